import { wellArchitected } from "../../shared/frameworks";
import { Finding, isValue } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { flag } from "../../shared/settingKinds";
import { EVENT_RULE } from "../resourceTypes";
import { approvalTargetFindings } from "./approvalTargets";
import { Target, targetedRules } from "../eventTargets";
import { APPROVED_ONLY, BUILD_TARGET, GATED_TARGET } from "./exampleEvents";

/** Targets that EventBridge may only start with a role; the others have policies of their own. */
const NEED_ROLE: readonly unknown[] = ["codebuild", "codepipeline", "sagemaker", "states"];

interface Wanted {
    /** Path inside the target: `deadLetterConfig.arn`. */
    key: string;
    rule: string;
    fix: string;
}

const QUEUE: Wanted = {
    key: "deadLetterConfig.arn",
    rule: "an approval that cannot be delivered must not be lost",
    fix: "name an SQS queue that an alarm watches",
};
const ROLE: Wanted = {
    key: "roleArn",
    rule: "EventBridge starts this target with a role only",
    fix: "name a role that may start it",
};

/** How a message names a property of a target. */
function subjectOf({ place }: Target, key: string): string {
    return place.replace(/arn$/, key);
}

function missing(target: Target, { key, rule, fix }: Wanted): Judgement[] {
    const [first = key, ...inside] = key.split(".");
    const value = valueAt(target.properties, first, ...inside);
    if (value instanceof Unknown) {
        // An ARN that is made from a resource is set, although a preview does not know it.
        return (target.resource.propertySources.get(first) ?? []).length > 0 ? [] : [value];
    }
    const isSet = typeof value === "string" && value !== "";
    return isSet ? [] : [{ subject: subjectOf(target, key), found: isValue(value), rule, fix }];
}

function judgements(target: Target): Judgement[] {
    const attempts = "retryPolicy.maximumRetryAttempts";
    const hasNoRetry = valueAt(target.properties, "retryPolicy", "maximumRetryAttempts") === 0;
    const noRetry = {
        subject: subjectOf(target, attempts),
        found: "is 0",
        rule: "one failed attempt must not end a delivery",
        fix: "leave retryPolicy out, which tries 185 times within a day, or allow some attempts",
    };
    return [
        ...missing(target, QUEUE),
        ...(hasNoRetry ? [noRetry] : []),
        ...(NEED_ROLE.includes(target.service) ? missing(target, ROLE) : []),
    ];
}

/** Joined by name, then by dependency; an ARN that is unknown at preview counts where it is made from a resource. */
export const eventTargetDelivery = stackRule({
    name: "event-target-delivery",
    displayName: "No approval is lost",
    description: "What an approval of a model starts must be tried again and end in a queue where it fails.",
    why: "An approval that EventBridge could not deliver is gone: the registry says Approved and nothing happens.",
    severity: "medium",
    tags: ["approval-gates", "eventbridge", "reliability"],
    framework: wellArchitected(
        "REL04-BP02",
        "Couple the parts of a system loosely, so that no message is lost.",
    ),
    sources: ["cdk-nag Serverless-EventBusDLQ"],
    url: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
    remediationSteps:
        "Give the target a dead-letter queue, leave retries on, and a role where its service needs one.",
    settings: {
        everyTarget: flag({
            description:
                "Whether targets of all rules are judged, not only those of rules on the model registry.",
            fallback: false,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "EventBridge rules",
    appliesTo: isOneOf(EVENT_RULE),
    check: (stack, { everyTarget }) => {
        const judge = (target: Target): Finding[] => findingsOf(target.resource, judgements(target));
        return targetedRules(stack).flatMap((targeted) =>
            everyTarget ? targeted.targets.flatMap(judge) : approvalTargetFindings(targeted, judge),
        );
    },
    examples: { passes: [APPROVED_ONLY, GATED_TARGET], fails: [APPROVED_ONLY, BUILD_TARGET] },
});
