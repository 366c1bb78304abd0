import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { Requirement } from "../../shared/kinds/requirements";
import {
    BUS_PERMISSION,
    BUS_POLICY,
    EVENT_BUS,
    EVENT_BUSES,
    NATIVE_BUS_POLICY,
    NATIVE_EVENT_BUS,
} from "../kinds/eventTypes";

/** What a policy says is judged by a rule of its own. */
const anything: Requirement = () => [];

const BUS = { type: EVENT_BUS, name: "models", properties: { name: "models" } };

/** That there is a policy is known at preview, whatever it says. */
export const eventbridgeBusPolicy = companionRule({
    name: "eventbridge-bus-policy",
    displayName: "Event buses have a policy",
    description: "A bus of your own must have a policy that says who may put events on it.",
    why: "Without one the account's IAM policies alone decide, and any role with events:PutEvents starts a deployment.",
    severity: "low",
    tags: ["events", "access", "eventbridge"],
    framework: securityHub("EventBridge.3", "Custom event buses have a resource-based policy attached."),
    sources: ["AWS Config custom-eventbus-policy-attached", "Mondoo eventbridge-bus-policy"],
    url: securityHubUrl("EventBridge.3"),
    remediationSteps:
        "Declare an EventBusPolicy that names the principals, or a condition on their organization.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "event buses",
    of: EVENT_BUSES,
    reads: {
        [BUS_POLICY]: { policy: "policy" },
        [BUS_PERMISSION]: { policy: "principal" },
        [NATIVE_BUS_POLICY]: { policy: "statementId" },
        [NATIVE_EVENT_BUS]: { policy: "policy?" },
    },
    missing: {
        subject: "the bus",
        found: "has no policy",
        rule: "who may put events on it must be written down",
        fix: "declare an EventBusPolicy for it",
    },
    must: { policy: anything },
    examples: {
        passes: [
            BUS,
            {
                type: BUS_PERMISSION,
                name: "models",
                properties: { eventBusName: "models", principal: "111122223333", statementId: "own" },
            },
        ],
        fails: [BUS],
    },
});
