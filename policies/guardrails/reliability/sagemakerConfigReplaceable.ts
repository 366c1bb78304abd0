import { wellArchitected } from "../../shared/frameworks";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { InspectedResource } from "../../shared/ruleSpec";
import { ENDPOINT_CONFIG, MODEL } from "../resourceTypes";

/** What each provider calls a resource's own name. */
const NAMES = ["name", "endpointConfigName", "modelName"];

/** A suffix that changes with each replacement, as Pulumi's auto-naming and hashes of the content have it. */
const CHANGING = /[0-9a-f]{7,}$/;

function fixedName({ properties }: InspectedResource): { key: string; value: PropertyValue } | undefined {
    for (const key of NAMES) {
        const value = valueAt(properties, key);
        if (value !== undefined) {
            return { key, value };
        }
    }
    return undefined;
}

function judge(resource: InspectedResource): Judgement[] {
    const name = fixedName(resource);
    const isFixed = typeof name?.value === "string" && !CHANGING.test(name.value);
    return [
        ...(name?.value instanceof Unknown ? [name.value] : []),
        ...(isFixed
            ? [
                  {
                      subject: name.key,
                      found: `is ${JSON.stringify(name.value)}`,
                      rule: "a replacement must exist before what it replaces is deleted, and two cannot have one name",
                      fix: `take ${name.key} out, so that Pulumi adds a suffix of its own`,
                  },
              ]
            : []),
        ...(resource.options.deleteBeforeReplace === true
            ? [
                  {
                      subject: "the option deleteBeforeReplace",
                      found: "is true",
                      rule: "a live endpoint must never be without its configuration and its model",
                      fix: "take deleteBeforeReplace out",
                  },
              ]
            : []),
    ];
}

function example(name: string) {
    return { type: ENDPOINT_CONFIG[0], name: "fraud", properties: { name } };
}

/** A name that is unknown at preview is noted there. */
export const sagemakerConfigReplaceable = resourceRule({
    name: "sagemaker-config-replaceable",
    displayName: "Configurations and models can be replaced",
    description: "An endpoint configuration or a model must have a name that changes when it is replaced.",
    why: "Both are immutable: with a fixed name Pulumi has to delete what a live endpoint is using before it can create the next.",
    severity: "medium",
    tags: ["reliability", "sagemaker"],
    framework: wellArchitected("REL08-BP04", "Deploy by immutable infrastructure."),
    sources: [],
    url: "https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming",
    remediationSteps: "Leave the name to Pulumi, or end it in a hash of what it stands for.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoint configurations and models",
    appliesTo: isOneOf([...ENDPOINT_CONFIG, ...MODEL]),
    check: (resource) => findingsOf(resource, judge(resource)),
    examples: { passes: [example("fraud-1a2b3c4")], fails: [example("fraud")] },
});
