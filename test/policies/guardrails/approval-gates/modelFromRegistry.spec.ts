import { modelFromRegistry } from "../../../../policies/guardrails/approval-gates/modelFromRegistry";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { config, MODEL, variant } from "../reliability/endpoints";

const VERSION = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/7";
const RAW = {
    image: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/fraud:1",
    modelDataUrl: "s3://models/m.tar.gz",
};

function model(primaryContainer: unknown, more: Record<string, unknown> = {}): ResourceFixture {
    return { type: MODEL, name: "model", properties: { name: "fraud-model", primaryContainer, ...more } };
}

function unregistered(found: string, place = "primaryContainer"): string {
    return (
        `${MODEL} "model": ${place}.modelPackageName ${found}; ` +
        "what an endpoint serves must be a version of the model registry, where somebody approved it. " +
        "Fix: set it to the ARN of an approved version."
    );
}

describeRule(modelFromRegistry, {
    "accepts a version of the registry": { resources: [config(), model({ modelPackageName: VERSION })] },
    "leaves models alone that no endpoint serves, and containers that load many": {
        resources: [
            config([variant({ modelName: "many" })]),
            model(RAW),
            {
                ...model({ ...RAW, mode: "MultiModel" }),
                name: "many",
                properties: { name: "many", primaryContainer: { ...RAW, mode: "MultiModel" } },
            },
        ],
    },
    "stops a model that comes straight from a bucket, or from its image": {
        resources: [config(), model(RAW)],
        violations: [unregistered("is not set")],
    },
    "stops one container of several": {
        resources: [config(), model(undefined, { containers: [{ modelPackageName: VERSION }, RAW] })],
        violations: [unregistered("is not set", "containers[1]")],
    },
    "stops a package that has no version, which is in no group": {
        resources: [
            config(),
            model({ modelPackageName: "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud" }),
        ],
        violations: [unregistered('is "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud"')],
    },
    "stops a version of another group where groups are listed": {
        resources: [config(), model({ modelPackageName: VERSION })],
        config: { modelGroups: ["churn", "credit-*"] },
        violations: [
            `${MODEL} "model": primaryContainer.modelPackageName is "${VERSION}"; ` +
                "it must be a version of churn, credit-*. " +
                "Fix: name a version of one of these groups, or add the group to modelGroups in a reviewed change.",
        ],
    },
    "accepts a version of a listed group": {
        resources: [config(), model({ modelPackageName: VERSION })],
        config: { modelGroups: ["fr*"] },
    },
    "notes a version that is unknown, or a container": {
        resources: [config(), model({ modelPackageName: UNKNOWN })],
        undecided: [
            `${MODEL} "model": string value at .primaryContainer.modelPackageName can't be known during preview`,
        ],
    },
});
