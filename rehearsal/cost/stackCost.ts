import { RecordedResource } from "../engine/recordedResource";
import { Cost, CostItem } from "../graph/resourceGraph";
import { PRICE_DATE } from "./prices";
import { resourceCost } from "./resourceCost";

/** What a stack costs, and the items without a figure; those are in `cost.items` too, but not in its sum. */
export interface StackCost {
    cost: Cost;
    unpriced: CostItem[];
}

function toCents(amount: number): number {
    return Math.round(amount * 100) / 100;
}

/** What a stack costs in a month, from the least that autoscaling leaves to the most that it allows. */
export function stackCost(resources: readonly RecordedResource[], region: string): StackCost {
    const items: CostItem[] = [];
    const unpriced: CostItem[] = [];
    for (const resource of resources) {
        const estimate = resourceCost(resource, resources, region);
        if (estimate === undefined) {
            continue;
        }
        if ("unpriced" in estimate) {
            const item = { urn: resource.urn, min: 0, max: 0, basis: estimate.unpriced };
            items.push(item);
            unpriced.push(item);
            continue;
        }
        const basis = estimate.verified ? estimate.basis : `${estimate.basis} (price unverified)`;
        items.push({ urn: resource.urn, min: toCents(estimate.min), max: toCents(estimate.max), basis });
    }
    const total = (end: "min" | "max"): number => toCents(items.reduce((sum, item) => sum + item[end], 0));
    const monthly = { min: total("min"), max: total("max") };
    return { cost: { currency: "USD", monthly, priceDate: PRICE_DATE, items }, unpriced };
}
