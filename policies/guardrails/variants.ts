import { elementsOrUnknown, Properties, PropertyValue, valueAt } from "../shared/properties";

/** What serves, and what is only sent copies of requests; both run on instances of their own. */
const KEYS = ["productionVariants", "shadowProductionVariants"] as const;

/** Every variant of an endpoint configuration; a list that a preview does not know is one unknown variant. */
export function variantsIn(config: Properties): PropertyValue[] {
    return KEYS.flatMap((key) => elementsOrUnknown(valueAt(config, key)));
}

/** Every type of instance that a variant may run on: its own, or those of its pools. */
export function instanceTypesOf(variant: PropertyValue): PropertyValue[] {
    const pools = valueAt(variant, "instancePools");
    return [
        valueAt(variant, "instanceType"),
        ...elementsOrUnknown(pools).map((pool) => valueAt(pool, "instanceType")),
    ].filter((type) => type !== undefined);
}
