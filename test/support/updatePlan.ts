import {
    RolloutInputs,
    rolloutProvider,
    RolloutState,
} from "../../components/serving/rollout/rolloutProvider";
import { RecordedResource } from "../../rehearsal/engine/recordedResource";
import { differenceOf } from "../../rehearsal/provider/difference";

/** What an update does to one resource, or that the engine refuses to do it because the resource is protected. */
export type Change = "same" | "update" | "replace" | "delete" | "refused";

const ROLLOUT = "pulumi-nodejs:dynamic/mlops:EndpointRollout";

/** Inputs of which each comes from a resource that is replaced, so that its value is another afterwards. */
function movedInputs(resource: RecordedResource, replaced: ReadonlySet<string>): string[] {
    return Object.entries(resource.propertyDependencies)
        .filter(([, urns]) => urns.some((urn) => replaced.has(urn)))
        .map(([key]) => key);
}

/** Inputs as the provider is asked about them: what is ignored is as before, what has moved is new. */
function askedInputs(
    before: RecordedResource,
    after: RecordedResource,
    replaced: ReadonlySet<string>,
): Record<string, unknown> {
    const moved = movedInputs(after, replaced).map((key) => [key, `new ${key}`]);
    const ignored = after.options.ignoreChanges.map((key) => [key, before.inputs[key]]);
    return {
        ...after.inputs,
        ...(Object.fromEntries(moved) as Record<string, unknown>),
        ...(Object.fromEntries(ignored) as Record<string, unknown>),
    };
}

async function changeOf(
    before: RecordedResource,
    after: RecordedResource,
    replaced: ReadonlySet<string>,
): Promise<Change> {
    const inputs = askedInputs(before, after, replaced);
    if (before.type === ROLLOUT) {
        const olds = { ...before.inputs, liveEndpointConfigName: before.inputs["endpointConfigName"] };
        const { changes, replaces = [] } =
            (await rolloutProvider.diff?.(
                before.name,
                olds as unknown as RolloutState,
                inputs as unknown as RolloutInputs,
            )) ?? {};
        return replaces.length > 0 ? "replace" : changes === true ? "update" : "same";
    }
    const difference = differenceOf(before.type, inputs, before.inputs);
    return difference.replaced.length > 0 ? "replace" : difference.changed.length > 0 ? "update" : "same";
}

/**
 * What the engine would do to each resource of one run of a program to get to another run, by URN: it asks the
 * provider about what is still there, and refuses to delete or replace what is protected. The AWS provider's part is
 * the simulated one's, with the inputs that only a new resource can take.
 *
 * @param before in the order of registration, as the state has it
 */
export async function updatePlan(
    before: readonly RecordedResource[],
    after: readonly RecordedResource[],
): Promise<Map<string, Change>> {
    const declared = new Map(after.map((resource) => [resource.urn, resource]));
    const replaced = new Set<string>();
    const plan = new Map<string, Change>();
    for (const resource of before.filter(({ custom }) => custom)) {
        const next = declared.get(resource.urn);
        const change = next === undefined ? "delete" : await changeOf(resource, next, replaced);
        const destroys = change === "delete" || change === "replace";
        plan.set(resource.urn, destroys && resource.options.protect ? "refused" : change);
        if (change === "replace") {
            replaced.add(resource.urn);
        }
    }
    return plan;
}
