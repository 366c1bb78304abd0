import { modelApprovalEventExact } from "../../../../policies/guardrails/approval-gates/modelApprovalEventExact";
import { UNKNOWN } from "../../analyzer";
import { describeRule, RuleCase } from "../../ruleCases";
import { APPROVED, eventRule, eventTarget, NATIVE_RULE, patternOf, RULE } from "./events";

const GROUP = { ModelPackageGroupName: ["fraud"] };
const PENDING = "Approved, Rejected, PendingManualApproval";

function matches(statuses: string, type = RULE): string {
    return (
        `${type} "approved": eventPattern matches model versions that are ${statuses}; ` +
        "what starts a deployment must match approved versions alone. " +
        'Fix: set detail.ModelApprovalStatus to exactly ["Approved"].'
    );
}

const ANY_GROUP =
    `${RULE} "approved": eventPattern matches versions of any model package group; ` +
    "an approval in another team's group must start nothing here. " +
    "Fix: set detail.ModelPackageGroupName to the name of the group.";

/** Patterns that look as if they asked for an approval. */
const LOOSE: Record<string, [status: unknown, statuses: string]> = {
    "no status at all": [undefined, PENDING],
    "two statuses": [["Approved", "Rejected"], "Approved, Rejected"],
    "anything but pending": [[{ "anything-but": "PendingManualApproval" }], "Approved, Rejected"],
    "anything but rejected": [[{ "anything-but": ["Rejected"] }], "Approved, PendingManualApproval"],
    "a status that exists": [[{ exists: true }], PENDING],
    "a wildcard": [[{ wildcard: "*ed" }], "Approved, Rejected"],
    "a suffix": [[{ suffix: "Approval" }], "PendingManualApproval"],
    "an empty prefix": [[{ prefix: "" }], PENDING],
    "the wrong case, ignored": [[{ "equals-ignore-case": "pendingmanualapproval" }], "PendingManualApproval"],
};

const looseCases = Object.fromEntries(
    Object.entries(LOOSE).map(([what, [status, statuses]]): [string, RuleCase] => [
        `stops ${what}`,
        {
            resources: [
                eventRule({ ...GROUP, ...(status === undefined ? {} : { ModelApprovalStatus: status }) }),
            ],
            violations: [matches(statuses)],
        },
    ]),
);

