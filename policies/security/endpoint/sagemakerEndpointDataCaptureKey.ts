import { wellArchitected } from "../../shared/frameworks";
import { readingRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { ENDPOINT_CONFIG, bothTypes } from "../kinds/resourceTypes";

export const sagemakerEndpointDataCaptureKey = readingRule({
    name: "sagemaker-endpoint-data-capture-key",
    displayName: "Own key for captured data",
    description: "Captured requests and responses must be encrypted with a key of your own.",
    why: "They are what users send: the most personal data that an endpoint ever sees.",
    severity: "high",
    tags: ["endpoint", "encryption", "sagemaker"],
    framework: wellArchitected("SEC08-BP02", "Enforce encryption at rest."),
    sources: ["Mondoo endpoint-config-capture-cmk"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture.html",
    remediationSteps:
        "Set dataCaptureConfig.kmsKeyId to a key of your own; the configuration is replaced, the endpoint " +
        "is not.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoint configurations",
    reads: bothTypes(ENDPOINT_CONFIG, {
        enabled: "dataCaptureConfig?.enableCapture",
        key: "dataCaptureConfig?.kmsKeyId",
    }),
    judge: (readings) =>
        readings.one("enabled").value === false
            ? []
            : readings.all("key").flatMap((key) => mustBeCustomerKey(key, {})),
    examples: {
        passes: [
            {
                type: ENDPOINT_CONFIG.classic,
                name: "fraud",
                properties: { dataCaptureConfig: { enableCapture: true, kmsKeyId: "alias/ours" } },
            },
        ],
        fails: [
            {
                type: ENDPOINT_CONFIG.classic,
                name: "fraud",
                properties: { dataCaptureConfig: { enableCapture: true } },
            },
        ],
    },
});
