import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { ServiceRole } from "../../shared/iam/serviceRole";
import { Tags } from "../../shared/tags";
import { algorithmOf } from "../algorithms/algorithms";
import { BuildNames } from "../buildNames";
import { comparedMetrics, TrainingRecipeArgs } from "../recipe/trainingRecipe";

/** What the CodeBuild project is made from. */
export interface BuildProjectSpec {
    names: BuildNames;
    modelName: string;
    modelPackageGroupName: pulumi.Input<string>;
    recipe: TrainingRecipeArgs;
    artifactBucketName: pulumi.Input<string>;
    keyArn: pulumi.Input<string>;
    role: ServiceRole;
    /** Longest time of a build. */
    buildTimeoutMinutes?: number;
    tags: Tags;
}

/** Image with Python 3.11; https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html */
const IMAGE = "aws/codebuild/standard:7.0";
/** A build follows the training to its end. */
const TIMEOUT_MINUTES = 480;
const LOG_RETENTION_DAYS = 365;

function buildMinutes({ buildTimeoutMinutes = TIMEOUT_MINUTES }: BuildProjectSpec): number {
    return buildTimeoutMinutes;
}

function environmentVariables(spec: BuildProjectSpec) {
    const compared = comparedMetrics(spec.recipe);
    const { program } = algorithmOf(spec.recipe);
    const variables: Record<string, pulumi.Input<string>> = {
        BUILD_MINUTES: String(buildMinutes(spec)),
        ARTIFACT_BUCKET: spec.artifactBucketName,
        MODEL_NAME: spec.modelName,
        MODEL_PACKAGE_GROUP_NAME: spec.modelPackageGroupName,
        SAGEMAKER_PIPELINE_NAME: spec.names.sagemakerPipeline,
        ...(compared.length === 0 ? {} : { COMPARE_METRICS: compared.join(",") }),
        ...(program === undefined ? {} : { TRAINING_PROGRAM: program }),
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
            buildTimeout: buildMinutes(spec),
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
