import { lambdaDeadLetter } from "../../../../policies/security/functions/lambdaDeadLetter";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const FUNCTION = "aws:lambda/function:Function";
const INVOKE_CONFIG = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
const QUEUE = "arn:aws:sqs:eu-central-1:111122223333:letters";
const DROPS =
    `${FUNCTION} "starter": the function drops the events that it fails on; what failed must be found again. ` +
    "Fix: set deadLetterConfig.targetArn to the ARN of a queue.";

function starter(properties: object = {}) {
    return { type: FUNCTION, name: "starter", properties: { name: "starter-1", ...properties } };
}

function invokeConfig(destinationConfig: object) {
    return {
        type: INVOKE_CONFIG,
        name: "config",
        properties: { functionName: "starter-1", destinationConfig },
    };
}

describeRule(lambdaDeadLetter, {
    "accepts a queue of dead letters": { resources: [starter({ deadLetterConfig: { targetArn: QUEUE } })] },
    "accepts a destination for failures": {
        resources: [starter(), invokeConfig({ onFailure: { destination: QUEUE } })],
    },
    "accepts the native provider's": {
        resources: [
            {
                type: "aws-native:lambda:Function",
                name: "one",
                properties: { deadLetterConfig: { targetArn: QUEUE } },
            },
            { type: "aws-native:lambda:Function", name: "two", properties: { functionName: "two" } },
            {
                type: "aws-native:lambda:EventInvokeConfig",
                name: "two",
                properties: { functionName: "two", destinationConfig: { onFailure: { destination: QUEUE } } },
            },
        ],
    },
    "stops a function without either": { resources: [starter()], violations: [DROPS] },
    "stops a destination for success only": {
        resources: [starter(), invokeConfig({ onSuccess: { destination: QUEUE } })],
        violations: [DROPS],
    },
    "stops an empty target": {
        resources: [starter({ deadLetterConfig: { targetArn: "" } })],
        violations: [
            `${FUNCTION} "starter": deadLetterConfig.targetArn is ""; it must name a queue or a topic. ` +
                "Fix: set deadLetterConfig.targetArn to a queue or a topic.",
        ],
    },
    "notes a target that is unknown": {
        resources: [starter({ deadLetterConfig: { targetArn: UNKNOWN } })],
        undecided: [
            `${FUNCTION} "starter": string value at .deadLetterConfig.targetArn can't be known during preview`,
        ],
    },
});
