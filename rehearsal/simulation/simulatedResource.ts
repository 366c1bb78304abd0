import { SimulatedResource } from "../engine/simulation";
import { Identity } from "./identity";
import { dynamicIdentity } from "./identities/dynamic";
import { identityOf } from "./identities/identities";
import { nameInputs, NamedResource } from "./physicalName";
import { dnsSuffixOf, SimulatedCloud } from "./simulatedCloud";
import { fillTemplate, TemplateWords } from "./template";
import { UNKNOWN_VALUE } from "./wire";

/** The provider's check: fills in the physical name. */
export function checkInputs(resource: NamedResource): Record<string, unknown> {
    return nameInputs(identityOf(resource.type).autoName, resource);
}

/** The words of the cloud, of the inputs and, once decided, of the resource itself. */
function wordsOf(resource: NamedResource, cloud: SimulatedCloud): Record<string, unknown> {
    return {
        ...resource.inputs,
        partition: cloud.partition,
        region: resource.inputs["region"] ?? cloud.region,
        accountId: cloud.accountId,
        dnsSuffix: dnsSuffixOf(cloud.partition),
    };
}

/** With only a prefix given, the name is the provider's: prefix, time and counter, 26 characters in all. */
function prefixedName(identity: Identity, resource: NamedResource): Record<string, unknown> {
    const property = identity.autoName?.property;
    const prefix = property === undefined ? undefined : resource.inputs[`${property}Prefix`];
    if (property === undefined || property in resource.inputs || typeof prefix !== "string") {
        return {};
    }
    const name = fillTemplate("{prefix}{digits:26}", { seed: `${resource.urn}\nprefix`, values: { prefix } });
    return { [property]: name };
}

function createdOutputs(
    identity: Identity,
    resource: NamedResource,
    cloud: SimulatedCloud,
): Record<string, unknown> {
    const values = { ...wordsOf(resource, cloud), ...prefixedName(identity, resource) };
    const fill = (template: string, key: string, words: Record<string, unknown>): string => {
        const filled: TemplateWords = { seed: `${resource.urn}\n${key}`, values: words };
        return fillTemplate(template, filled) ?? UNKNOWN_VALUE;
    };
    const arnFirst = identity.id === "{arn}" && identity.arn !== undefined;
    const first = arnFirst ? { arn: fill(identity.arn ?? "", "arn", values) } : {};
    const id = fill(identity.id, "id", { ...values, ...first });
    const arn = identity.arn === undefined ? {} : { arn: fill(identity.arn, "arn", { ...values, id }) };
    const known = { ...values, ...arn, id };
    const others = Object.entries(identity.outputs ?? {}).map(([key, template]) => [
        key,
        fill(template, key, known),
    ]);
    return { ...prefixedName(identity, resource), ...arn, ...Object.fromEntries(others), id };
}

/** What a preview cannot know: everything that only exists once the resource does. */
function unknownOutputs(identity: Identity, resource: NamedResource): Record<string, unknown> {
    const prefixed = Object.keys(prefixedName(identity, resource));
    const keys = [
        "id",
        ...(identity.arn === undefined ? [] : ["arn"]),
        ...Object.keys(identity.outputs ?? {}),
    ];
    return Object.fromEntries([...keys, ...prefixed].map((key) => [key, UNKNOWN_VALUE]));
}

/** What the classic provider adds to every resource and knows at preview already. */
function plannedOutputs(resource: NamedResource, cloud: SimulatedCloud): Record<string, unknown> {
    if (!resource.type.startsWith("aws:")) {
        return {};
    }
    const tags = resource.inputs["tags"];
    const regional = resource.type.startsWith("aws:iam/") ? {} : { region: cloud.region };
    return { ...regional, ...(tags === undefined ? {} : { tagsAll: tags }) };
}

/** A dynamic resource is the program's own: at preview the engine knows no more than its inputs. */
function dynamicResource(resource: NamedResource, cloud: SimulatedCloud): SimulatedResource {
    const { __provider, ...inputs } = resource.inputs;
    if (cloud.preview || __provider === undefined) {
        return { id: "", outputs: inputs };
    }
    const created = createdOutputs(dynamicIdentity(resource.type), { ...resource, inputs }, cloud);
    return { id: String(created["id"]), outputs: { ...inputs, ...created } };
}

/**
 * A resource as AWS and its provider would answer for it. `resource.inputs` have been checked (`checkInputs`).
 *
 * @param givenId id of a resource that exists already, "" for a new one
 */
export function simulateResource(
    resource: NamedResource,
    cloud: SimulatedCloud,
    givenId = "",
): SimulatedResource {
    if (resource.type.startsWith("pulumi-nodejs:dynamic")) {
        return dynamicResource(resource, cloud);
    }
    const identity = identityOf(resource.type);
    const existing = givenId !== "";
    const created =
        cloud.preview && !existing
            ? unknownOutputs(identity, resource)
            : createdOutputs(existing ? { ...identity, id: givenId } : identity, resource, cloud);
    const outputs = { ...plannedOutputs(resource, cloud), ...resource.inputs, ...created };
    const id = created["id"];
    return { id: typeof id === "string" && id !== UNKNOWN_VALUE ? id : "", outputs };
}
