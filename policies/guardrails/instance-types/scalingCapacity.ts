import { Unknown, valueAt } from "../../shared/properties";
import { Stack } from "../../shared/stack";
import { SCALING_TARGET, SCHEDULED_ACTION } from "../resourceTypes";

/** Between how many instances autoscaling keeps a variant. */
export interface ScalingRange {
    minimum: number;
    maximum: number;
}

/** How a variant is named by Application Auto Scaling. */
export function resourceIdOf(endpointName: string, variantName: string): string {
    return `endpoint/${endpointName}/variant/${variantName}`;
}

/** What autoscaling may do in a stack: the widest range of each variant, by its resource id. */
export class ScalingRanges {
    private readonly ranges = new Map<string, ScalingRange>();
    /** Values that a preview does not know and that may widen a range. */
    readonly unknowns: Unknown[] = [];

    constructor(stack: Stack) {
        for (const { properties } of stack.ofTypes([...SCALING_TARGET, ...SCHEDULED_ACTION])) {
            const holder = valueAt(properties, "scalableTargetAction") ?? properties;
            const values = [
                valueAt(properties, "resourceId"),
                ...["minCapacity", "maxCapacity"].map((key) => valueAt(holder, key)),
            ];
            this.unknowns.push(...values.filter((value) => value instanceof Unknown));
            const [id, minimum, maximum] = values;
            if (typeof id === "string") {
                this.widen(id, minimum, maximum);
            }
        }
    }

    /** A scheduled action may leave one of both as it is. */
    private widen(id: string, minimum: unknown, maximum: unknown): void {
        const known = [minimum, maximum].filter((value) => typeof value === "number");
        const last = this.ranges.get(id);
        if (known.length > 0) {
            this.ranges.set(id, {
                minimum: Math.min(last?.minimum ?? Infinity, ...known),
                maximum: Math.max(last?.maximum ?? 0, ...known),
            });
        }
    }

    of(endpointName: string, variantName: string): ScalingRange | undefined {
        return this.ranges.get(resourceIdOf(endpointName, variantName));
    }
}
