import { runtime } from "@pulumi/pulumi";

/** What Pulumi sends in place of a value that a preview does not know. */
export const UNKNOWN_VALUE: string = runtime.unknownValue;

/** Whether a value as Pulumi sends it is not known yet. */
export function isUnknown(value: unknown): boolean {
    return value === UNKNOWN_VALUE;
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value inside a secret, or the value itself. */
export function unwrapSecret(value: unknown): unknown {
    return isObject(value) && value[runtime.specialSigKey] === runtime.specialSecretSig
        ? value["value"]
        : value;
}

/** A reference to a resource as Pulumi sends it; `id` is "" while it is unknown. */
export function resourceReference(urn: string, id: string): Record<string, unknown> {
    return {
        [runtime.specialSigKey]: runtime.specialResourceSig,
        urn,
        id: id === "" ? UNKNOWN_VALUE : id,
        packageVersion: "",
    };
}
