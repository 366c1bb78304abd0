import { runtime } from "@pulumi/pulumi";
import { SECRET, UNKNOWN } from "./recordedResource";

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readableAsset(value: Record<string, unknown>): unknown {
    const { [runtime.specialSigKey]: signature, ...content } = value;
    const kind = signature === runtime.specialArchiveSig ? "archive" : "asset";
    return { [kind]: readableValue(content) };
}

/**
 * Turns a value as Pulumi sends it over its protocol into plain JSON for a reader:
 * unknown values and secrets become markers, resource references their URN, assets their content.
 */
export function readableValue(value: unknown): unknown {
    if (value === runtime.unknownValue) {
        return UNKNOWN;
    }
    if (Array.isArray(value)) {
        return value.map(readableValue);
    }
    if (!isRecord(value)) {
        return value;
    }
    switch (value[runtime.specialSigKey]) {
        case undefined:
            return readableProperties(value);
        case runtime.specialSecretSig:
            return SECRET;
        case runtime.specialResourceSig:
            return value["urn"];
        case runtime.specialOutputValueSig:
            return value["secret"] === true
                ? SECRET
                : "value" in value
                  ? readableValue(value["value"])
                  : UNKNOWN;
        default:
            return readableAsset(value);
    }
}

/** The same for a bag of properties: keys sorted, undefined values and the dynamic provider's code left out. */
export function readableProperties(properties: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
        Object.keys(properties)
            .filter((key) => properties[key] !== undefined && key !== "__provider")
            .sort()
            .map((key) => [key, readableValue(properties[key])]),
    );
}
