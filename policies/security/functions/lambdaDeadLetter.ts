import { wellArchitected } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { mustBeSet } from "../../shared/kinds/requirements";
import {
    FUNCTION,
    FUNCTIONS,
    INVOKE_CONFIG,
    NATIVE_FUNCTION,
    NATIVE_INVOKE_CONFIG,
} from "../kinds/functionTypes";

const QUEUE = "arn:aws:sqs:eu-central-1:111122223333:dead-letters";

/** A target that a preview does not know is noted there. */
export const lambdaDeadLetter = companionRule({
    name: "lambda-dead-letter",
    displayName: "Failed events are kept",
    description: "A function must keep the events that it failed on, in a queue or a topic.",
    why: "An approval whose event was dropped after two retries starts nothing, and nobody sees why.",
    severity: "medium",
    tags: ["functions", "reliability", "lambda"],
    framework: wellArchitected("REL05-BP03", "Control and limit retry calls."),
    sources: ["Checkov CKV_AWS_116", "AWS Config lambda-dlq-check"],
    url: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
    remediationSteps: "Set deadLetterConfig.targetArn to a queue, or declare a destination for failures.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "Lambda functions",
    of: FUNCTIONS,
    reads: {
        [FUNCTION]: { target: "deadLetterConfig?.targetArn" },
        [NATIVE_FUNCTION]: { target: "deadLetterConfig?.targetArn" },
        [INVOKE_CONFIG]: { target: "destinationConfig?.onFailure?.destination" },
        [NATIVE_INVOKE_CONFIG]: { target: "destinationConfig?.onFailure?.destination" },
    },
    missing: {
        subject: "the function",
        found: "drops the events that it fails on",
        rule: "what failed must be found again",
        fix: "set deadLetterConfig.targetArn to the ARN of a queue",
    },
    must: { target: mustBeSet("a queue or a topic") },
    examples: {
        passes: [{ type: FUNCTION, name: "starter", properties: { deadLetterConfig: { targetArn: QUEUE } } }],
        fails: [{ type: FUNCTION, name: "starter", properties: {} }],
    },
});
