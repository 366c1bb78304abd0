import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeSet } from "../../shared/kinds/requirements";
import { ENDPOINT_CONFIG } from "../resourceTypes";

const TOPICS = [
    "asyncInferenceConfig?.outputConfig.notificationConfig.errorTopic",
    "asyncInferenceConfig?.outputConfig.notificationConfig.successTopic",
];

function config(notificationConfig: object) {
    const outputConfig = { s3OutputPath: "s3://answers/", notificationConfig };
    return {
        type: ENDPOINT_CONFIG[0],
        name: "fraud",
        properties: { asyncInferenceConfig: { outputConfig } },
    };
}

/** A topic that is unknown at preview is noted there and judged before the configuration is created. */
export const sagemakerAsyncNotifications = propertyRule({
    name: "sagemaker-async-notifications",
    displayName: "Asynchronous answers are announced",
    description: "An asynchronous endpoint must announce its successes and its errors.",
    why: "Whoever asked does not wait for the answer: without a message a failed request looks like a slow one.",
    severity: "medium",
    tags: ["reliability", "sagemaker"],
    framework: wellArchitected("REL06-BP03", "Send notifications."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html",
    remediationSteps: "Give notificationConfig an errorTopic and a successTopic.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoint configurations",
    reads: { [ENDPOINT_CONFIG[0]]: TOPICS, [ENDPOINT_CONFIG[1]]: TOPICS },
    must: mustBeSet("an SNS topic"),
    examples: {
        passes: [
            config({
                errorTopic: "arn:aws:sns:eu-central-1:111122223333:errors",
                successTopic: "arn:aws:sns:eu-central-1:111122223333:answers",
            }),
        ],
        fails: [config({ errorTopic: "arn:aws:sns:eu-central-1:111122223333:errors" })],
    },
});
