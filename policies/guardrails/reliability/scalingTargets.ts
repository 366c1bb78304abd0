import { PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { EndpointConfigs } from "../endpointConfigs";
import { boundsIn, resourceIdOf, ScalingBounds } from "../instance-types/scalingCapacity";
import { SCALING_POLICY, SCALING_TARGET, SCHEDULED_ACTION } from "../resourceTypes";

/** The scalable targets of a stack, and what scales them. */
export class ScalingTargets {
    private readonly targets: readonly StackResource[];
    private readonly scaled: ReadonlySet<StackResource>;
    private readonly schedules = new Map<StackResource, StackResource[]>();

    constructor(stack: Stack) {
        this.targets = stack.ofTypes(SCALING_TARGET);
        const byId = new NamedResources(this.targets, ["resourceId", "id"]);
        this.scaled = new Set(
            stack
                .ofTypes(SCALING_POLICY)
                .flatMap((policy) => [
                    ...byId.find(policy, "resourceId"),
                    ...byId.find(policy, "scalingTargetId"),
                ]),
        );
        for (const schedule of stack.ofTypes(SCHEDULED_ACTION)) {
            for (const target of byId.find(schedule, "resourceId")) {
                this.schedules.set(target, [...(this.schedules.get(target) ?? []), schedule]);
            }
        }
    }

    /** The targets of a variant: by resource id, else by what an unknown id was made from. */
    of({ endpoint, endpointName, rollouts }: EndpointConfigs, variantName: string): StackResource[] {
        const owners = new Set([endpoint, ...rollouts]);
        const id = typeof endpointName === "string" ? resourceIdOf(endpointName, variantName) : undefined;
        return this.targets.filter((target) => {
            const given = valueAt(target.properties, "resourceId");
            return given instanceof Unknown
                ? (target.propertySources.get("resourceId") ?? []).some((source) => owners.has(source))
                : given === id;
        });
    }

    /** A target whose resource id a preview does not know and that may belong to anything. */
    get unknown(): Unknown | undefined {
        return this.targets
            .map((target): PropertyValue | undefined => valueAt(target.properties, "resourceId"))
            .find((id) => id instanceof Unknown);
    }

    /** What changes the bounds of a target at certain times: schedules of their own, and those inside the target. */
    scheduledBounds(target: StackResource): { schedule: StackResource; bounds: ScalingBounds }[] {
        const own = (this.schedules.get(target) ?? []).flatMap((schedule) =>
            boundsIn(schedule.properties).map((bounds) => ({ schedule, bounds })),
        );
        const inside = boundsIn(target.properties).filter(({ prefix }) => prefix !== "");
        return [...own, ...inside.map((bounds) => ({ schedule: target, bounds }))];
    }

    hasPolicy(target: StackResource): boolean {
        return this.scaled.has(target);
    }
}
