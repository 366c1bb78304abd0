import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation, s3Arn } from "../../shared/awsLocation";
import type { PolicyStatement } from "../../shared/iam/iamDocuments";
import type { NetworkPlacement } from "../../shared/networkPlacement";
import { createLogGroup, logStreamsArn } from "../../shared/logGroup";
import { createServiceRole, ServiceRole } from "../../shared/iam/serviceRole";
import type { Tags } from "../../shared/tags";
import { REPORTS } from "./reports";
import { buildNetworkStatements } from "../permissions/buildNetworkPermissions";
import { artifactStatements, logStatement, reportStatement } from "../permissions/pipelinePermissions";

/** What every build of one pipeline has in common. */
export interface BuildSetting {
    location: AwsLocation;
    keyArn: pulumi.Input<string>;
    artifactBucketName: pulumi.Input<string>;
    /** Where builds run; without it they run in CodeBuild's own network. */
    network: (NetworkPlacement & { vpcId: pulumi.Input<string> }) | undefined;
    tags: Tags;
    parent: pulumi.Resource;
}

/** What one build does, and with which rights beside those that every build has. */
export interface BuildSpec {
    description: string;
    buildspec: string;
    variables: Record<string, pulumi.Input<string>>;
    /** ARN of the secret that each variable's text is taken from. */
    secrets: Record<string, pulumi.Input<string>>;
    statements: PolicyStatement[];
    computeType: "BUILD_GENERAL1_SMALL" | "BUILD_GENERAL1_MEDIUM";
    timeoutMinutes: number;
}

/** A CodeBuild project and the role that it runs with. */
export interface BuildProject {
    project: aws.codebuild.Project;
    role: ServiceRole;
}

/** https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html */
const IMAGE = "aws/codebuild/standard:7.0";

/**
 * Creates a project with a log group, a role and a report group of its own: `<name>-log-group`, `<name>-role`,
 * `<name>-project`, `<name>-report-group`.
 */
export function createBuildProject(name: string, spec: BuildSpec, setting: BuildSetting): BuildProject {
    const { location, keyArn, tags, parent } = setting;
    const logGroup = createLogGroup(`${name}-log-group`, setting);
    const role = createServiceRole(
        `${name}-role`,
        {
            service: "codebuild.amazonaws.com",
            location,
            sourceArnPattern: arn(location, "codebuild", `project/${name}-project-*`),
            statements: [...commonStatements(name, logGroup, setting), ...spec.statements],
            tags,
        },
        { parent },
    );
    const project = new aws.codebuild.Project(
        `${name}-project`,
        {
            description: spec.description,
            serviceRole: role.arn,
            source: { type: "CODEPIPELINE", buildspec: spec.buildspec },
            artifacts: { type: "CODEPIPELINE" },
            environment: buildEnvironment(spec),
            encryptionKey: keyArn,
            buildTimeout: spec.timeoutMinutes,
            logsConfig: { cloudwatchLogs: { status: "ENABLED", groupName: logGroup.name } },
            ...(setting.network === undefined ? {} : { vpcConfig: vpcConfig(setting.network) }),
            tags,
        },
        { parent, dependsOn: [role.policy] },
    );
    createReportGroup(`${name}-report-group`, project, setting);
    return { project, role };
}

/** What a build reports is kept in the artifact bucket; CodeBuild itself forgets it after thirty days. */
function createReportGroup(name: string, project: aws.codebuild.Project, setting: BuildSetting): void {
    const { artifactBucketName, keyArn, tags, parent } = setting;
    const s3Destination = { bucket: artifactBucketName, path: "reports", encryptionKey: keyArn };
    new aws.codebuild.ReportGroup(
        name,
        {
            // CodeBuild looks for a group of this name: https://docs.aws.amazon.com/codebuild/latest/userguide/report-group-naming.html
            name: pulumi.interpolate`${project.name}-${REPORTS}`,
            type: "TEST",
            exportConfig: { type: "S3", s3Destination },
            deleteReports: true,
            tags,
        },
        { parent },
    );
}

/** ARN of a bucket, or of keys in it, known at preview. */
export function bucketArn(
    location: AwsLocation,
    bucket: pulumi.Input<string>,
    keys = "",
): pulumi.Output<string> {
    return pulumi.interpolate`${s3Arn(location, "")}${bucket}${keys}`;
}

function commonStatements(
    name: string,
    logGroup: aws.cloudwatch.LogGroup,
    setting: BuildSetting,
): PolicyStatement[] {
    const { location, artifactBucketName, keyArn } = setting;
    return [
        logStatement(logStreamsArn(location, logGroup)),
        reportStatement(arn(location, "codebuild", `report-group/${name}-project-*`)),
        ...artifactStatements(
            bucketArn(location, artifactBucketName),
            bucketArn(location, artifactBucketName, "/*"),
            keyArn,
        ),
        ...(setting.network === undefined ? [] : buildNetworkStatements(location)),
    ];
}

function buildEnvironment({
    computeType,
    variables,
    secrets,
}: BuildSpec): aws.types.input.codebuild.ProjectEnvironment {
    return {
        type: "LINUX_CONTAINER",
        image: IMAGE,
        computeType,
        privilegedMode: false,
        environmentVariables: [
            ...Object.entries(variables).map(([name, value]) => ({ name, value })),
            ...Object.entries(secrets).map(([name, value]) => ({ name, value, type: "SECRETS_MANAGER" })),
        ],
    };
}

function vpcConfig(
    network: NetworkPlacement & { vpcId: pulumi.Input<string> },
): aws.types.input.codebuild.ProjectVpcConfig {
    return {
        vpcId: network.vpcId,
        subnets: network.subnetIds,
        securityGroupIds: network.securityGroupIds,
    };
}
