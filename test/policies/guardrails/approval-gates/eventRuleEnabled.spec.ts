import { eventRuleEnabled } from "../../../../policies/guardrails/approval-gates/eventRuleEnabled";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { eventRule, NATIVE_RULE, RULE } from "./events";

function violation(subject: string, unwanted: string, type = RULE): string {
    return `${type} "approved": ${subject} is ${unwanted}; it must not be ${unwanted}. Fix: take ${subject} out.`;
}

describeRule(eventRuleEnabled, {
    "accepts a rule that is enabled, or says nothing, which means the same": {
        resources: [eventRule(), eventRule({}, { state: "ENABLED" }), eventRule({}, { isEnabled: true })],
    },
    "stops a rule that is switched off, in any of the three ways to write it": {
        resources: [
            eventRule({}, { state: "DISABLED" }),
            eventRule({}, { isEnabled: false }),
            { ...eventRule({}, { state: "DISABLED" }), type: NATIVE_RULE },
        ],
        violations: [
            violation("state", '"DISABLED"'),
            violation("isEnabled", "false"),
            violation("state", '"DISABLED"', NATIVE_RULE),
        ],
    },
    "stops a rule that takes the targets of others with it": {
        resources: [eventRule({}, { forceDestroy: true })],
        violations: [violation("forceDestroy", "true")],
    },
    "notes a state that is unknown": {
        resources: [eventRule({}, { state: UNKNOWN })],
        undecided: [`${RULE} "approved": string value at .state can't be known during preview`],
    },
});
