import { sagemakerConfigReplaceable } from "../../../../policies/guardrails/reliability/sagemakerConfigReplaceable";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { CONFIG, MODEL, NATIVE_CONFIG } from "./endpoints";

function named(type: string, key: string, name: string): ResourceFixture {
    return { type, name: "fraud", properties: { [key]: name } };
}

function message(type: string, key: string): string {
    return (
        `${type} "fraud": ${key} is "fraud"; ` +
        "a replacement must exist before what it replaces is deleted, and two cannot have one name. " +
        `Fix: take ${key} out, so that Pulumi adds a suffix of its own.`
    );
}

describeRule(sagemakerConfigReplaceable, {
    "accepts names that Pulumi or a hash makes, and none": {
        resources: [
            named(CONFIG, "name", "fraud-1a2b3c4"),
            named(MODEL, "name", "fraud-9f86d081884c7d65"),
            named(NATIVE_CONFIG, "endpointConfigName", "fraud-1a2b3c4"),
            { type: CONFIG, name: "fraud", properties: { namePrefix: "fraud-" } },
        ],
    },
    "stops names that stay": {
        resources: [
            named(CONFIG, "name", "fraud"),
            named(MODEL, "name", "fraud"),
            named(NATIVE_CONFIG, "endpointConfigName", "fraud"),
            named("aws-native:sagemaker:Model", "modelName", "fraud"),
        ],
        violations: [
            message(CONFIG, "name"),
            message(MODEL, "name"),
            message(NATIVE_CONFIG, "endpointConfigName"),
            message("aws-native:sagemaker:Model", "modelName"),
        ],
    },
    "stops a deletion before the replacement": {
        resources: [{ ...named(CONFIG, "name", "fraud-1a2b3c4"), deleteBeforeReplace: true }],
        violations: [
            `${CONFIG} "fraud": the option deleteBeforeReplace is true; ` +
                "a live endpoint must never be without its configuration and its model. " +
                "Fix: take deleteBeforeReplace out.",
        ],
    },
    "notes a name that it does not know": {
        resources: [named(CONFIG, "name", UNKNOWN)],
        undecided: [`${CONFIG} "fraud": string value at .name can't be known during preview`],
    },
});
