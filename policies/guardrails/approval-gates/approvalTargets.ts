import { Finding } from "../../shared/findings";
import { Target, TargetedRule } from "../eventTargets";
import { approvalEventsOf } from "./approvalEvents";

/**
 * What is wrong with the targets of a rule, where approvals of models match the rule. Where a preview does not know
 * whether they do, something wrong stays undecided.
 */
export function approvalTargetFindings(
    { rule, targets }: TargetedRule,
    judge: (target: Target) => Finding[],
): Finding[] {
    const events = approvalEventsOf(rule.properties);
    if (events.kind === "matches") {
        return targets.flatMap(judge);
    }
    return events.kind === "unknown" && targets.some((target) => judge(target).length > 0)
        ? [{ kind: "undecided", resource: rule, unknown: events.unknown }]
        : [];
}
