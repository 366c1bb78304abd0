import * as structproto from "google-protobuf/google/protobuf/struct_pb";
import * as resproto from "@pulumi/pulumi/proto/resource_pb";
import { RecordedResource } from "./recordedResource";
import { SimulatedChild } from "./simulation";
import { readableProperties } from "./wireValues";

/** What a program registered, outputs still missing. */
export function requestRecord(
    request: resproto.RegisterResourceRequest,
    urn: string,
): Omit<RecordedResource, "outputs"> {
    const propertyDependencies: Record<string, string[]> = {};
    request.getPropertydependenciesMap().forEach((value, key) => {
        const urns = value.getUrnsList();
        if (urns.length > 0 && key !== "__provider") {
            propertyDependencies[key] = [...urns].sort();
        }
    });
    return {
        urn,
        type: request.getType(),
        name: request.getName(),
        custom: request.getCustom(),
        parent: request.getParent() === "" ? null : request.getParent(),
        inputs: readableProperties(fromStruct(request.getObject())),
        dependencies: [...request.getDependenciesList()].sort(),
        propertyDependencies: Object.fromEntries(Object.entries(propertyDependencies).sort()),
        options: {
            protect: request.getProtect() ?? false,
            retainOnDelete: request.getRetainondelete() ?? false,
            ignoreChanges: [...request.getIgnorechangesList()].sort(),
        },
    };
}

/** A protocol message's values; none when the message has none. */
export function fromStruct(object: structproto.Struct | undefined): Record<string, unknown> {
    return (object?.toJavaScript() ?? {}) as Record<string, unknown>;
}

/** The reverse. */
export function toStruct(values: Record<string, unknown>): structproto.Struct {
    return structproto.Struct.fromJavaScript(values as Record<string, structproto.JavaScriptValue>);
}

/** A remote component's child as if it had been registered. */
export function childRecord(child: SimulatedChild): Omit<RecordedResource, "outputs"> {
    const entries = Object.entries(child.propertyDependencies).map(([key, urns]) => [key, [...urns].sort()]);
    const propertyDependencies = Object.fromEntries(entries.sort()) as Record<string, string[]>;
    return {
        urn: child.urn,
        type: child.type,
        name: child.name,
        custom: child.custom,
        parent: child.parent,
        inputs: readableProperties(child.inputs),
        dependencies: [...new Set(Object.values(propertyDependencies).flat())].sort(),
        propertyDependencies,
        options: { protect: false, retainOnDelete: false, ignoreChanges: [] },
    };
}
