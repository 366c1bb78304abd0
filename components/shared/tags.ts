import type * as pulumi from "@pulumi/pulumi";

/** Tags as every taggable resource takes them. */
export type Tags = Record<string, pulumi.Input<string>>;

/**
 * The tags of a component's children: which component made them, then what the caller gave, which wins.
 *
 * @param className class of the component, for example `RealtimeEndpoint`
 */
export function mergeTags(className: string, tags: Tags | undefined): Tags {
    return { "mlops:component": className, ...tags };
}
