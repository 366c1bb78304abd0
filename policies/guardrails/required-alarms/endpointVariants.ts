import { elementsOf, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { VariantTraits } from "./requiredMetrics";

/** Endpoints of both providers. */
export const ENDPOINT_TYPES: readonly string[] = [
    "aws:sagemaker/endpoint:Endpoint",
    "aws-native:sagemaker:Endpoint",
];

const CONFIG_TYPES: readonly string[] = [
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
    "aws-native:sagemaker:EndpointConfig",
];

/** Own resources that say which configuration of an endpoint is live, where the endpoint itself does not. */
const ROLLOUT_TYPE = /:EndpointRollout$/;

/** A production variant of an endpoint. */
export interface Variant extends VariantTraits {
    name: string;
}

/** An endpoint with the variants that it serves with or may be rolled out to. */
export interface EndpointVariants {
    endpoint: StackResource;
    /** `Unknown` where a preview does not know it; undefined where the program never says it. */
    endpointName: PropertyValue | undefined;
    variants: Variant[];
    /** True where no configuration of the endpoint is in the stack, and none is unknown either. */
    isWithoutConfig: boolean;
    unknowns: Unknown[];
}

function endpointNameOf(endpoint: StackResource): PropertyValue | undefined {
    const { properties } = endpoint;
    return valueAt(properties, "endpointName") ?? valueAt(properties, "name");
}

/** For each endpoint the rollouts of it. */
function rolloutsByEndpoint(
    stack: Stack,
    endpoints: readonly StackResource[],
): Map<StackResource, StackResource[]> {
    const named = new NamedResources(endpoints, ["endpointName", "name"]);
    const rollouts = new Map<StackResource, StackResource[]>();
    for (const rollout of stack.ofTypesLike(ROLLOUT_TYPE)) {
        for (const endpoint of named.find(rollout, "endpointName")) {
            rollouts.set(endpoint, [...(rollouts.get(endpoint) ?? []), rollout]);
        }
    }
    return rollouts;
}

function readVariant(config: StackResource, variant: PropertyValue): Variant | Unknown {
    const [name, instanceType] = ["variantName", "instanceType"].map((key) => valueAt(variant, key));
    const [unknown] = [variant, name, instanceType].filter((value) => value instanceof Unknown);
    if (unknown !== undefined) {
        return unknown;
    }
    return {
        name: typeof name === "string" ? name : "",
        instanceType: typeof instanceType === "string" ? instanceType : undefined,
        isServerless: valueAt(variant, "serverlessConfig") !== undefined,
        isAsync: valueAt(config.properties, "asyncInferenceConfig") !== undefined,
    };
}

function readVariants(config: StackResource): (Variant | Unknown)[] {
    const variants = valueAt(config.properties, "productionVariants");
    return variants instanceof Unknown
        ? [variants]
        : elementsOf(variants).map((variant) => readVariant(config, variant));
}

function variantsOf(
    endpoint: StackResource,
    owners: readonly StackResource[],
    configs: NamedResources,
): EndpointVariants {
    const found = owners.map((owner) => ({ owner, configs: configs.find(owner, "endpointConfigName") }));
    const read = [...new Set(found.flatMap((each) => each.configs))].flatMap(readVariants);
    const outside = found
        .filter((each) => each.configs.length === 0)
        .map(({ owner }) => valueAt(owner.properties, "endpointConfigName"));
    const endpointName = endpointNameOf(endpoint);
    const unknowns = [endpointName, ...read, ...outside].filter((value) => value instanceof Unknown);
    const variants = read.filter((variant): variant is Variant => !(variant instanceof Unknown));
    return {
        endpoint,
        endpointName,
        variants: [...new Map(variants.map((variant) => [variant.name, variant])).values()],
        isWithoutConfig: outside.length === owners.length && unknowns.length === 0,
        unknowns,
    };
}

/** Every endpoint of a stack with its variants: configurations are joined by name, then by dependency. */
export function endpointVariants(stack: Stack): EndpointVariants[] {
    const configs = new NamedResources(stack.ofTypes(CONFIG_TYPES), ["endpointConfigName", "name"]);
    const endpoints = stack.ofTypes(ENDPOINT_TYPES);
    const rollouts = rolloutsByEndpoint(stack, endpoints);
    return endpoints.map((endpoint) =>
        variantsOf(endpoint, [endpoint, ...(rollouts.get(endpoint) ?? [])], configs),
    );
}
