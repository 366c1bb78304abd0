import {
    elementLabel,
    elementsOf,
    Properties,
    PropertyValue,
    Unknown,
    valueAt,
} from "../../shared/properties";
import { Stack } from "../../shared/stack";
import { SCALING_TARGET, SCHEDULED_ACTION } from "../resourceTypes";

/** Between how many instances autoscaling keeps a variant. */
export interface ScalingRange {
    minimum: number;
    maximum: number;
}

/** Bounds that a target has, or that a schedule gives it for a time; a schedule may leave one of both as it is. */
export interface ScalingBounds {
    /** Before the name of a bound, for messages: empty, or `scalableTargetAction.`. */
    prefix: string;
    minimum: PropertyValue | undefined;
    maximum: PropertyValue | undefined;
}

/** How a variant is named by Application Auto Scaling. */
export function resourceIdOf(endpointName: string, variantName: string): string {
    return `endpoint/${endpointName}/variant/${variantName}`;
}

function boundsOf(holder: PropertyValue | undefined, prefix: string): ScalingBounds {
    return { prefix, minimum: valueAt(holder, "minCapacity"), maximum: valueAt(holder, "maxCapacity") };
}

/** The bounds in a scalable target or a scheduled action; the native provider has schedules inside their target. */
export function boundsIn(properties: Properties): ScalingBounds[] {
    const action = "scalableTargetAction";
    const schedules = elementsOf(valueAt(properties, "scheduledActions")).map((schedule, index) => {
        const name = valueAt(schedule, "scheduledActionName");
        const label = typeof name === "string" ? name : elementLabel(schedule, index);
        return boundsOf(valueAt(schedule, action), `scheduledActions[${label}].${action}.`);
    });
    return valueAt(properties, action) === undefined
        ? [boundsOf(properties, ""), ...schedules]
        : [boundsOf(valueAt(properties, action), `${action}.`)];
}

/** Whether what is scaled is instances, and not the concurrency of a serverless variant or copies of a model. */
function isOfInstances(properties: Properties): boolean {
    const dimension = valueAt(properties, "scalableDimension");
    return typeof dimension !== "string" || dimension === "sagemaker:variant:DesiredInstanceCount";
}

/** What autoscaling may do in a stack: the widest range of each variant, by its resource id. */
export class ScalingRanges {
    private readonly ranges = new Map<string, ScalingRange>();
    /** Values that a preview does not know and that may widen a range. */
    readonly unknowns: Unknown[] = [];

    constructor(stack: Stack) {
        for (const { properties } of stack.ofTypes([...SCALING_TARGET, ...SCHEDULED_ACTION])) {
            const id = valueAt(properties, "resourceId");
            const bounds = isOfInstances(properties) ? boundsIn(properties) : [];
            const values = [id, ...bounds.flatMap(({ minimum, maximum }) => [minimum, maximum])];
            this.unknowns.push(...values.filter((value) => value instanceof Unknown));
            if (typeof id === "string") {
                bounds.forEach(({ minimum, maximum }) => this.widen(id, minimum, maximum));
            }
        }
    }

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
