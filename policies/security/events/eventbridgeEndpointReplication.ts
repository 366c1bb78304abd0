import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustNotBe } from "../../shared/kinds/requirements";

const ENDPOINT = "aws:cloudwatch/eventEndpoint:EventEndpoint";

/** Replication is on unless it is switched off, which is AWS's default. */
export const eventbridgeEndpointReplication = propertyRule({
    name: "eventbridge-endpoint-replication",
    displayName: "Global endpoints replicate events",
    description: "A global endpoint must copy its events to the other region.",
    why: "Without copies a region that comes back does not know what happened meanwhile.",
    severity: "medium",
    tags: ["events", "recovery", "eventbridge"],
    framework: securityHub("EventBridge.4", "Global endpoints have event replication enabled."),
    sources: ["AWS Config global-endpoint-event-replication-enabled"],
    url: securityHubUrl("EventBridge.4"),
    remediationSteps:
        "Take replicationConfig out, or set its state to ENABLED, with a role that may put events.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "global endpoints of EventBridge",
    reads: {
        [ENDPOINT]: ["replicationConfig?.state?"],
        "aws-native:events:Endpoint": ["replicationConfig?.state?"],
    },
    must: mustNotBe("DISABLED"),
    examples: {
        passes: [{ type: ENDPOINT, name: "models", properties: { replicationConfig: { state: "ENABLED" } } }],
        fails: [{ type: ENDPOINT, name: "models", properties: { replicationConfig: { state: "DISABLED" } } }],
    },
});
