import { RecordedResource } from "../../../rehearsal/engine/recordedResource";
import { ResourceGraph } from "../../../rehearsal/graph/resourceGraph";
import { paint, Screen } from "../../../rehearsal/terminal/paint";

export const STACK_URN = "urn:pulumi:dev::demo::pulumi:pulumi:Stack::demo-dev";

/** A resource below the stack. */
export function recorded(
    type: string,
    name: string,
    inputs: Record<string, unknown> = {},
    overrides: Partial<RecordedResource> = {},
): RecordedResource {
    return {
        urn: `urn:pulumi:dev::demo::${type}::${name}`,
        type,
        name,
        custom: true,
        parent: STACK_URN,
        inputs,
        outputs: inputs,
        dependencies: [],
        propertyDependencies: {},
        options: { protect: false, retainOnDelete: false, ignoreChanges: [] },
        ...overrides,
    };
}

/** The stack itself. */
export function stackResource(): RecordedResource {
    return recorded("pulumi:pulumi:Stack", "demo-dev", {}, { urn: STACK_URN, parent: null, custom: false });
}

/** A graph without resources. */
export function graph(overrides: Partial<ResourceGraph> = {}): ResourceGraph {
    return {
        stack: "dev",
        project: "demo",
        outputs: {},
        resources: [],
        policies: [],
        cost: { currency: "USD", monthly: { min: 0, max: 0 }, priceDate: "2025-06-30", items: [] },
        ...overrides,
    };
}

/** A screen without colours. */
export function screen(columns = 120): Screen {
    return { columns, paint: paint(false) };
}