describeRule(modelApprovalEventExact, {
    "accepts a rule on approvals of one group, however it is written": {
        resources: [eventRule()],
    },
    "accepts a prefix that only Approved has": {
        resources: [eventRule({ ...GROUP, ModelApprovalStatus: [{ prefix: "App" }] })],
    },
    ...looseCases,
    "stops alternatives of which one lets everything through": {
        resources: [
            eventRule({
                ...GROUP,
                $or: [{ ModelApprovalStatus: ["Approved"] }, { ModelPackageStatus: ["Completed"] }],
            }),
        ],
        violations: [matches(PENDING)],
    },
    "stops a rule on every group": {
        resources: [eventRule({ ModelApprovalStatus: ["Approved"] })],
        violations: [ANY_GROUP],
    },
    "stops a rule on every group but one": {
        resources: [eventRule({ ...APPROVED, ModelPackageGroupName: [{ "anything-but": "other" }] })],
        violations: [ANY_GROUP],
    },
    "stops a rule on all events of SageMaker": {
        resources: [{ ...eventRule(), properties: { eventPattern: '{"source":["aws.sagemaker"]}' } }],
        violations: [matches(PENDING), ANY_GROUP],
    },
    "lets a rule take a rejected version back, unless it is told otherwise": {
        resources: [eventRule({ ...GROUP, ModelApprovalStatus: ["Rejected"] })],
    },
    "stops a rule on rejected versions where it is told to": {
        resources: [eventRule({ ...GROUP, ModelApprovalStatus: ["Rejected"] })],
        config: { allowRejected: false },
        violations: [matches("Rejected")],
    },
    "leaves a rule alone that only tells somebody, and rules on other events": {
        resources: [
            eventRule({}),
            eventTarget("sns"),
            { type: RULE, name: "nightly", properties: { scheduleExpression: "rate(1 day)" } },
            { type: RULE, name: "s3", properties: { eventPattern: '{"source":["aws.s3"]}' } },
        ],
    },
    "stops a loose rule whose queue or topic a function listens to": {
        resources: [
            eventRule(GROUP),
            eventTarget("sqs"),
            {
                type: "aws:lambda/eventSourceMapping:EventSourceMapping",
                name: "reader",
                properties: { eventSourceArn: "arn:aws:sqs:eu-central-1:111122223333:deploy" },
            },
            { ...eventRule(GROUP, { name: "told" }), name: "told" },
            { ...eventTarget("sns", { rule: "told" }), name: "tell" },
            {
                type: "aws:sns/topic:Topic",
                name: "topic",
                properties: { arn: "arn:aws:sns:eu-central-1:111122223333:deploy" },
            },
            {
                type: "aws:sns/topicSubscription:TopicSubscription",
                name: "listener",
                properties: { topic: "arn:aws:sns:eu-central-1:111122223333:deploy", protocol: "lambda" },
            },
        ],
        violations: [matches(PENDING), matches(PENDING).replace('"approved"', '"told"')],
    },
    "stops a loose rule whose topic feeds a queue that a pipe reads, found by dependency": {
        resources: [
            eventRule(GROUP),
            { ...eventTarget("sns", { arn: UNKNOWN }), sources: { arn: ["topic"] } },
            { type: "aws:sns/topic:Topic", name: "topic", properties: {} },
            { type: "aws:sqs/queue:Queue", name: "queue", properties: {} },
            {
                type: "aws:sns/topicSubscription:TopicSubscription",
                name: "fed",
                properties: { topic: UNKNOWN, protocol: "sqs", endpoint: UNKNOWN },
                sources: { topic: ["topic"], endpoint: ["queue"] },
            },
            {
                type: "aws:pipes/pipe:Pipe",
                name: "pipe",
                properties: { source: UNKNOWN },
                sources: { source: ["queue"] },
            },
        ],
        violations: [matches(PENDING)],
    },
    "leaves a topic alone that only people and an unread queue hear": {
        resources: [
            eventRule(GROUP),
            eventTarget("sns"),
            {
                type: "aws:sns/topic:Topic",
                name: "topic",
                properties: {
                    arn: "arn:aws:sns:eu-central-1:111122223333:deploy",
                    subscription: [{ protocol: "email", endpoint: "a@example.com" }, { protocol: "sqs" }],
                },
            },
        ],
    },
    "stops a rule on the calls that decide, which are recorded when they are refused too": {
        resources: [
            {
                ...eventRule(),
                properties: {
                    eventPattern: JSON.stringify({
                        source: ["aws.sagemaker"],
                        "detail-type": ["AWS API Call via CloudTrail"],
                        detail: { eventName: ["UpdateModelPackage"] },
                    }),
                },
            },
        ],
        violations: [
            `${RULE} "approved": eventPattern matches calls of UpdateModelPackage as CloudTrail records them; ` +
                "a call that was refused, or that rejects, is recorded like one that approves. " +
                'Fix: match "SageMaker Model Package State Change" with ModelApprovalStatus ["Approved"] instead.',
        ],
    },
    "leaves a rule alone that watches every call of the account": {
        resources: [
            {
                ...eventRule(),
                properties: { eventPattern: '{"detail-type":["AWS API Call via CloudTrail"]}' },
            },
        ],
    },
    "stops a loose rule that tells somebody and starts something": {
        resources: [eventRule(GROUP), eventTarget("sns"), { ...eventTarget("lambda"), name: "start" }],
        violations: [matches(PENDING)],
    },
    "reads the native provider's form, with its targets inside": {
        resources: [
            {
                type: NATIVE_RULE,
                name: "approved",
                properties: {
                    eventPattern: patternOf(GROUP),
                    targets: [{ id: "go", arn: "arn:aws:codepipeline:eu-central-1:111122223333:deploy" }],
                },
            },
        ],
        violations: [matches(PENDING, NATIVE_RULE)],
    },
    "does not let a pattern pass that EventBridge would refuse": {
        resources: [
            eventRule({ ModelApprovalStatus: [] }),
            { type: RULE, name: "broken", properties: { eventPattern: "{" } },
        ],
        violations: [
            `${RULE} "approved": eventPattern is no pattern that EventBridge takes: ` +
                "pattern.detail.ModelApprovalStatus must not be an empty list; " +
                "what a rule matches must be readable. Fix: write it as EventBridge documents it.",
            `${RULE} "broken": eventPattern is no pattern that EventBridge takes: it is not JSON; ` +
                "what a rule matches must be readable. Fix: write it as EventBridge documents it.",
        ],
    },
    "notes a pattern that is unknown": {
        resources: [eventRule({}, { eventPattern: UNKNOWN })],
        undecided: [`${RULE} "approved": string value at .eventPattern can't be known during preview`],
    },
});
