import { sagemakerTrainingSpot } from "../../../../policies/guardrails/cost/sagemakerTrainingSpot";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { job, pipeline, PIPELINE, PROCESSING, TRAINING, TUNING } from "./jobs";

const SPOT = {
    enableManagedSpotTraining: true,
    stoppingCondition: { maxRuntimeInSeconds: 3600, maxWaitTimeInSeconds: 7200 },
    checkpointConfig: { s3Uri: "s3://models/checkpoints" },
};
const STEP_SPOT = {
    EnableManagedSpotTraining: true,
    StoppingCondition: { MaxRuntimeInSeconds: 3600, MaxWaitTimeInSeconds: 7200 },
    CheckpointConfig: { S3Uri: { "Std:Join": { On: "/", Values: ["s3://models", "checkpoints"] } } },
};
const config = { requireSpot: true };

function wait(type: string, place: string, found: string): string {
    return (
        `${type} "fraud": ${place} ${found}; ` +
        "it must be at least maxRuntimeInSeconds, since it holds waiting and running. " +
        "Fix: set it to the longest run and the time that waiting is worth."
    );
}

function required(type: string, place: string, found: string): string {
    return (
        `${type} "fraud": ${place} ${found}; ` +
        "trainings in this environment must use spare capacity, at a fraction of the price. " +
        "Fix: set it to true, with checkpoints and a longest wait."
    );
}

describeRule(sagemakerTrainingSpot, {
    "accepts trainings that are not on spare capacity where that is not asked for": {
        resources: [job(TRAINING, {}), pipeline([["Train", "Training", {}]])],
    },
    "accepts spare capacity with checkpoints, computed ones too": {
        resources: [job(TRAINING, SPOT), pipeline([["Train", "Training", STEP_SPOT]])],
        config,
    },
    "accepts a tuning without checkpoints": {
        resources: [
            job(TUNING, {
                trainingJobDefinition: { ...SPOT, checkpointConfig: {} },
            }),
        ],
        config,
    },
    "asks nothing of what does not train": { resources: [job(PROCESSING, {})], config },
    "stops a training that pays the full price where spare capacity is asked for": {
        resources: [
            job(TRAINING, { enableManagedSpotTraining: false }),
            pipeline([["Train", "Training", {}]]),
        ],
        config,
        violations: [
            required(TRAINING, "enableManagedSpotTraining", "is false"),
            required(PIPELINE, "Steps[Train].EnableManagedSpotTraining", "is not set"),
        ],
    },
    "stops a training that does not wait": {
        resources: [
            job(TRAINING, { ...SPOT, stoppingCondition: { maxRuntimeInSeconds: 3600 } }),
            job(TRAINING, {
                ...SPOT,
                stoppingCondition: { maxRuntimeInSeconds: 3600, maxWaitTimeInSeconds: 60 },
            }),
        ],
        violations: [
            wait(TRAINING, "stoppingCondition.maxWaitTimeInSeconds", "is not set"),
            wait(TRAINING, "stoppingCondition.maxWaitTimeInSeconds", "is 60"),
        ],
    },
    "stops a training that would start over": {
        resources: [job(TRAINING, { ...SPOT, checkpointConfig: {} })],
        violations: [
            `${TRAINING} "fraud": checkpointConfig.s3Uri is not set; ` +
                "an interrupted training must go on where it stopped. " +
                "Fix: name a prefix in S3 for its checkpoints.",
        ],
    },
    "notes what it does not know": {
        resources: [
            job(TRAINING, { ...SPOT, enableManagedSpotTraining: UNKNOWN }),
            job(TRAINING, { ...SPOT, checkpointConfig: { s3Uri: UNKNOWN } }),
            job(PIPELINE, { pipelineDefinition: UNKNOWN }),
        ],
        undecided: [
            `${TRAINING} "fraud": string value at .enableManagedSpotTraining can't be known during preview`,
            `${TRAINING} "fraud": string value at .checkpointConfig.s3Uri can't be known during preview`,
            `${PIPELINE} "fraud": string value at .pipelineDefinition can't be known during preview`,
        ],
    },
});
