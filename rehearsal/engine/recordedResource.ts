/** What stands in a recorded value where a preview does not know it yet. */
export const UNKNOWN = "<unknown>";

/** What stands in a recorded value instead of a secret; no secret reaches a record. */
export const SECRET = "<secret>";

/** Options of a resource that matter to a reader or a policy. */
export interface RecordedOptions {
    protect: boolean;
    retainOnDelete: boolean;
    ignoreChanges: string[];
}

/** One resource as a program registered it; the `resources` entries of the rehearsal's JSON contract. */
export interface RecordedResource {
    urn: string;
    /** Type token, for example `aws:sagemaker/model:Model`. */
    type: string;
    name: string;
    /** False for component resources. */
    custom: boolean;
    parent: string | null;
    inputs: Record<string, unknown>;
    outputs: Record<string, unknown>;
    /** URNs of every resource this one waits for, sorted. */
    dependencies: string[];
    /** For each input property, the URNs its value came from, sorted. */
    propertyDependencies: Record<string, string[]>;
    options: RecordedOptions;
}
