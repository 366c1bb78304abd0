import * as grpc from "@grpc/grpc-js";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import * as monitorService from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as monitorproto from "@pulumi/pulumi/proto/resource_pb";
import type * as structproto from "google-protobuf/google/protobuf/struct_pb";
import { SimulatedChild, SimulatedResource } from "../engine/simulation";
import { ResourceProvider } from "./resourceProvider";
import { fromStruct, toStruct } from "./wire";

type Send<Request, Response> = (request: Request, callback: grpc.requestCallback<Response>) => void;

function call<Request, Response>(send: Send<Request, Response>, request: Request): Promise<Response> {
    return new Promise((resolve, reject) => {
        send(request, (error, response) => {
            if (error !== null || response === undefined) {
                reject(error ?? new Error("the engine answered with nothing"));
            } else {
                resolve(response);
            }
        });
    });
}

function componentRegistration(request: proto.ConstructRequest): monitorproto.RegisterResourceRequest {
    const register = new monitorproto.RegisterResourceRequest();
    register.setType(request.getType());
    register.setName(request.getName());
    register.setParent(request.getParent());
    register.setDependenciesList(request.getDependenciesList());
    register.setProtect(request.getProtect() ?? false);
    register.setObject(toStruct({}));
    return register;
}

function childRegistration(child: SimulatedChild): monitorproto.RegisterResourceRequest {
    const register = new monitorproto.RegisterResourceRequest();
    register.setType(child.type);
    register.setName(child.name);
    register.setParent(child.parent);
    register.setCustom(true);
    register.setObject(toStruct(child.inputs));
    for (const [property, urns] of Object.entries(child.propertyDependencies)) {
        const dependencies = new monitorproto.RegisterResourceRequest.PropertyDependencies();
        dependencies.setUrnsList(urns);
        register.getPropertydependenciesMap().set(property, dependencies);
    }
    register.setDependenciesList([...new Set(Object.values(child.propertyDependencies).flat())]);
    return register;
}

/** What the engine is asked while a component is made. */
class Engine {
    constructor(private readonly monitor: monitorService.ResourceMonitorClient) {}

    /** @returns URN and id as the engine has them; no id where a preview meets a resource that does not exist yet */
    async register(request: monitorproto.RegisterResourceRequest): Promise<{ urn: string; id: string }> {
        request.setAcceptsecrets(true);
        request.setAcceptresources(true);
        const response = await call<
            monitorproto.RegisterResourceRequest,
            monitorproto.RegisterResourceResponse
        >((message, callback) => this.monitor.registerResource(message, callback), request);
        return { urn: response.getUrn(), id: response.getId() };
    }

    async registerOutputs(urn: string, outputs: structproto.Struct): Promise<void> {
        const request = new monitorproto.RegisterResourceOutputsRequest();
        request.setUrn(urn);
        request.setOutputs(outputs);
        await call((message, callback) => this.monitor.registerResourceOutputs(message, callback), request);
    }
}

/**
 * Registers the children of a component. The first needs no other, and whether the engine knows it already tells
 * whether a preview knows the ids of them all.
 *
 * @param construct the component, as a preview before the first update sees it or with every id known
 */
async function registerChildren(
    engine: Engine,
    construct: (preview: boolean) => SimulatedResource,
    preview: boolean,
): Promise<SimulatedResource> {
    const [first] = construct(preview).children ?? [];
    const id = first === undefined ? "" : (await engine.register(childRegistration(first))).id;
    const component = construct(preview && id === "");
    for (const child of (component.children ?? []).slice(1)) {
        await engine.register(childRegistration(child));
    }
    return component;
}

/** Registers a component that a provider implements, and its children, as the provider's own code would. */
export async function registerComponent(
    provider: ResourceProvider,
    request: proto.ConstructRequest,
): Promise<proto.ConstructResponse> {
    const monitor = new monitorService.ResourceMonitorClient(
        request.getMonitorendpoint(),
        grpc.credentials.createInsecure(),
    );
    try {
        const engine = new Engine(monitor);
        const { urn } = await engine.register(componentRegistration(request));
        const subject = { urn, type: request.getType(), name: request.getName() };
        const construct = (preview: boolean): SimulatedResource =>
            provider.construct(subject, fromStruct(request.getInputs()), preview);
        const component = await registerChildren(engine, construct, request.getDryrun());
        const state = toStruct(component.outputs);
        await engine.registerOutputs(urn, state);
        const response = new proto.ConstructResponse();
        response.setUrn(urn);
        response.setState(state);
        return response;
    } finally {
        monitor.close();
    }
}
