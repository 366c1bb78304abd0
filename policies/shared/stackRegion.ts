import { Config } from "@pulumi/pulumi";
import { PropertyValue, valueAt } from "./properties";

/**
 * The region in which a resource is made: its own, else the one that the rule is configured to, else the stack's.
 * Undefined where none of them is set.
 *
 * @param configured empty where the rule is configured to none
 */
export function regionOf(properties: PropertyValue, configured: string): PropertyValue | undefined {
    const own = valueAt(properties, "region");
    return own ?? (configured === "" ? new Config("aws").get("region") : configured);
}
