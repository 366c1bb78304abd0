import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { selectiveRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { ENDPOINT_CONFIG, MODEL, bothTypes } from "../kinds/resourceTypes";
import { servedWithoutInstances } from "./serverlessModels";

const mustBeIsolated = mustBe(true, "AWS's default is false");

export const sagemakerModelNetworkIsolation = selectiveRule({
    name: "sagemaker-model-network-isolation",
    displayName: "Network isolation of SageMaker models",
    description:
        "The containers of a SageMaker model must have no network access; SageMaker takes no isolation of a model " +
        "that a serverless endpoint serves.",
    why:
        "A container that can call out can carry data and model away, or load code that nobody has " +
        "reviewed.",
    severity: "high",
    tags: ["model", "network", "sagemaker"],
    framework: securityHub("SageMaker.5", "Models run with network isolation."),
    sources: [
        "AWS Config sagemaker-model-isolation-enabled",
        "Checkov CKV_AWS_370",
        "Prowler sagemaker_models_network_isolation_enabled",
    ],
    url: securityHubUrl("SageMaker.5"),
    remediationSteps:
        "Set enableNetworkIsolation to true; the model is replaced, the endpoint is not. A container that " +
        "calls out while it serves has to be changed: put what it fetches into the model artefact or the " +
        "image.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker models",
    reads: bothTypes(MODEL, { isolation: "enableNetworkIsolation" }),
    sparing: servedWithoutInstances,
    judge: (readings) => mustBeIsolated(readings.one("isolation"), {}),
    examples: {
        passes: [
            { type: MODEL.classic, name: "fraud", properties: { enableNetworkIsolation: true } },
            { type: MODEL.classic, name: "on-demand", properties: { name: "on-demand" } },
            {
                type: ENDPOINT_CONFIG.classic,
                name: "on-demand",
                properties: { productionVariants: [{ modelName: "on-demand", serverlessConfig: {} }] },
            },
        ],
        fails: [{ type: MODEL.classic, name: "fraud", properties: {} }],
    },
});
