import { Config } from "@pulumi/pulumi";
import { PropertyValue, valueAt } from "./properties";
import { InspectedResource } from "./ruleSpec";

/**
 * The region in which a resource is made: its own, else its provider's, else the one that the rule is configured to,
 * else the stack's. Undefined where none of them is set.
 *
 * @param configured empty where the rule is configured to none
 */
export function regionOf(
    { properties, providerRegion }: Pick<InspectedResource, "properties" | "providerRegion">,
    configured: string,
): PropertyValue | undefined {
    const own = valueAt(properties, "region") ?? providerRegion;
    return own ?? (configured === "" ? new Config("aws").get("region") : configured);
}
