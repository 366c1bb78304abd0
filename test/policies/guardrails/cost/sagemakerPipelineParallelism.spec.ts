import { sagemakerPipelineParallelism } from "../../../../policies/guardrails/cost/sagemakerPipelineParallelism";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { asNative, job, NATIVE_PIPELINE, pipeline, PIPELINE } from "./jobs";

const PLACE = "parallelismConfiguration.maxParallelExecutionSteps";

function wide(count: number, properties: object = {}) {
    return pipeline(
        Array.from({ length: count }, (_, index) => [`Train${String(index)}`, "Training", {}]),
        properties,
    );
}

function bound(maxParallelExecutionSteps: unknown) {
    return { parallelismConfiguration: { maxParallelExecutionSteps } };
}

function message(type: string, found: string): string {
    return `${type} "fraud": ${PLACE} ${found}; at most 10 jobs may run at once. Fix: set it to 10 or less.`;
}

describeRule(sagemakerPipelineParallelism, {
    "accepts fewer jobs than may run at once, without a bound": { resources: [wide(10)] },
    "accepts many jobs with a bound": { resources: [wide(11, bound(10)), asNative(wide(11, bound(10)))] },
    "stops many jobs without a bound": {
        resources: [wide(11), asNative(wide(11))],
        violations: [message(PIPELINE, "is not set"), message(NATIVE_PIPELINE, "is not set")],
    },
    "stops a bound that is too high": {
        resources: [wide(2, bound(50))],
        violations: [message(PIPELINE, "is 50")],
    },
    "takes the number from its settings": { resources: [wide(12)], config: { maximumParallelSteps: 12 } },
    "notes a bound that it does not know": {
        resources: [wide(2, bound(UNKNOWN))],
        undecided: [`${PIPELINE} "fraud": string value at .${PLACE} can't be known during preview`],
    },
    "notes a definition that it does not know, unless there is a bound": {
        resources: [
            job(PIPELINE, { pipelineDefinition: UNKNOWN }),
            job(PIPELINE, { pipelineDefinition: UNKNOWN, ...bound(4) }),
        ],
        undecided: [`${PIPELINE} "fraud": string value at .pipelineDefinition can't be known during preview`],
    },
});
