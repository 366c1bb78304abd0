import { elementsOf, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { Stack, StackResource } from "../../shared/stack";
import { EndpointConfigs, endpointsWithConfigs } from "../endpointConfigs";
import { VariantTraits } from "./requiredMetrics";

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
    /** Variants that are only sent copies of requests. */
    shadows: Variant[];
    /** True where no configuration of the endpoint is in the stack, and none is unknown either. */
    isWithoutConfig: boolean;
    unknowns: Unknown[];
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

function readVariants(
    config: StackResource,
    key: "productionVariants" | "shadowProductionVariants",
): (Variant | Unknown)[] {
    const variants = valueAt(config.properties, key);
    return variants instanceof Unknown
        ? [variants]
        : elementsOf(variants).map((variant) => readVariant(config, variant));
}

/** The variants that are known, each name once. */
function knownOnes(read: readonly (Variant | Unknown)[]): Variant[] {
    const variants = read.filter((variant): variant is Variant => !(variant instanceof Unknown));
    return [...new Map(variants.map((variant) => [variant.name, variant])).values()];
}

function variantsOf({
    endpoint,
    endpointName,
    configs,
    isWithoutConfig,
    unknowns,
}: EndpointConfigs): EndpointVariants {
    const read = configs.flatMap((config) => readVariants(config, "productionVariants"));
    const copied = configs.flatMap((config) => readVariants(config, "shadowProductionVariants"));
    return {
        endpoint,
        endpointName,
        variants: knownOnes(read),
        shadows: knownOnes(copied),
        isWithoutConfig,
        unknowns: [...unknowns, ...[...read, ...copied].filter((variant) => variant instanceof Unknown)],
    };
}

/** Every endpoint of a stack with its variants: configurations are joined by name, then by dependency. */
export function endpointVariants(stack: Stack): EndpointVariants[] {
    return endpointsWithConfigs(stack).map(variantsOf);
}
