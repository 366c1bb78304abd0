import { sagemakerJobRuntimeBounded } from "../../../../policies/guardrails/cost/sagemakerJobRuntimeBounded";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { asNative, job, pipeline, PIPELINE, NATIVE_PIPELINE, PROCESSING, TRAINING, TUNING } from "./jobs";

const HOUR = { stoppingCondition: { maxRuntimeInSeconds: 3600 } };
const STEP_HOUR = { StoppingCondition: { MaxRuntimeInSeconds: 3600 } };

function message(type: string, place: string, found: string): string {
    return (
        `${type} "fraud": ${place} ${found}; a job must end within 86400 s; AWS's own default is a day. ` +
        "Fix: set it to 86400 or less."
    );
}

const PLACE = "stoppingCondition.maxRuntimeInSeconds";

describeRule(sagemakerJobRuntimeBounded, {
    "accepts jobs that end": {
        resources: [
            job(TRAINING, HOUR),
            job(PROCESSING, HOUR),
            job(TUNING, { trainingJobDefinition: HOUR }),
            job(TUNING, { trainingJobDefinitions: [HOUR, HOUR] }),
        ],
    },
    "accepts a pipeline whose jobs end, by parameter too, and one that is kept in S3": {
        resources: [
            pipeline(
                [
                    ["Prepare", "Processing", STEP_HOUR],
                    ["Tune", "Tuning", { TrainingJobDefinition: STEP_HOUR }],
                    [
                        "Train",
                        "Training",
                        { StoppingCondition: { MaxRuntimeInSeconds: { Get: "Parameters.Max" } } },
                    ],
                    ["Check", "Condition", { IfSteps: [] }],
                ],
                {},
                [{ Name: "Max", Type: "Integer", DefaultValue: 3600 }],
            ),
            job(PIPELINE, { pipelineDefinitionS3Location: {} }),
        ],
    },
    "lets a pipeline compute the time while it runs": {
        resources: [
            pipeline([
                [
                    "Train",
                    "Training",
                    { StoppingCondition: { MaxRuntimeInSeconds: { Get: "Steps.Plan.Max" } } },
                ],
            ]),
        ],
    },
    "stops jobs without an end": {
        resources: [job(TRAINING, {}), job(PROCESSING, {}), job(TUNING, { trainingJobDefinition: {} })],
        violations: [
            message(TRAINING, PLACE, "is not set"),
            message(PROCESSING, PLACE, "is not set"),
            message(TUNING, `trainingJobDefinition.${PLACE}`, "is not set"),
        ],
    },
    "stops a job that may run too long": {
        resources: [job(TRAINING, { stoppingCondition: { maxRuntimeInSeconds: 90_000 } })],
        violations: [message(TRAINING, PLACE, "is 90000")],
    },
    "stops a step without an end, of both providers": {
        resources: [
            pipeline([["Train", "Training", {}]]),
            asNative(pipeline([["Check", "Condition", { IfSteps: [{ Name: "Use", Type: "Processing" }] }]])),
        ],
        violations: [
            message(PIPELINE, "Steps[Train].StoppingCondition.MaxRuntimeInSeconds", "is not set"),
            message(NATIVE_PIPELINE, "Steps[Use].StoppingCondition.MaxRuntimeInSeconds", "is not set"),
        ],
    },
    "stops a parameter whose default is too long": {
        resources: [
            pipeline(
                [
                    [
                        "Train",
                        "Training",
                        { StoppingCondition: { MaxRuntimeInSeconds: { Get: "Parameters.Max" } } },
                    ],
                ],
                {},
                [{ Name: "Max", Type: "Integer", DefaultValue: 100_000 }],
            ),
        ],
        violations: [message(PIPELINE, "Steps[Train].StoppingCondition.MaxRuntimeInSeconds", "is 100000")],
    },
    "takes the longest time from its settings": {
        resources: [job(TRAINING, { stoppingCondition: { maxRuntimeInSeconds: 90_000 } })],
        config: { maximumRuntimeSeconds: 90_000 },
    },
    "notes what it does not know": {
        resources: [
            job(TRAINING, { stoppingCondition: { maxRuntimeInSeconds: UNKNOWN } }),
            job(PIPELINE, { pipelineDefinition: UNKNOWN }),
        ],
        undecided: [
            `${TRAINING} "fraud": string value at .${PLACE} can't be known during preview`,
            `${PIPELINE} "fraud": string value at .pipelineDefinition can't be known during preview`,
        ],
    },
});
