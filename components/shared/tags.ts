import type * as pulumi from "@pulumi/pulumi";

/** Tags as every taggable resource takes them. */
export type Tags = Record<string, pulumi.Input<string>>;

/** Which component made a resource. */
export const COMPONENT_TAG = "mlops:component";
/** The name of the component that made a key, which roles know the key by. */
export const NAME_TAG = "mlops:name";

/**
 * The tags of a component's children: which component made them, then what the caller gave, which wins.
 *
 * @param className class of the component, for example `RealtimeEndpoint`
 */
export function mergeTags(className: string, tags: Tags | undefined): Tags {
    return { [COMPONENT_TAG]: className, ...tags };
}
