import { sagemakerServerlessBounds } from "../../../../policies/guardrails/instance-types/sagemakerServerlessBounds";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { CONFIG, endpointConfig } from "./fixtures";

function serverless(part: object = {}) {
    const serverlessConfig = { memorySizeInMb: 2048, maxConcurrency: 20, ...part };
    const properties = { productionVariants: [{ variantName: "primary", serverlessConfig }] };
    return { type: CONFIG, name: "fraud", properties };
}

function message(key: string, found: string, minimum: number, maximum: number): string {
    const subject = `productionVariants[primary].serverlessConfig.${key}`;
    return (
        `${CONFIG} "fraud": ${subject} ${found}; it must be from ${String(minimum)} to ${String(maximum)}. ` +
        `Fix: set ${subject} to a number within these bounds.`
    );
}

describeRule(sagemakerServerlessBounds, {
    "accepts what stays within, and variants on instances": { resources: [serverless(), endpointConfig()] },
    "refuses too much memory": {
        resources: [serverless({ memorySizeInMb: 4096 })],
        config: { maximumMemoryMb: 3072 },
        violations: [message("memorySizeInMb", "is 4096", 1024, 3072)],
    },
    "refuses too much concurrency, or none that is said": {
        resources: [serverless({ maxConcurrency: 51 }), serverless({ maxConcurrency: null })],
        violations: [
            message("maxConcurrency", "is 51", 1, 50),
            message("maxConcurrency", "is not set", 1, 50),
        ],
    },
    "refuses a cold start where that is not allowed": {
        resources: [serverless()],
        config: { minimumProvisionedConcurrency: 1 },
        violations: [message("provisionedConcurrency", "is not set", 1, 50)],
    },
    "accepts a warm start": {
        resources: [serverless({ provisionedConcurrency: 1 })],
        config: { minimumProvisionedConcurrency: 1 },
    },
    "notes what is unknown": {
        resources: [serverless({ maxConcurrency: UNKNOWN })],
        undecided: [
            `${CONFIG} "fraud": string value at .productionVariants.0.serverlessConfig.maxConcurrency ` +
                "can't be known during preview",
        ],
    },
});
