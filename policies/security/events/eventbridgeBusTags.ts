import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { EVENT_BUS, NATIVE_EVENT_BUS } from "../kinds/eventTypes";
import { mustBeTagged, TAG_SETTINGS } from "../kinds/tags";

/** Tags that are unknown at preview are noted there. */
export const eventbridgeBusTags = propertyRule({
    name: "eventbridge-bus-tags",
    displayName: "Tags on event buses",
    description: "A bus of your own must carry the tags that say whose it is.",
    why: "A bus that nobody owns is listened to by rules that nobody remembers.",
    severity: "low",
    tags: ["events", "ownership", "eventbridge"],
    framework: securityHub("EventBridge.2", "EventBridge event buses are tagged."),
    sources: ["AWS Config eventbridge-eventbus-tagged"],
    url: securityHubUrl("EventBridge.2"),
    remediationSteps:
        "Add the tags that the message names, best as default tags of the provider or of the component.",
    settings: TAG_SETTINGS,
    enforcementLevel: "mandatory",
    subject: "event buses",
    reads: { [EVENT_BUS]: ["tags"], [NATIVE_EVENT_BUS]: ["tags"] },
    must: mustBeTagged,
    examples: {
        passes: [{ type: EVENT_BUS, name: "models", properties: { tags: { team: "diagnostics" } } }],
        fails: [{ type: EVENT_BUS, name: "models", properties: {} }],
    },
});
