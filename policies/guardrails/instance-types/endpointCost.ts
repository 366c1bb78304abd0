import { Finding, Violation } from "../../shared/findings";
import { elementsOf, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { Stack, StackResource } from "../../shared/stack";
import { EndpointConfigs, endpointsWithConfigs } from "../endpointConfigs";
import { CostSettings } from "./costSettings";
import { ScalingRanges } from "./scalingCapacity";

const HOURS_PER_MONTH = 730;

/** What one variant may cost in a month, or why nobody can tell. */
interface VariantCost {
    usd: number;
    /** Instance type without a price. */
    unpriced?: string;
    unknowns: Unknown[];
}

function mostInstances(variant: PropertyValue, scaled: number): number {
    const asked = [
        valueAt(variant, "initialInstanceCount"),
        valueAt(variant, "managedInstanceScaling", "maxInstanceCount"),
    ];
    // AWS's default is one instance.
    return Math.max(1, scaled, ...asked.filter((value) => typeof value === "number"));
}

function costOf(
    endpointName: PropertyValue | undefined,
    variant: PropertyValue,
    ranges: ScalingRanges,
    prices: Record<string, number>,
): VariantCost {
    const [type, name] = [valueAt(variant, "instanceType"), valueAt(variant, "variantName")];
    const counts = [valueAt(variant, "initialInstanceCount"), variant, type];
    const unknowns = counts.filter((value) => value instanceof Unknown);
    if (typeof type !== "string") {
        return { usd: 0, unknowns };
    }
    const price = Object.hasOwn(prices, type) ? prices[type] : undefined;
    const scaled = ranges.of(String(endpointName), String(name))?.maximum ?? 0;
    return price === undefined
        ? { usd: 0, unpriced: type, unknowns }
        : { usd: price * mostInstances(variant, scaled) * HOURS_PER_MONTH, unknowns };
}

function unpricedFinding(endpoint: StackResource, type: string, { priceDate }: CostSettings): Violation {
    return {
        kind: "violation",
        resource: endpoint,
        subject: `instance type "${type}"`,
        found: "has no price",
        rule: `every type must be in the price list${priceDate === "" ? "" : ` of ${priceDate}`}, or nobody knows the cost`,
        fix: `add what ${type} costs in an hour to hourlyPricesUsd`,
    };
}

function ceilingFinding(endpoint: StackResource, usd: number, settings: CostSettings): Violation {
    return {
        kind: "violation",
        resource: endpoint,
        subject: "the stack's endpoints together",
        found: `can cost $${usd.toFixed(2)} a month at full scale`,
        rule: `they must not exceed $${settings.monthlyCeilingUsd.toFixed(2)} (prices of ${settings.priceDate})`,
        fix: "use smaller types or fewer instances, or have monthlyCeilingUsd raised in a reviewed change",
    };
}

function variantsOf({ configs }: EndpointConfigs): PropertyValue[] {
    return configs.flatMap((config) =>
        ["productionVariants", "shadowProductionVariants"].flatMap((key) => {
            const variants = valueAt(config.properties, key);
            return variants instanceof Unknown ? [variants] : elementsOf(variants);
        }),
    );
}

/** What is wrong with the cost of all endpoints of a stack; an endpoint's own configurations never run side by side. */
export function costFindings(stack: Stack, settings: CostSettings): Finding[] {
    const ranges = new ScalingRanges(stack);
    const endpoints = endpointsWithConfigs(stack).map((endpoint) => ({
        ...endpoint,
        costs: variantsOf(endpoint).map((variant) =>
            costOf(endpoint.endpointName, variant, ranges, settings.hourlyPricesUsd),
        ),
    }));
    const usd = endpoints.flatMap(({ costs }) => costs).reduce((sum, cost) => sum + cost.usd, 0);
    const [first] = endpoints;
    const unpriced = endpoints.flatMap(({ endpoint, costs }) =>
        [...new Set(costs.flatMap((cost) => cost.unpriced ?? []))].map((type) =>
            unpricedFinding(endpoint, type, settings),
        ),
    );
    const undecided = endpoints.flatMap(({ endpoint: resource, costs, unknowns }) =>
        [...unknowns, ...costs.flatMap((cost) => cost.unknowns), ...ranges.unknowns].map(
            (unknown): Finding => ({ kind: "undecided", resource, unknown }),
        ),
    );
    const isOver = usd > settings.monthlyCeilingUsd && first !== undefined;
    return [...unpriced, ...(isOver ? [ceilingFinding(first.endpoint, usd, settings)] : []), ...undecided];
}
