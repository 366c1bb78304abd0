import { sagemakerAsyncNotifications } from "../../../../policies/guardrails/reliability/sagemakerAsyncNotifications";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { config, CONFIG, NATIVE_CONFIG, variant } from "./endpoints";

const PLACE = "asyncInferenceConfig.outputConfig.notificationConfig";
const TOPICS = {
    errorTopic: "arn:aws:sns:eu-central-1:111122223333:errors",
    successTopic: "arn:aws:sns:eu-central-1:111122223333:answers",
};

function announcing(notificationConfig: object | undefined) {
    const outputConfig = {
        s3OutputPath: "s3://answers",
        ...(notificationConfig === undefined ? {} : { notificationConfig }),
    };
    return config([variant()], { asyncInferenceConfig: { outputConfig } });
}

function message(type: string, topic: string): string {
    return (
        `${type} "config": ${PLACE}.${topic} is not set; it must name an SNS topic. ` +
        `Fix: set ${PLACE}.${topic} to an SNS topic.`
    );
}

describeRule(sagemakerAsyncNotifications, {
    "accepts both topics, and endpoints that answer at once": {
        resources: [announcing(TOPICS), config(), { ...announcing(TOPICS), type: NATIVE_CONFIG }],
    },
    "stops an endpoint that announces nothing": {
        resources: [announcing(undefined), { ...announcing(undefined), type: NATIVE_CONFIG }],
        violations: [CONFIG, NATIVE_CONFIG].flatMap((type) => [
            message(type, "errorTopic"),
            message(type, "successTopic"),
        ]),
    },
    "notes a topic that it does not know": {
        resources: [announcing({ ...TOPICS, errorTopic: UNKNOWN })],
        undecided: [`${CONFIG} "config": string value at .${PLACE}.errorTopic can't be known during preview`],
    },
});
