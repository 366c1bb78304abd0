/** A resource that a program asks for, with inputs as Pulumi sends them. */
export interface ResourceRequest {
    urn: string;
    type: string;
    name: string;
    custom: boolean;
    inputs: Record<string, unknown>;
    /** Id to import or read, "" for a new resource. */
    id: string;
}

/** A data source that a program asks for. */
export interface InvokeRequest {
    token: string;
    inputs: Record<string, unknown>;
}

/** A resource that a remote component makes by itself. */
export interface SimulatedChild extends ResourceRequest {
    parent: string;
    outputs: Record<string, unknown>;
    /** For each input property, the URNs its value came from. */
    propertyDependencies: Record<string, string[]>;
}

/** What a cloud makes of a request. All values are as Pulumi sends them. */
export interface SimulatedResource {
    /** "" means "not known yet", at preview. */
    id: string;
    /** Missing outputs mean "not known yet", at preview. */
    outputs: Record<string, unknown>;
    /** Inputs after the provider's check; the inputs as they came when left out. */
    checkedInputs?: Record<string, unknown>;
    /** Resources that come with this one: a remote component's children, parents first. */
    children?: SimulatedChild[];
}

/** Answers for the cloud: identifiers, ARNs and outputs. */
export interface Simulation {
    createResource(request: ResourceRequest): SimulatedResource;
    invoke(request: InvokeRequest): Record<string, unknown>;
}
