import { PipelineDocument } from "../../../components/build/definition";
import { placedSteps } from "../../../components/build/definition/stepTree";
import { MlBuildPipelineArgs } from "../../../components/build/mlBuildPipeline";
import { TrainingSurroundings } from "../../../components/build/steps/trainingContext";
import { DataDistribution } from "../../../components/build/recipe/stepInstances";
import {
    Algorithm,
    MetricGoal,
    Task,
    TrainingRecipeArgs,
} from "../../../components/build/recipe/trainingRecipe";
import { LOCATION } from "../../support/recorder";

/** A valid recipe, overruled by what the test is about. */
export function recipe(overrides: Partial<TrainingRecipeArgs> = {}): TrainingRecipeArgs {
    return {
        task: Task.Binary,
        labelColumn: "fraud",
        inputDataUri: "s3://claims/2026/",
        metrics: [{ name: "auc", atLeast: 0.8 }],
        ...overrides,
    };
}

/** A valid recipe for an own image that shares its work and is tuned, overruled by what the test is about. */
export function ownImage(overrides: Partial<TrainingRecipeArgs> = {}): TrainingRecipeArgs {
    return recipe({
        algorithm: Algorithm.CustomImage,
        image: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/forecaster:1",
        hyperparameters: { layers: "3" },
        logMetrics: [{ name: "validation:loss", regex: "loss=([0-9.]+)", goal: MetricGoal.Minimize }],
        prepare: {
            instanceType: "ml.m5.large",
            instanceCount: 2,
            dataDistribution: DataDistribution.ShardedByS3Key,
        },
        train: {
            instanceType: "ml.m5.large",
            instanceCount: 4,
            dataDistribution: DataDistribution.ShardedByS3Key,
        },
        tuning: { ranges: [{ name: "width", min: 8, max: 64, wholeNumbers: true }], maxJobs: 4 },
        ...overrides,
    });
}

/** A valid recipe that asks for every baseline, overruled by what the test is about. */
export function withBaselines(overrides: Partial<TrainingRecipeArgs> = {}): TrainingRecipeArgs {
    return recipe({
        baselines: {
            bias: { facetColumn: "customer_gender", facetValues: ["Female"], favourableLabels: ["0"] },
            explainability: {},
        },
        ...overrides,
    });
}

/** Where the pipelines of the tests run. */
export function surroundings(overrides: Partial<TrainingSurroundings> = {}): TrainingSurroundings {
    return {
        location: LOCATION,
        modelName: "fraud",
        artifactBucketName: "artifacts",
        keyArn: "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555",
        jobRoleArn: "arn:aws:iam::111122223333:role/fraud-job",
        modelPackageGroupName: "fraud-models",
        subnetIds: ["subnet-0a", "subnet-0b"],
        securityGroupIds: ["sg-0a"],
        registersModels: true,
        encryptsVersions: false,
        ...overrides,
    };
}

/** Valid arguments of the component, overruled by what the test is about. */
export function buildArgs(overrides: Partial<MlBuildPipelineArgs> = {}): MlBuildPipelineArgs {
    return {
        location: LOCATION,
        modelName: "fraud",
        source: {
            connection: {
                connectionArn: "arn:aws:codeconnections:eu-central-1:111122223333:connection/1",
                repositoryId: "team/fraud",
            },
        },
        training: recipe(),
        modelPackageGroupName: "fraud-models",
        artifactBucketName: "artifacts",
        keyArn: surroundings().keyArn,
        network: { subnetIds: ["subnet-0a", "subnet-0b"], securityGroupIds: ["sg-0a"] },
        notificationTopicArn: "arn:aws:sns:eu-central-1:111122223333:notices",
        ...overrides,
    };
}

/** Arguments of a step, as plain JSON that a test can look into. */
export function argumentsOf(document: PipelineDocument, name: string): Record<string, unknown> {
    const step = placedSteps(document).find((placed) => placed.step.Name === name)?.step;
    return JSON.parse(JSON.stringify(step?.Arguments)) as Record<string, unknown>;
}
