import { Finding } from "../../shared/findings";
import { machineLearningLens } from "../../shared/frameworks";
import { Accompanied, companionsOf } from "../../shared/kinds/companionRule";
import { placesAt } from "../../shared/places";
import { coversAction, readPolicyDocument, Statement } from "../../shared/policyDocuments";
import { PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { KEY, KEY_POLICIES, KEYS } from "../kinds/keyTypes";
import { QUEUE_POLICIES, QUEUES, TOPIC, TOPIC_POLICIES, TOPIC_POLICY, TOPICS } from "../kinds/messagingTypes";

/** What a service needs of a key to send something that is encrypted with it. */
const NEEDED = ["kms:Decrypt", "kms:GenerateDataKey"];

/** What takes messages, where its policy stands, and the action by which a service sends one. */
const TARGETS: readonly [Accompanied, Readonly<Record<string, { policy: string }>>, action: string][] = [
    [TOPICS, TOPIC_POLICIES, "sns:Publish"],
    [QUEUES, QUEUE_POLICIES, "sqs:SendMessage"],
];

/** The statements of a resource's policies, wherever they stand, and what a preview does not know of them. */
function statementsOf(
    resources: readonly StackResource[],
    paths: Readonly<Record<string, { policy: string }>>,
): { statements: Statement[]; unknown: Unknown | undefined } {
    const documents = resources
        .flatMap(({ type, properties }) => {
            const path = paths[type]?.policy;
            return path === undefined ? [] : placesAt(properties, path);
        })
        .map(({ value }) => readPolicyDocument(value));
    return {
        statements: documents.flatMap((document) => (document instanceof Unknown ? [] : document)),
        unknown: documents.find((document) => document instanceof Unknown),
    };
}

/** The services that statements let do something. */
function servicesWith(statements: readonly Statement[], action: string): string[] {
    const allowing = statements.filter(
        (statement) => statement.effect === "Allow" && coversAction(statement, action),
    );
    const services = allowing.flatMap(({ principals }) =>
        principals.filter((each) => each.startsWith("Service:")),
    );
    return [...new Set(services.map((each) => each.slice("Service:".length)))];
}

function judge(target: StackResource, services: readonly string[], key: StackResource[]): Finding[] {
    const { statements, unknown } = statementsOf(key, KEY_POLICIES);
    if (unknown !== undefined) {
        return services.length === 0 ? [] : [{ kind: "undecided", resource: target, unknown }];
    }
    const able = NEEDED.map((action) => servicesWith(statements, action));
    const unable = services.filter((service) => able.some((allowed) => !allowed.includes(service)));
    const [resource] = key;
    return unable.length === 0 || resource === undefined
        ? []
        : [
              {
                  kind: "violation",
                  resource,
                  subject: "its policy",
                  found: `does not let ${unable.join(", ")} use it, which may send to "${target.name}"`,
                  rule: "who sends what is encrypted needs the key",
                  fix: `allow ${NEEDED.join(" and ")} to Service ${unable.join(", ")}`,
              },
          ];
}

function check(stack: Stack): Finding[] {
    const keys = companionsOf(stack, KEYS).joined;
    const byName = new NamedResources([...keys.keys()], KEYS.names);
    return TARGETS.flatMap(([accompanied, paths, action]) =>
        [...companionsOf(stack, accompanied).joined].flatMap(([target, companions]): Finding[] => {
            const { statements, unknown } = statementsOf([target, ...companions], paths);
            const services = servicesWith(statements, action);
            const used = byName.meant(valueAt(target.properties, "kmsMasterKeyId"), target, "kmsMasterKeyId");
            return [
                ...used.flatMap((key) => judge(target, services, [key, ...(keys.get(key) ?? [])])),
                ...(unknown === undefined ? [] : [{ kind: "undecided", resource: target, unknown } as const]),
            ];
        }),
    );
}

const TOPIC_ARN = "arn:aws:sns:eu-central-1:111122223333:alarms";

function allow(Service: string, Action: string | string[]): PropertyValue {
    const Statement = [{ Effect: "Allow", Principal: { Service }, Action, Resource: "*" }];
    return JSON.stringify({ Version: "2012-10-17", Statement });
}

function example(Action: string[]) {
    return [
        {
            type: KEY,
            name: "platform",
            properties: { keyId: "1234", policy: allow("cloudwatch.amazonaws.com", Action) },
        },
        { type: TOPIC, name: "alarms", properties: { arn: TOPIC_ARN, kmsMasterKeyId: "1234" } },
        {
            type: TOPIC_POLICY,
            name: "alarms",
            properties: { arn: TOPIC_ARN, policy: allow("cloudwatch.amazonaws.com", "sns:Publish") },
        },
    ];
}

/**
 * Keys that the stack does not hold are left alone. Policies that a preview does not know are noted there.
 */
export const messagingPublishersKey = stackRule({
    name: "messaging-publishers-key",
    displayName: "Services can use the key of what they send to",
    description:
        "The key of a topic or queue must let those services use it that may send to the topic or queue.",
    why: "Without the key each message of theirs is dropped without a word: alarms, events, dead letters.",
    severity: "high",
    tags: ["messaging", "encryption", "kms"],
    framework: machineLearningLens("MLOPS05-BP01", "Establish reliable monitoring of the environment."),
    sources: [],
    url: "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
    remediationSteps:
        "Add a statement to the key's policy that lets the service decrypt and generate data keys.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "encrypted topics or queues",
    appliesTo: isOneOf([...TOPICS.types, ...QUEUES.types]),
    check,
    examples: { passes: example(NEEDED), fails: example(["kms:Decrypt"]) },
});
