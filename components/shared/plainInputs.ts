/**
 * What `apply`, `interpolate` and `jsonStringify` of the SDK do, for inputs that are often plain values: then the
 * result is plain too, which is the same for Pulumi. Of a document that holds outputs one output is made, where the
 * SDK makes one for every list and record on the way to them, at some thirty promises each.
 */
import * as pulumi from "@pulumi/pulumi";

type Later<T> = pulumi.Output<T> | Promise<T>;

function isLater(value: unknown): value is Later<unknown> {
    return pulumi.Output.isInstance(value) || value instanceof Promise;
}

/** Reads something from a value: at once from a plain one. */
export function mapInput<T, U>(input: pulumi.Input<T>, read: (value: T) => U): pulumi.Input<U> {
    return isLater(input) ? pulumi.output(input).apply((value) => read(value as T)) : read(input as T);
}

/** Puts texts into a template: at once where all are plain. */
export function interpolate(
    literals: TemplateStringsArray,
    ...values: pulumi.Input<string>[]
): pulumi.Input<string> {
    return withPlain(values, (plain) => String.raw({ raw: literals }, ...plain));
}

/** Writes a value as JSON, whatever in it is known later: at once where nothing is. */
export function jsonStringify(value: unknown): pulumi.Input<string> {
    return withPlain(value, (plain) => JSON.stringify(plain));
}

/** Waits for what is known later in a tree of lists and records, once for each such value. */
function withPlain<T, U>(tree: T, read: (plain: T) => U): pulumi.Input<U> {
    const later = [...new Set(laterIn(tree))];
    return later.length === 0
        ? read(tree)
        : pulumi
              .all(later)
              .apply((values) => read(replaced(tree, new Map(later.map((from, at) => [from, values[at]])))));
}

function laterIn(value: unknown): Later<unknown>[] {
    if (isLater(value)) {
        return [value];
    }
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(laterIn) : [];
}

function replaced<T>(tree: T, values: ReadonlyMap<unknown, unknown>): T {
    const replace = (value: unknown): unknown => {
        if (values.has(value)) {
            return values.get(value);
        }
        if (Array.isArray(value)) {
            return value.map(replace);
        }
        return typeof value === "object" && value !== null
            ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replace(part)]))
            : value;
    };
    return replace(tree) as T;
}
