import { machineLearningLens } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { isOneOf, stackRule } from "../../shared/rule";
import { flag } from "../../shared/settingKinds";
import { Stack, StackResource } from "../../shared/stack";
import { EVENT_RULE } from "../resourceTypes";
import { ApprovalEvents, approvalEventsOf, matchesDecidingCalls } from "./approvalEvents";
import { EventConsumers } from "../eventConsumers";
import { targetedRules } from "../eventTargets";
import { ANY_STATUS, APPROVED_ONLY } from "./exampleEvents";

function violation(resource: StackResource, found: string, rule: string, fix: string): Finding {
    return { kind: "violation", resource, subject: "eventPattern", found, rule, fix };
}

/** Rules that start something; one without targets here may have them elsewhere. */
function startingRules(stack: Stack): StackResource[] {
    const consumers = new EventConsumers(stack);
    return targetedRules(stack)
        .filter(({ targets }) => targets.length === 0 || targets.some((each) => consumers.actOn(each)))
        .map(({ rule }) => rule);
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

/** Of calls nobody can tell whether they went through, and few patterns ask. */
function callFindings(rule: StackResource, events: ApprovalEvents, allowRejected: boolean): Finding[] {
    const isSaid = events.kind === "matches" && !isExact(events.statuses, allowRejected);
    return isSaid || !matchesDecidingCalls(rule.properties)
        ? []
        : [
              violation(
                  rule,
                  "matches calls of UpdateModelPackage as CloudTrail records them",
                  "a call that was refused, or that rejects, is recorded like one that approves",
                  'match "SageMaker Model Package State Change" with ModelApprovalStatus ["Approved"] instead',
              ),
          ];
}

function judge(rule: StackResource, allowRejected: boolean): Finding[] {
    const events = approvalEventsOf(rule.properties);
    return [...findings(rule, events, allowRejected), ...callFindings(rule, events, allowRejected)];
}

/**
 * Rules that only tell somebody are left alone; a queue or a topic that code listens to is not only told. A pattern that is unknown at preview is noted there.
 */
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
    check: (stack, { allowRejected }) => startingRules(stack).flatMap((rule) => judge(rule, allowRejected)),
    examples: { passes: [APPROVED_ONLY], fails: [ANY_STATUS] },
});
