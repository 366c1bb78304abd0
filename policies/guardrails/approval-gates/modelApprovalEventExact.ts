import { machineLearningLens } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { isOneOf, stackRule } from "../../shared/rule";
import { flag } from "../../shared/settingKinds";
import { StackResource } from "../../shared/stack";
import { EVENT_RULE } from "../resourceTypes";
import { ApprovalEvents, approvalEventsOf } from "./approvalEvents";
import { mayStartSomething, targetedRules } from "../eventTargets";
import { ANY_STATUS, APPROVED_ONLY } from "./exampleEvents";

function violation(resource: StackResource, found: string, rule: string, fix: string): Finding {
    return { kind: "violation", resource, subject: "eventPattern", found, rule, fix };
}

function isExact(statuses: readonly string[], allowRejected: boolean): boolean {
    const [status] = statuses;
    return statuses.length === 1 && (status === "Approved" || (allowRejected && status === "Rejected"));
}

function findings(rule: StackResource, events: ApprovalEvents, allowRejected: boolean): Finding[] {
    switch (events.kind) {
        case "none":
            return [];
        case "unknown":
            return [{ kind: "undecided", resource: rule, unknown: events.unknown }];
        case "broken": {
            const [why, fix] = [
                "what a rule matches must be readable",
                "write it as EventBridge documents it",
            ];
            return [violation(rule, `is no pattern that EventBridge takes: ${events.why}`, why, fix)];
        }
        case "matches":
            return [
                ...(isExact(events.statuses, allowRejected)
                    ? []
                    : [
                          violation(
                              rule,
                              `matches model versions that are ${events.statuses.join(", ")}`,
                              "what starts a deployment must match approved versions alone",
                              'set detail.ModelApprovalStatus to exactly ["Approved"]',
                          ),
                      ]),
                ...(events.isPinned
                    ? []
                    : [
                          violation(
                              rule,
                              "matches versions of any model package group",
                              "an approval in another team's group must start nothing here",
                              "set detail.ModelPackageGroupName to the name of the group",
                          ),
                      ]),
            ];
    }
}

/** Rules that only tell somebody are left alone. A pattern that is unknown at preview is noted there. */
export const modelApprovalEventExact = stackRule({
    name: "model-approval-event-exact",
    displayName: "Only an approval starts a deployment",
    description:
        "A rule on the model registry that starts something must match approved versions of one group alone.",
    why: "A pattern without the status fires on every registration, so that what nobody has approved is deployed.",
    severity: "critical",
    tags: ["approval-gates", "eventbridge", "model-registry"],
    framework: machineLearningLens(
        "MLREL04-BP02",
        "Deploy only versions that were approved in the registry.",
    ),
    sources: ["aws-samples/sagemaker-custom-project-templates#15"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html",
    remediationSteps:
        'Give the pattern ModelApprovalStatus ["Approved"] and the name of one model package group; prefix, ' +
        "anything-but and exists match more than they seem to.",
    settings: {
        allowRejected: flag({
            description: "Whether a rule may match rejected versions alone, to take them out of service.",
            fallback: true,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "EventBridge rules",
    appliesTo: isOneOf(EVENT_RULE),
    check: (stack, { allowRejected }) =>
        targetedRules(stack)
            .filter(mayStartSomething)
            .flatMap(({ rule }) => findings(rule, approvalEventsOf(rule.properties), allowRejected)),
    examples: { passes: [APPROVED_ONLY], fails: [ANY_STATUS] },
});
