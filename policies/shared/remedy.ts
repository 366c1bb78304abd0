import { known, Unknown } from "./properties";

/** One property and the value that puts a resource right. */
export interface Remedy {
    /** Keys on the way to the property; objects that are missing on the way are made. */
    path: readonly [string, ...string[]];
    value: string | number | boolean;
}

/**
 * Sets the property in what the engine handed over, which keeps everything else as it is: secrets, unknown values,
 * what is internal to Pulumi. Returns undefined where the way leads through a value that a preview does not know.
 */
export function applyRemedy(
    { path, value }: Remedy,
    properties: Record<string, unknown>,
): Record<string, unknown> | undefined {
    const parents = path.slice(0, -1);
    const [property] = path.slice(-1);
    let holder = properties;
    for (const key of parents) {
        const inner = known(() => (holder[key] ??= {}));
        if (inner instanceof Unknown || typeof inner !== "object" || inner === null) {
            return undefined;
        }
        holder = holder[key] as Record<string, unknown>;
    }
    if (property !== undefined) {
        holder[property] = value;
    }
    return properties;
}
