import { wellArchitected } from "../../shared/frameworks";
import { findingsOf } from "../../shared/kinds/judgements";
import { mustNotBe } from "../../shared/kinds/requirements";
import { placesAt } from "../../shared/places";
import { isOneOf, resourceRule } from "../../shared/rule";
import { EVENT_RULE } from "../resourceTypes";

function rule(state: string) {
    const properties = { scheduleExpression: "rate(1 day)", state };
    return { type: EVENT_RULE[0], name: "retrain", properties };
}

/** What must not be, by property. */
const UNWANTED = { state: "DISABLED", isEnabled: false, forceDestroy: true } as const;

/** A state that is unknown at preview is noted there and judged before the rule is created. */
export const eventRuleEnabled = resourceRule({
    name: "event-rule-enabled",
    displayName: "Event rules are switched on",
    description:
        "An EventBridge rule must be enabled and must not be deleted with what others attached to it.",
    why: "A rule that is switched off fails in silence: approvals start nothing and failures reach nobody.",
    severity: "medium",
    tags: ["approval-gates", "eventbridge", "reliability"],
    framework: wellArchitected("OPS08-BP04", "Create alerts that somebody acts on, and keep them working."),
    sources: [],
    url: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-delete-rule.html",
    remediationSteps: 'Set state to "ENABLED" and take forceDestroy out; delete a rule that nobody needs.',
    settings: {},
    enforcementLevel: "mandatory",
    subject: "EventBridge rules",
    appliesTo: isOneOf(EVENT_RULE),
    check: (resource) =>
        Object.entries(UNWANTED).flatMap(([key, unwanted]) =>
            findingsOf(
                resource,
                placesAt(resource.properties, key).flatMap((place) => mustNotBe(unwanted)(place, {})),
            ),
        ),
    examples: { passes: [rule("ENABLED")], fails: [rule("DISABLED")] },
});
