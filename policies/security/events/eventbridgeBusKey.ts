import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { EVENT_BUS, NATIVE_EVENT_BUS } from "../kinds/eventTypes";

export const eventbridgeBusKey = propertyRule({
    name: "eventbridge-bus-key",
    displayName: "Own key for event buses",
    description: "A bus of your own must be encrypted with a key of your own.",
    why: "Archived and waiting events tell which model was approved when and by whom.",
    severity: "medium",
    tags: ["events", "encryption", "eventbridge"],
    framework: wellArchitected("SEC08-BP02", "Enforce encryption at rest."),
    sources: ["Mondoo eventbridge-bus-cmk"],
    url: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html",
    remediationSteps: "Set kmsKeyIdentifier to a key whose policy lets events.amazonaws.com use it.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "event buses",
    reads: { [EVENT_BUS]: ["kmsKeyIdentifier"], [NATIVE_EVENT_BUS]: ["kmsKeyIdentifier"] },
    must: mustBeCustomerKey,
    examples: {
        passes: [
            {
                type: EVENT_BUS,
                name: "models",
                properties: { kmsKeyIdentifier: "arn:aws:kms:eu-central-1:111122223333:key/1" },
            },
        ],
        fails: [{ type: EVENT_BUS, name: "models", properties: { name: "models" } }],
    },
});
