import { runtime } from "@pulumi/pulumi";
import * as structproto from "google-protobuf/google/protobuf/struct_pb";

/** Properties as Pulumi's protocols carry them: JSON, with markers for what is unknown, secret, an asset or a resource. */
export type WireProperties = Record<string, unknown>;

/** Reads a message's properties; a missing one has none. */
export function fromStruct(struct: structproto.Struct | undefined): WireProperties {
    return (struct?.toJavaScript() ?? {}) as WireProperties;
}

/** Puts properties into a message. */
export function toStruct(properties: WireProperties): structproto.Struct {
    return structproto.Struct.fromJavaScript(properties as Record<string, structproto.JavaScriptValue>);
}

/** Whether a value is one that a preview does not know, or holds one. */
export function holdsUnknown(value: unknown): boolean {
    if (value === runtime.unknownValue) {
        return true;
    }
    return typeof value === "object" && value !== null && Object.values(value).some(holdsUnknown);
}

/** Takes the markers of secrets off, all the way down; for a simulated service, which has no use for them. */
export function withoutSecretMarkers(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(withoutSecretMarkers);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const entries = Object.entries(value);
    const signature = entries.find(([key]) => key === runtime.specialSigKey)?.[1];
    if (signature === runtime.specialSecretSig) {
        return withoutSecretMarkers(Reflect.get(value, "value"));
    }
    return Object.fromEntries(entries.map(([key, inner]) => [key, withoutSecretMarkers(inner)]));
}
