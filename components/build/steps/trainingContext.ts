import { AwsLocation } from "../../shared/awsLocation";
import { hasOnlyInstanceStorage } from "../../shared/instanceTypes";
import { buildNames } from "../buildNames";
import { Cluster, Distribution, Execution, join, Join, JobNetwork, RetryPolicy } from "../definition";
import { TrainingParameters } from "./pipelineParameters";
import { dataDistribution } from "../recipe/dataDistribution";
import { DataDistribution, InstanceStep, stepInstances } from "../recipe/stepInstances";
import { TrainingRecipeArgs } from "../recipe/trainingRecipe";

/** What the recipe does not decide: where the pipeline runs, and as whom. */
export interface TrainingSurroundings {
    location: AwsLocation;
    modelName: string;
    artifactBucketName: string;
    keyArn: string;
    /** Role of the jobs. */
    jobRoleArn: string;
    modelPackageGroupName: string;
    subnetIds: string[];
    securityGroupIds: string[];
    /** Whether a model that is good enough is registered. */
    registersModels: boolean;
    /** Whether the registry encrypts with `keyArn` what it keeps of a version. */
    encryptsVersions: boolean;
}

/** What every step of the training pipeline is made from. */
export interface TrainingContext {
    recipe: TrainingRecipeArgs;
    surroundings: TrainingSurroundings;
    parameters: TrainingParameters;
}

/** Folders of processing containers: the contract with the scripts of `templates/model-build`. */
export const PROCESSING_INPUT = "/opt/ml/processing/input";
export const PROCESSING_OUTPUT = "/opt/ml/processing/output";

/**
 * File in which SageMaker tells the instances of a processing job of each other.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/build-your-own-processing-container.html
 */
export const PROCESSING_RESOURCES = "/opt/ml/config/resourceconfig.json";

/** Failures of the service itself: many short tries. */
export const SERVICE_RETRY: RetryPolicy = {
    on: ["Step.SERVICE_FAULT", "Step.THROTTLING"],
    intervalSeconds: 10,
    backoffRate: 2,
    until: { attempts: 6 },
};

/** Failures to get instances, which pass with time: patient tries, for as long as four hours. */
export const CAPACITY_RETRY: RetryPolicy = {
    on: ["SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"],
    intervalSeconds: 60,
    backoffRate: 2,
    until: { minutes: 240 },
};

/** Where a step writes in this run: each run under its own execution id, so that no run overwrites another. */
export function runPrefix({ surroundings }: TrainingContext, step: string, output: string): Join {
    const { artifactBucketName, modelName } = surroundings;
    const runs = `s3://${artifactBucketName}/${buildNames(modelName).runsPrefix}`;
    return join("/", [runs, Execution.pipelineExecutionId, step, output]);
}

/** The instances of a step. */
export function clusterOf({ recipe, surroundings }: TrainingContext, step: InstanceStep): Cluster {
    const { instanceType, instanceCount, volumeSizeGb } = stepInstances(recipe, step);
    return {
        instanceType,
        instanceCount,
        volumeSizeGb,
        ...(hasOnlyInstanceStorage(instanceType) ? {} : { volumeKeyArn: surroundings.keyArn }),
    };
}

/**
 * The network of every job. Isolated, too: the jobs read and write S3 only through SageMaker itself, which
 * copies inputs in and outputs out, so the containers need no network and get no credentials. The instances of one
 * training reach each other all the same, over the workload's security group and encrypted; those of a processing
 * job do not: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html
 */
export function networkOf({ surroundings }: TrainingContext): JobNetwork {
    const { subnetIds, securityGroupIds } = surroundings;
    return { subnetIds, securityGroupIds, isolated: true, encryptTraffic: true };
}

/** Longest run of a step, in seconds. */
export function maxRuntimeSeconds({ recipe }: TrainingContext, step: InstanceStep): number {
    return stepInstances(recipe, step).maxRuntimeMinutes * 60;
}

/** Reuse of earlier results, where the recipe asks for it. */
export function cacheOf({ recipe }: TrainingContext): { cache?: { expireAfter: string } } {
    return recipe.reuseResultsFor === undefined ? {} : { cache: { expireAfter: recipe.reuseResultsFor } };
}

/** How the input reaches the instances of a step, where it is not the whole of it for each. */
export function distributionOf(
    recipe: TrainingRecipeArgs,
    step: InstanceStep,
): { distribution?: Distribution } {
    return dataDistribution(recipe, step) === DataDistribution.ShardedByS3Key
        ? { distribution: "ShardedByS3Key" }
        : {};
}
