import { eventTargetDelivery } from "../../../../policies/guardrails/approval-gates/eventTargetDelivery";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { APPROVED, eventRule, eventTarget, NATIVE_RULE, patternOf, RULE, TARGET } from "./events";

const QUEUE = { deadLetterConfig: { arn: "arn:aws:sqs:eu-central-1:111122223333:lost" } };
const NO_QUEUE =
    "deadLetterConfig.arn is not set; an approval that cannot be delivered must not be lost. " +
    "Fix: name an SQS queue that an alarm watches.";
const NO_ROLE =
    "roleArn is not set; EventBridge starts this target with a role only. Fix: name a role that may start it.";
const NIGHTLY: ResourceFixture = {
    type: RULE,
    name: "nightly",
    properties: { name: "approved", scheduleExpression: "rate(1 day)" },
};

describeRule(eventTargetDelivery, {
    "accepts a target with a queue, and with a role where its service needs one": {
        resources: [
            eventRule(),
            eventTarget("lambda", QUEUE),
            {
                ...eventTarget("codepipeline", { ...QUEUE, roleArn: "arn:aws:iam::1:role/x" }),
                name: "pipeline",
            },
        ],
    },
    "asks for a queue": {
        resources: [eventRule(), eventTarget("lambda")],
        violations: [`${TARGET} "deploy": ${NO_QUEUE}`],
    },
    "asks for more than one attempt": {
        resources: [
            eventRule(),
            eventTarget("lambda", { ...QUEUE, retryPolicy: { maximumRetryAttempts: 0 } }),
        ],
        violations: [
            `${TARGET} "deploy": retryPolicy.maximumRetryAttempts is 0; one failed attempt must not end a delivery. ` +
                "Fix: leave retryPolicy out, which tries 185 times within a day, or allow some attempts.",
        ],
    },
    "asks for a role where the service needs one": {
        resources: [eventRule(), eventTarget("codepipeline", QUEUE)],
        violations: [`${TARGET} "deploy": ${NO_ROLE}`],
    },
    "leaves targets of other rules alone, unless it is told to judge them": {
        resources: [NIGHTLY, eventTarget("codepipeline")],
    },
    "judges targets of other rules where it is told to": {
        resources: [NIGHTLY, eventTarget("codepipeline")],
        config: { everyTarget: true },
        violations: [`${TARGET} "deploy": ${NO_QUEUE}`, `${TARGET} "deploy": ${NO_ROLE}`],
    },
    "reads targets inside a native rule": {
        resources: [
            {
                type: NATIVE_RULE,
                name: "approved",
                properties: {
                    eventPattern: patternOf(APPROVED),
                    targets: [{ id: "go", arn: "arn:aws:lambda:eu-central-1:111122223333:function:x" }],
                },
            },
        ],
        violations: [`${NATIVE_RULE} "approved": targets[go].${NO_QUEUE}`],
    },
    "counts a queue that is made in the same stack, and notes one that is not": {
        resources: [
            eventRule(),
            { type: "aws:sqs/queue:Queue", name: "lost", properties: {} },
            {
                ...eventTarget("lambda", { deadLetterConfig: { arn: UNKNOWN } }),
                sources: { deadLetterConfig: ["lost"] },
            },
            { ...eventTarget("lambda", { deadLetterConfig: { arn: UNKNOWN } }), name: "other" },
        ],
        undecided: [`${TARGET} "other": string value at .deadLetterConfig.arn can't be known during preview`],
    },
});
