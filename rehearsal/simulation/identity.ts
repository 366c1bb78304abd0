/** How Pulumi's AWS provider makes up a physical name that a program leaves out. */
export interface AutoName {
    /** Input that holds the physical name. */
    property: string;
    /** AWS's limit for the name, in characters. */
    maxLength: number;
    /** Whether the name is turned to lower case, as for buckets. */
    lowercase?: true;
    /** What the name begins with, for example `alias/`. */
    prefix?: string;
    /** Boolean input that makes the name end with `.fifo`. */
    fifoProperty?: string;
    /** Whether the logical name is taken as it is, without random characters. */
    verbatim?: true;
}

/**
 * What AWS and the provider make of one resource type, as data. The texts are templates (see `fillTemplate`):
 * `{region}` and the other words of the cloud, `{id}`, `{arn}`, `{uuid}`, `{hex:17}`, or an input such as `{bucket}`.
 */
export interface Identity {
    autoName?: AutoName;
    id: string;
    arn?: string;
    /** Further outputs that only exist once the resource does. */
    outputs?: Record<string, string>;
}

/** Identities by type token. */
export type IdentityTable = Record<string, Identity>;

/** Template of an ARN with region and account, as most services have. */
export function regionalArn(service: string, resource: string): string {
    return `arn:{partition}:${service}:{region}:{accountId}:${resource}`;
}

/** The usual case: an input `name` that is auto-named. */
export function autoNamed(maxLength: number): AutoName {
    return { property: "name", maxLength };
}
