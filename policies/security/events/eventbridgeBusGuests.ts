import { wellArchitected } from "../../shared/frameworks";
import { findingsOf } from "../../shared/kinds/judgements";
import { placesAt } from "../../shared/places";
import { Properties, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { BUS_PERMISSION, BUS_POLICY, NATIVE_BUS_POLICY, NATIVE_EVENT_BUS } from "../kinds/eventTypes";
import { mustBeNarrow, TRUSTED_ACCOUNTS } from "../kinds/resourcePolicies";

/** Where documents stand, by type. */
const DOCUMENTS: Readonly<Record<string, string>> = {
    [BUS_POLICY]: "policy",
    [NATIVE_EVENT_BUS]: "policy?",
    [NATIVE_BUS_POLICY]: "statement?",
};

function textOf(value: PropertyValue | undefined): string {
    return typeof value === "string" ? value : "";
}

/** A permission says the same as a statement, in other words. */
function statementOf(properties: Properties, principal: string): Properties {
    const condition = valueAt(properties, "condition");
    const [operator, key] = ["type", "key"].map((name) => textOf(valueAt(condition, name)));
    return {
        Effect: "Allow",
        Principal: principal === "*" ? principal : { AWS: principal },
        Action: textOf(valueAt(properties, "action") ?? "events:PutEvents"),
        Condition: { [operator ?? ""]: { [key ?? ""]: valueAt(condition, "value") ?? "" } },
    };
}

/** Every document of a resource; one statement alone is one as well. */
function documentsIn(
    type: string,
    properties: Properties,
): { subject: string; value: PropertyValue | undefined }[] {
    const path = DOCUMENTS[type];
    const written = (path === undefined ? [] : placesAt(properties, path)).map(({ subject, value }) => ({
        subject,
        value: subject === "statement" && !(value instanceof Unknown) ? { Statement: value ?? [] } : value,
    }));
    const principal = valueAt(properties, "principal");
    if (principal instanceof Unknown) {
        return [...written, { subject: "principal", value: principal }];
    }
    return typeof principal === "string"
        ? [...written, { subject: "permission", value: { Statement: [statementOf(properties, principal)] } }]
        : written;
}

function policy(Principal: unknown) {
    const Resource = "arn:aws:events:eu-central-1:111122223333:event-bus/models";
    const Statement = [{ Effect: "Allow", Principal, Action: "events:PutEvents", Resource }];
    const document = JSON.stringify({ Version: "2012-10-17", Statement });
    return { type: BUS_POLICY, name: "models", properties: { eventBusName: "models", policy: document } };
}

/** A policy that a preview does not know is noted there and judged before the bus gets it. */
export const eventbridgeBusGuests = resourceRule({
    name: "eventbridge-bus-guests",
    displayName: "Event buses for named principals",
    description: "The policy of a bus must let in named principals for named actions.",
    why: "Who may put events on the bus can forge an approval, and what listens to it deploys.",
    severity: "high",
    tags: ["events", "access", "eventbridge"],
    framework: wellArchitected("SEC03-BP07", "Analyze public and cross-account access."),
    sources: ["Prowler eventbridge_bus_exposed", "Prowler eventbridge_bus_cross_account_access"],
    url: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-permissions-manage.html",
    remediationSteps: "Name the accounts or roles, or add a condition on aws:PrincipalOrgID.",
    settings: { trustedAccounts: TRUSTED_ACCOUNTS },
    enforcementLevel: "mandatory",
    subject: "policies of event buses",
    appliesTo: isOneOf([BUS_POLICY, BUS_PERMISSION, NATIVE_BUS_POLICY, NATIVE_EVENT_BUS]),
    check: ({ type, properties, ...resource }, { trustedAccounts }) =>
        documentsIn(type, properties).flatMap((document) =>
            findingsOf(
                { ...resource, type },
                mustBeNarrow("the bus")(document, { sourceServices: [], trustedAccounts }),
            ),
        ),
    examples: { passes: [policy({ AWS: "arn:aws:iam::111122223333:root" })], fails: [policy("*")] },
});
