import { PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { EndpointConfigs } from "../endpointConfigs";
import { boundsIn, resourceIdOf, ScalingBounds } from "../instance-types/scalingCapacity";
import { SCALING_POLICY, SCALING_TARGET, SCHEDULED_ACTION } from "../resourceTypes";

/** The scalable targets of a stack, and what scales them. */
export class ScalingTargets {
    private readonly targets: readonly StackResource[];
    private readonly policies = new Map<StackResource, StackResource[]>();
    /** Of policies of which nobody can tell what they scale: what they call it. */
    private readonly strayIds: readonly (PropertyValue | undefined)[];
    private readonly schedules = new Map<StackResource, StackResource[]>();

    constructor(stack: Stack) {
        this.targets = stack.ofTypes(SCALING_TARGET);
        const byId = new NamedResources(this.targets, ["resourceId", "id"]);
        const policies = stack.ofTypes(SCALING_POLICY).map((policy) => ({
            policy,
            id: valueAt(policy.properties, "resourceId") ?? valueAt(policy.properties, "scalingTargetId"),
            targets: ["resourceId", "scalingTargetId"].flatMap((key) => byId.find(policy, key)),
        }));
        for (const { policy, targets } of policies) {
            for (const target of new Set(targets)) {
                this.policies.set(target, [...(this.policies.get(target) ?? []), policy]);
            }
        }
        this.strayIds = policies.filter(({ targets }) => targets.length === 0).map(({ id }) => id);
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

    /** The policies that are known to scale a target. */
    policiesOf(target: StackResource): readonly StackResource[] {
        return this.policies.get(target) ?? [];
    }

    /** Whether a policy scales a target; `Unknown` where one that nobody can place may do so. */
    hasPolicy(target: StackResource): boolean | Unknown {
        const own = valueAt(target.properties, "resourceId");
        const doubt = this.strayIds.map((id) => (own instanceof Unknown ? own : id));
        return this.policies.has(target) || (doubt.find((id) => id instanceof Unknown) ?? false);
    }
}
