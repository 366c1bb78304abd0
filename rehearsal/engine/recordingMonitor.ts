import { runtime } from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import * as structproto from "google-protobuf/google/protobuf/struct_pb";
import * as resproto from "@pulumi/pulumi/proto/resource_pb";
import { RecordedResource } from "./recordedResource";
import { readableProperties } from "./wireValues";

/** A resource that a program asks for, with inputs as Pulumi sends them. */
export interface ResourceRequest {
    urn: string;
    type: string;
    name: string;
    custom: boolean;
    inputs: Record<string, unknown>;
    /** Id to import or read, "" for a new resource. */
    id: string;
}

/** A data source that a program asks for. */
export interface InvokeRequest {
    token: string;
    inputs: Record<string, unknown>;
}

/** Answers for the cloud: identifiers, ARNs and outputs. Both answers hold values as Pulumi sends them. */
export interface Simulation {
    /** `id` "" and missing outputs mean "not known yet" at preview. */
    createResource(request: ResourceRequest): { id: string; outputs: Record<string, unknown> };
    invoke(request: InvokeRequest): Record<string, unknown>;
}

const STACK_TYPE = "pulumi:pulumi:Stack";

type Callback = (error: unknown, response: unknown) => void;

/** The URN that the real engine gives: the type is qualified by every ancestor's type but the stack's. */
function urnOf(parent: string, type: string, name: string): string {
    const parentType = parent.split("::")[2] ?? STACK_TYPE;
    const qualifiedType = parentType === STACK_TYPE ? type : `${parentType}$${type}`;
    return `urn:pulumi:${runtime.getStack()}::${runtime.getProject()}::${qualifiedType}::${name}`;
}

function toRecord(request: resproto.RegisterResourceRequest, urn: string): Omit<RecordedResource, "outputs"> {
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
        inputs: readableProperties(inputsOf(request.getObject())),
        dependencies: [...request.getDependenciesList()].sort(),
        propertyDependencies: Object.fromEntries(Object.entries(propertyDependencies).sort()),
        options: {
            protect: request.getProtect() ?? false,
            retainOnDelete: request.getRetainondelete() ?? false,
            ignoreChanges: [...request.getIgnorechangesList()].sort(),
        },
    };
}

function inputsOf(object: structproto.Struct | undefined): Record<string, unknown> {
    return (object?.toJavaScript() ?? {}) as Record<string, unknown>;
}

function toStruct(values: Record<string, unknown>): structproto.Struct {
    return structproto.Struct.fromJavaScript(values as Record<string, structproto.JavaScriptValue>);
}

/**
 * Pulumi's own mock monitor, which also records what each resource was registered with:
 * parent, dependencies, property dependencies and options.
 */
export class RecordingMonitor extends MockMonitor {
    private readonly records = new Map<string, RecordedResource>();

    constructor(private readonly simulation: Simulation) {
        super({
            newResource: () => {
                throw new Error("resources are answered by the simulation");
            },
            call: () => {
                throw new Error("data sources are answered by the simulation");
            },
        });
    }

    /** Every resource recorded so far, in URN order, so that two runs of one program give one list. */
    recorded(): RecordedResource[] {
        return [...this.records.values()].sort((a, b) => (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0));
    }

    override async registerResource(
        request: resproto.RegisterResourceRequest,
        callback: Callback,
    ): Promise<void> {
        try {
            const urn = urnOf(request.getParent(), request.getType(), request.getName());
            if (this.records.has(urn)) {
                throw new Error(`Duplicate resource URN '${urn}'; give each resource of a type its own name`);
            }
            const answer = this.simulation.createResource({
                urn,
                type: request.getType(),
                name: request.getName(),
                custom: request.getCustom(),
                inputs: inputsOf(request.getObject()),
                id: request.getImportid(),
            });
            this.records.set(urn, { ...toRecord(request, urn), outputs: readableProperties(answer.outputs) });
            this.resources.set(urn, { urn, id: answer.id, state: answer.outputs });
            const response = new resproto.RegisterResourceResponse();
            response.setUrn(urn);
            response.setId(answer.id);
            response.setObject(toStruct(answer.outputs));
            callback(null, response);
        } catch (error) {
            callback(error, undefined);
        }
    }

    override async invoke(request: resproto.ResourceInvokeRequest, callback: Callback): Promise<void> {
        try {
            const answer = this.simulation.invoke({
                token: request.getTok(),
                inputs: inputsOf(request.getArgs()),
            });
            const response = new resproto.ResourceInvokeResponse();
            response.setReturn(toStruct(answer));
            callback(null, response);
        } catch (error) {
            callback(error, undefined);
        }
    }

    override registerResourceOutputs(
        request: resproto.RegisterResourceOutputsRequest,
        callback: Callback,
    ): void {
        const record = this.records.get(request.getUrn());
        if (record !== undefined) {
            record.outputs = readableProperties(inputsOf(request.getOutputs()));
        }
        callback(null, {});
    }
}
