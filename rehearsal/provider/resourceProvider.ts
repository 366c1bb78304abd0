import { SimulatedResource } from "../engine/simulation";
import { WireProperties } from "./wire";

/** The resource that an operation is about. */
export interface Subject {
    urn: string;
    type: string;
    name: string;
}

/** What a changed input means for an existing resource. */
export interface Difference {
    /** Top-level inputs that differ, sorted. */
    changed: string[];
    /** Those of them that only a new resource can take, sorted. */
    replaced: string[];
}

/** An existing resource: its id, and outputs. */
export interface ExistingResource {
    id: string;
    outputs: WireProperties;
}

/**
 * What a Pulumi provider decides, without the protocol around it.
 * Every operation may throw; the message is what the engine shows.
 */
export interface ResourceProvider {
    /** Completes inputs, with a physical name for example. `previous` are the inputs before, for an existing resource. */
    check(
        subject: Subject,
        inputs: WireProperties,
        previous: WireProperties | undefined,
        seed: Uint8Array,
    ): WireProperties;
    diff(subject: Subject, inputs: WireProperties, previous: WireProperties): Difference;
    create(subject: Subject, inputs: WireProperties, preview: boolean): Promise<ExistingResource>;
    /** Undefined where the resource is gone. */
    read(subject: Subject, existing: ExistingResource): Promise<ExistingResource | undefined>;
    update(
        subject: Subject,
        inputs: WireProperties,
        existing: ExistingResource,
        preview: boolean,
    ): Promise<WireProperties>;
    delete(subject: Subject, existing: ExistingResource): Promise<void>;
    invoke(token: string, inputs: WireProperties): WireProperties;
    /** A component that the provider implements: its outputs and its children, parents first. */
    construct(subject: Subject, inputs: WireProperties, preview: boolean): SimulatedResource;
}
