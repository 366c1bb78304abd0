import { elementsOf, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { StackResource } from "../../shared/stack";

/** A production variant as its configuration declares it. */
export interface ConfigVariant {
    config: StackResource;
    variant: PropertyValue;
    name: string;
    /** `productionVariants[primary]` */
    subject: string;
}

/** Whether a variant keeps instances, and keeps them by itself. */
export function hasOwnInstances(variant: PropertyValue): boolean {
    const managed = valueAt(variant, "managedInstanceScaling");
    const isManaged = managed !== undefined && valueAt(managed, "status") !== "DISABLED";
    return valueAt(variant, "serverlessConfig") === undefined && !isManaged;
}

/** The production variants of a configuration; those that a preview does not know are given as what is unknown. */
export function configVariants(config: StackResource): (ConfigVariant | Unknown)[] {
    const variants = valueAt(config.properties, "productionVariants");
    if (variants instanceof Unknown) {
        return [variants];
    }
    return elementsOf(variants).map((variant, index) => {
        if (variant instanceof Unknown) {
            return variant;
        }
        const named = valueAt(variant, "variantName");
        if (named instanceof Unknown) {
            return named;
        }
        const name = typeof named === "string" ? named : String(index);
        return { config, variant, name, subject: `productionVariants[${name}]` };
    });
}

/** Whether an endpoint answers later, from a queue. */
export function isAsync(config: StackResource): boolean {
    return valueAt(config.properties, "asyncInferenceConfig") !== undefined;
}
