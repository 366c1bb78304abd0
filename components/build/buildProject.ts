import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { ServiceRole } from "../shared/serviceRole";
import { Tags } from "../shared/tags";
import { BuildNames } from "./buildNames";

/** What the CodeBuild project is made from. */
export interface BuildProjectSpec {
    names: BuildNames;
    modelName: string;
    artifactBucketName: pulumi.Input<string>;
    keyArn: pulumi.Input<string>;
    role: ServiceRole;
    tags: Tags;
}

/** Image with Python 3.11; https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html */
const IMAGE = "aws/codebuild/standard:7.0";
/** The longest that CodeBuild lets a build take: it follows the training to its end. */
const TIMEOUT_MINUTES = 480;
const LOG_RETENTION_DAYS = 365;

function environmentVariables(spec: BuildProjectSpec) {
    const variables: Record<string, pulumi.Input<string>> = {
        ARTIFACT_BUCKET: spec.artifactBucketName,
        KMS_KEY_ARN: spec.keyArn,
        MODEL_NAME: spec.modelName,
        SAGEMAKER_PIPELINE_NAME: spec.names.sagemakerPipeline,
    };
    return Object.entries(variables).map(([name, value]) => ({ name, value, type: "PLAINTEXT" }));
}

/**
 * Creates the project that tests a commit, uploads its scripts and runs the training with them, as the
 * repository's own `buildspec.yml` says. It runs outside the VPC, which has no way to the package registries.
 */
export function createBuildProject(
    name: string,
    spec: BuildProjectSpec,
    parent: pulumi.Resource,
): aws.codebuild.Project {
    const { names, keyArn, role, tags } = spec;
    const logGroup = new aws.cloudwatch.LogGroup(
        `${name}-log-group`,
        { name: names.logGroup, retentionInDays: LOG_RETENTION_DAYS, kmsKeyId: keyArn, tags },
        { parent },
    );
    return new aws.codebuild.Project(
        `${name}-project`,
        {
            name: names.codeBuildProject,
            description: `Tests the code of ${spec.modelName} and trains with it`,
            serviceRole: role.arn,
            encryptionKey: keyArn,
            buildTimeout: TIMEOUT_MINUTES,
            source: { type: "CODEPIPELINE", buildspec: "buildspec.yml" },
            artifacts: { type: "CODEPIPELINE" },
            environment: {
                type: "LINUX_CONTAINER",
                image: IMAGE,
                computeType: "BUILD_GENERAL1_SMALL",
                privilegedMode: false,
                environmentVariables: environmentVariables(spec),
            },
            logsConfig: { cloudwatchLogs: { status: "ENABLED", groupName: logGroup.name } },
            tags,
        },
        { parent, dependsOn: [role.policy] },
    );
}
