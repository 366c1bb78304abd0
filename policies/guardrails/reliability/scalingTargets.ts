import { PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { EndpointConfigs } from "../endpointConfigs";
import { resourceIdOf } from "../instance-types/scalingCapacity";
import { SCALING_POLICY, SCALING_TARGET } from "../resourceTypes";

/** The scalable targets of a stack, and what scales them. */
export class ScalingTargets {
    private readonly targets: readonly StackResource[];
    private readonly scaled: ReadonlySet<StackResource>;

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

    hasPolicy(target: StackResource): boolean {
        return this.scaled.has(target);
    }
}
