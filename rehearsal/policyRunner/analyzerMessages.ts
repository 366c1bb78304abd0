import { runtime } from "@pulumi/pulumi";
import * as analyzerproto from "@pulumi/pulumi/proto/analyzer_pb";
import { fromStruct, toStruct } from "../engine/records";
import { RegisteredResource } from "../engine/registeredResource";

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The engine sends a policy ids instead of references; secrets and unknown values stay as they are. */
function policyValue(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(policyValue);
    }
    if (!isObject(value)) {
        return value;
    }
    if (value[runtime.specialSigKey] === runtime.specialResourceSig) {
        return "id" in value ? value["id"] : value["urn"];
    }
    return policyProperties(value);
}

/** A bag of properties as a policy gets it: without what is internal to Pulumi. */
export function policyProperties(properties: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
        Object.entries(properties)
            .filter(([key, value]) => value !== undefined && !key.startsWith("__"))
            .map(([key, value]) => [key, policyValue(value)]),
    );
}

function optionsOf(resource: RegisteredResource): analyzerproto.AnalyzerResourceOptions {
    const { record, policyOptions } = resource;
    const timeouts = new analyzerproto.AnalyzerResourceOptions.CustomTimeouts();
    timeouts.setCreate(policyOptions.customTimeouts.create);
    timeouts.setUpdate(policyOptions.customTimeouts.update);
    timeouts.setDelete(policyOptions.customTimeouts.delete);
    const options = new analyzerproto.AnalyzerResourceOptions();
    options.setProtect(record.options.protect);
    options.setIgnorechangesList(record.options.ignoreChanges);
    options.setDeletebeforereplace(policyOptions.deleteBeforeReplace ?? false);
    options.setDeletebeforereplacedefined(policyOptions.deleteBeforeReplace !== undefined);
    options.setAdditionalsecretoutputsList(policyOptions.additionalSecretOutputs);
    options.setAliasesList(policyOptions.aliases);
    options.setCustomtimeouts(timeouts);
    options.setParent(record.parent ?? "");
    return options;
}

function providerOf({ provider }: RegisteredResource): analyzerproto.AnalyzerProviderResource | undefined {
    if (provider === undefined) {
        return undefined;
    }
    const message = new analyzerproto.AnalyzerProviderResource();
    message.setUrn(provider.urn);
    message.setType(provider.type);
    message.setName(provider.name);
    message.setProperties(toStruct(policyProperties(provider.properties)));
    return message;
}

/** Asks about one resource, by its inputs. */
export function analyzeRequest(resource: RegisteredResource): analyzerproto.AnalyzeRequest {
    const request = new analyzerproto.AnalyzeRequest();
    request.setUrn(resource.record.urn);
    request.setType(resource.record.type);
    request.setName(resource.record.name);
    request.setProperties(toStruct(policyProperties(resource.checkedInputs)));
    request.setOptions(optionsOf(resource));
    request.setProvider(providerOf(resource));
    return request;
}

function stackResource(resource: RegisteredResource): analyzerproto.AnalyzerResource {
    const message = new analyzerproto.AnalyzerResource();
    message.setUrn(resource.record.urn);
    message.setType(resource.record.type);
    message.setName(resource.record.name);
    message.setProperties(toStruct(policyProperties(resource.outputs)));
    message.setOptions(optionsOf(resource));
    message.setProvider(providerOf(resource));
    message.setParent(resource.record.parent ?? "");
    message.setDependenciesList(resource.record.dependencies);
    for (const [property, urns] of Object.entries(resource.record.propertyDependencies)) {
        const dependencies = new analyzerproto.AnalyzerPropertyDependencies();
        dependencies.setUrnsList(urns);
        message.getPropertydependenciesMap().set(property, dependencies);
    }
    return message;
}

/** Asks about the whole stack, by its resources' outputs. */
export function analyzeStackRequest(
    resources: readonly RegisteredResource[],
): analyzerproto.AnalyzeStackRequest {
    const request = new analyzerproto.AnalyzeStackRequest();
    request.setResourcesList(resources.map(stackResource));
    return request;
}

/** A resource after a policy has changed its inputs; what it changed shows in the outputs too. */
export function remediated(
    resource: RegisteredResource,
    remediation: analyzerproto.Remediation,
): RegisteredResource {
    const properties = fromStruct(remediation.getProperties());
    return {
        ...resource,
        checkedInputs: { ...resource.checkedInputs, ...properties },
        outputs: { ...resource.outputs, ...properties },
    };
}
