import { RecordedResource } from "../engine/recordedResource";

/** What a policy found. */
export interface Verdict {
    pack: string;
    policy: string;
    /** `mandatory` stops a deployment, `advisory` does not, `remediate` has changed the resource. */
    level: "advisory" | "mandatory" | "remediate" | "disabled";
    severity: "low" | "medium" | "high" | "critical" | "unspecified";
    urn: string;
    message: string;
}

/** What one resource costs in a month of 730 hours, in US dollars without tax. */
export interface CostItem {
    urn: string;
    min: number;
    max: number;
    /** How the figure comes about, or why there is none. */
    basis: string;
}

/** What a stack costs in a month. */
export interface Cost {
    currency: "USD";
    monthly: { min: number; max: number };
    /** Day that the prices stand for, `YYYY-MM-DD`. */
    priceDate: string;
    items: CostItem[];
}

/** A stack as it would be: the contract of `npm run rehearse -- <stack> --json FILE`. */
export interface ResourceGraph {
    stack: string;
    project: string;
    outputs: Record<string, unknown>;
    resources: RecordedResource[];
    policies: Verdict[];
    cost: Cost;
}

function orderedResource(resource: RecordedResource): RecordedResource {
    return {
        urn: resource.urn,
        type: resource.type,
        name: resource.name,
        custom: resource.custom,
        parent: resource.parent,
        inputs: resource.inputs,
        outputs: resource.outputs,
        dependencies: resource.dependencies,
        propertyDependencies: resource.propertyDependencies,
        options: {
            protect: resource.options.protect,
            retainOnDelete: resource.options.retainOnDelete,
            ignoreChanges: resource.options.ignoreChanges,
        },
    };
}

/** The graph as JSON text; the same graph gives the same bytes. */
export function graphJson(graph: ResourceGraph): string {
    const ordered: ResourceGraph = {
        stack: graph.stack,
        project: graph.project,
        outputs: graph.outputs,
        resources: graph.resources.map(orderedResource),
        policies: graph.policies,
        cost: graph.cost,
    };
    return `${JSON.stringify(ordered, null, 2)}\n`;
}
