import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../../shared/awsLocation";
import type { PolicyStatement } from "../../shared/iam/iamDocuments";
import { createServiceRole, ServiceRole } from "../../shared/iam/serviceRole";
import { SourceArgs } from "../../shared/source/sourceArgs";
import { createCodeCommitRepository } from "../../shared/source/codeCommitRepository";
import { sourceFetch } from "../../shared/source/sourceFetch";
import { bucketArn, BuildProject, BuildSetting } from "../builds/buildProject";
import type { DeliveryBuilds } from "../builds/deliveryBuilds";
import { reviewUrl } from "../deployNames";
import { DeployStage, VARIABLES } from "./deployStages";
import { artifactStatements, pipelineStatements } from "../permissions/pipelinePermissions";
import { pipelineStages } from "./pipelineStages";

/** What a delivery pipeline has beside its builds. */
export interface DeliverySetting extends BuildSetting {
    source: SourceArgs;
    topicArn: pulumi.Input<string>;
}

/** What an execution is started with; by hand the version alone will do. */
const PIPELINE_VARIABLES = [
    { name: VARIABLES.modelPackageArn, description: "Approved model version to deploy" },
    {
        name: VARIABLES.rejectedVersion,
        description:
            "Rejected version to put it in place of; environments with another one live stay as they are",
        defaultValue: "none",
    },
];

/** Creates the pipeline and its role. One execution at a time, in order, each with the version it was started for. */
export function createDeliveryPipeline(
    name: string,
    stages: readonly DeployStage[],
    builds: DeliveryBuilds,
    setting: DeliverySetting,
): aws.codepipeline.Pipeline {
    const { location, keyArn, artifactBucketName, topicArn, tags, parent } = setting;
    // A push starts nothing: there is no version to deploy without an approval.
    const source = sourceFetch(location, setting.source, false);
    const repository = createCodeCommitRepository(`${name}-repository`, {
        ...setting,
        description: "Deployment code",
    });
    const role = createPipelineRole(`${name}-role`, source.statements, stages, builds, setting);
    return new aws.codepipeline.Pipeline(
        name,
        {
            pipelineType: "V2",
            executionMode: "QUEUED",
            roleArn: role.arn,
            artifactStores: [
                { type: "S3", location: artifactBucketName, encryptionKey: { id: keyArn, type: "KMS" } },
            ],
            variables: PIPELINE_VARIABLES,
            stages: pipelineStages(stages, {
                source,
                previewProject: builds.preview.project.name,
                deployProjects: namesOf(builds.deploy),
                checkProjects: namesOf(builds.check),
                compareProjects: namesOf(builds.compare),
                topicArn,
                reviewUrl: builds.preview.project.name.apply((project) => reviewUrl(location, project)),
            }),
            tags,
        },
        { parent, dependsOn: [role.policy, ...repository] },
    );
}

function createPipelineRole(
    name: string,
    sourceStatements: PolicyStatement[],
    stages: readonly DeployStage[],
    builds: DeliveryBuilds,
    setting: DeliverySetting,
): ServiceRole {
    const { location, artifactBucketName: bucket, keyArn, topicArn, tags, parent } = setting;
    const { preview, deploy, check, compare } = builds;
    const everyBuild = [preview, ...[deploy, check, compare].flatMap((each) => Object.values(each))];
    const projectArns = everyBuild.map((build) => projectArn(location, build));
    const statements = [
        ...artifactStatements(bucketArn(location, bucket), bucketArn(location, bucket, "/*"), keyArn),
        ...sourceStatements,
        ...pipelineStatements(projectArns, topicArn, entryAlarmArns(stages, location)),
    ];
    return createServiceRole(
        name,
        { service: "codepipeline.amazonaws.com", location, statements, tags },
        { parent },
    );
}

function entryAlarmArns(stages: readonly DeployStage[], location: AwsLocation): pulumi.Output<string>[] {
    return stages.flatMap(({ entry }) =>
        (entry?.alarmNames ?? []).map(
            (alarm) =>
                pulumi.interpolate`${arn({ ...location, region: entry?.region ?? location.region }, "cloudwatch", "alarm:")}${alarm}`,
        ),
    );
}

function projectArn(location: AwsLocation, build: BuildProject): pulumi.Output<string> {
    return pulumi.interpolate`${arn(location, "codebuild", "project/")}${build.project.name}`;
}

function namesOf(builds: Record<string, BuildProject>): Record<string, pulumi.Output<string>> {
    return Object.fromEntries(Object.entries(builds).map(([key, build]) => [key, build.project.name]));
}
