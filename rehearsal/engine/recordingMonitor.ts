import { runtime } from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import * as resproto from "@pulumi/pulumi/proto/resource_pb";
import { RecordedResource } from "./recordedResource";
import { childRecord, fromStruct, requestRecord, toStruct } from "./records";
import { GivenProvider, NO_POLICY_OPTIONS, policyOptionsOf, RegisteredResource } from "./registeredResource";
import { InvokeRequest, ResourceRequest, Simulation } from "./simulation";
import { urnOf } from "./urn";
import { readableProperties } from "./wireValues";

export type { InvokeRequest, ResourceRequest, Simulation };

/** What the SDK asks to fill in a resource that it was only given a reference to. */
const GET_RESOURCE = "pulumi:pulumi:getResource";

type Callback = (error: unknown, response: unknown) => void;

function compareText(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Pulumi's own mock monitor, which also records what each resource was registered with:
 * parent, dependencies, property dependencies and options.
 */
export class RecordingMonitor extends MockMonitor {
    private readonly registrations = new Map<string, RegisteredResource>();

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

    /** Every resource registered so far, in URN order, so that two runs of one program give one list. */
    registered(): RegisteredResource[] {
        return [...this.registrations.values()].sort((a, b) => compareText(a.record.urn, b.record.urn));
    }

    /** The same as a reader sees it. */
    recorded(): RecordedResource[] {
        return this.registered().map((registration) => registration.record);
    }

    override async registerResource(
        request: resproto.RegisterResourceRequest,
        callback: Callback,
    ): Promise<void> {
        try {
            const record = requestRecord(request, this.newUrnOf(request));
            const inputs = fromStruct(request.getObject());
            const answer = this.simulation.createResource({
                urn: record.urn,
                type: record.type,
                name: record.name,
                custom: record.custom,
                inputs,
                id: request.getImportid(),
            });
            const { id, outputs, checkedInputs = inputs, children = [] } = answer;
            const provider = this.givenProvider(request.getProvider());
            const policyOptions = policyOptionsOf(request);
            this.keep(record, id, { checkedInputs, outputs, policyOptions, provider });
            children.forEach((child) => {
                const registration = { checkedInputs: child.inputs, outputs: child.outputs };
                this.keep(childRecord(child), child.id, {
                    ...registration,
                    policyOptions: NO_POLICY_OPTIONS,
                });
            });
            const response = new resproto.RegisterResourceResponse();
            response.setUrn(record.urn);
            response.setId(id);
            response.setObject(toStruct(outputs));
            callback(null, response);
        } catch (error) {
            callback(error, undefined);
        }
    }

    override async readResource(request: resproto.ReadResourceRequest, callback: Callback): Promise<void> {
        try {
            const [type, name] = [request.getType(), request.getName()];
            const urn = this.newUrnOf(request);
            const inputs = fromStruct(request.getProperties());
            const read = { urn, type, name, custom: true, inputs, id: request.getId() };
            const answer = this.simulation.createResource(read);
            this.resources.set(urn, { urn, id: answer.id, state: answer.outputs });
            const response = new resproto.ReadResourceResponse();
            response.setUrn(urn);
            response.setProperties(toStruct(answer.outputs));
            callback(null, response);
        } catch (error) {
            callback(error, undefined);
        }
    }

    override async invoke(request: resproto.ResourceInvokeRequest, callback: Callback): Promise<void> {
        if (request.getTok() === GET_RESOURCE) {
            return super.invoke(request, callback);
        }
        try {
            const answer = this.simulation.invoke({
                token: request.getTok(),
                inputs: fromStruct(request.getArgs()),
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
        const registration = this.registrations.get(request.getUrn());
        if (registration !== undefined) {
            registration.outputs = fromStruct(request.getOutputs());
            registration.record.outputs = readableProperties(registration.outputs);
        }
        callback(null, {});
    }

    private newUrnOf(request: { getParent(): string; getType(): string; getName(): string }): string {
        const [stack, project] = [runtime.getStack(), runtime.getProject()];
        const urn = urnOf(stack, project, request.getParent(), request.getType(), request.getName());
        if (this.resources.has(urn)) {
            throw new Error(`Duplicate resource URN '${urn}'; give each resource of a type its own name`);
        }
        return urn;
    }

    /** @param reference URN and id of a provider, as the SDK joins them; empty for the default one */
    private givenProvider(reference: string): GivenProvider | undefined {
        const registration = this.registrations.get(reference.slice(0, reference.lastIndexOf("::")));
        if (registration === undefined) {
            return undefined;
        }
        const { urn, type, name } = registration.record;
        return { urn, type, name, properties: registration.checkedInputs };
    }

    private keep(
        record: Omit<RecordedResource, "outputs">,
        id: string,
        registration: Omit<RegisteredResource, "record">,
    ): void {
        const outputs = readableProperties(registration.outputs);
        this.registrations.set(record.urn, { record: { ...record, outputs }, ...registration });
        this.resources.set(record.urn, { urn: record.urn, id, state: registration.outputs });
    }
}
