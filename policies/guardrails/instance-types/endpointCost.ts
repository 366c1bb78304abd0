import { Finding, Violation } from "../../shared/findings";
import { PropertyValue, textOf, Unknown, valueAt } from "../../shared/properties";
import { Stack, StackResource } from "../../shared/stack";
import { EndpointConfigs, endpointsWithConfigs } from "../endpointConfigs";
import { instanceTypesOf, variantsIn } from "../variants";
import { CostSettings } from "./costSettings";
import { ScalingRanges } from "./scalingCapacity";

const HOURS_PER_MONTH = 730;

/** What one variant may cost in a month, or why nobody can tell. */
interface VariantCost {
    usd: number;
    /** Instance types without a price. */
    unpriced: string[];
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
    const name = valueAt(variant, "variantName");
    const types = instanceTypesOf(variant);
    const counts = [
        valueAt(variant, "initialInstanceCount"),
        valueAt(variant, "managedInstanceScaling", "maxInstanceCount"),
        ...types,
    ];
    const unknowns = counts.filter((value) => value instanceof Unknown);
    const known = types.filter((type) => typeof type === "string");
    const priced = known.filter((type) => Object.hasOwn(prices, type));
    const scaled = ranges.of(textOf(endpointName), textOf(name))?.maximum ?? 0;
    // Of several pools the dearest may be the one that has instances to give.
    const price = Math.max(0, ...priced.map((type) => prices[type] ?? 0));
    return {
        usd: price * mostInstances(variant, scaled) * HOURS_PER_MONTH,
        unpriced: known.filter((type) => !priced.includes(type)),
        unknowns,
    };
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

/** What each configuration of an endpoint may cost, variant by variant. */
function configCosts(
    { configs, endpointName }: EndpointConfigs,
    ranges: ScalingRanges,
    { hourlyPricesUsd }: CostSettings,
): VariantCost[][] {
    return configs.map(({ properties }) =>
        variantsIn(properties).map((variant) => costOf(endpointName, variant, ranges, hourlyPricesUsd)),
    );
}

function sumOf(costs: readonly VariantCost[]): number {
    return costs.reduce((sum, { usd }) => sum + usd, 0);
}

/** What is wrong with the cost of all endpoints of a stack; of an endpoint's own configurations the dearest counts. */
export function costFindings(stack: Stack, settings: CostSettings): Finding[] {
    const ranges = new ScalingRanges(stack);
    const endpoints = endpointsWithConfigs(stack).map((endpoint) => {
        const byConfig = configCosts(endpoint, ranges, settings);
        return { ...endpoint, costs: byConfig.flat(), usd: Math.max(0, ...byConfig.map(sumOf)) };
    });
    const usd = endpoints.reduce((sum, endpoint) => sum + endpoint.usd, 0);
    const [first] = endpoints;
    const unpriced = endpoints.flatMap(({ endpoint, costs }) =>
        [...new Set(costs.flatMap((cost) => cost.unpriced))].map((type) =>
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
