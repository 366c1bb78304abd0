import * as grpc from "@grpc/grpc-js";
import * as grpcService from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as pluginproto from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { typeAndNameOf } from "../engine/urn";
import { registerComponent } from "./constructed";
import { ResourceProvider, Subject } from "./resourceProvider";
import { fromStruct, toStruct, WireProperties } from "./wire";

type Answer<Request, Response> = (request: Request) => Promise<Response> | Response;

/** Wraps one operation for gRPC; an error reaches the engine as its message. */
function operation<Request, Response>(
    answer: Answer<Request, Response>,
): grpc.handleUnaryCall<Request, Response> {
    return (call, callback) => {
        Promise.resolve()
            .then(() => answer(call.request))
            .then(
                (response) => callback(null, response),
                (error: unknown) => {
                    const message = error instanceof Error ? error.message : String(error);
                    callback({ code: grpc.status.UNKNOWN, details: message, message }, null);
                },
            );
    };
}

function subjectOf(request: { getUrn(): string }): Subject {
    const urn = request.getUrn();
    return { urn, ...typeAndNameOf(urn) };
}

function handshake(): proto.ProviderHandshakeResponse {
    const response = new proto.ProviderHandshakeResponse();
    response.setAcceptSecrets(true);
    response.setAcceptResources(true);
    return response;
}

function configureResponse(): proto.ConfigureResponse {
    const response = new proto.ConfigureResponse();
    response.setAcceptsecrets(true);
    response.setAcceptresources(true);
    response.setSupportspreview(true);
    return response;
}

function acceptConfig(request: proto.CheckRequest): proto.CheckResponse {
    const response = new proto.CheckResponse();
    response.setInputs(request.getNews());
    return response;
}

function unchangedConfig(): proto.DiffResponse {
    const response = new proto.DiffResponse();
    response.setChanges(proto.DiffResponse.DiffChanges.DIFF_NONE);
    return response;
}

function check(provider: ResourceProvider, request: proto.CheckRequest): proto.CheckResponse {
    const olds = request.hasOlds() ? fromStruct(request.getOlds()) : undefined;
    const previous = olds !== undefined && Object.keys(olds).length > 0 ? olds : undefined;
    const inputs = fromStruct(request.getNews());
    const response = new proto.CheckResponse();
    response.setInputs(
        toStruct(provider.check(subjectOf(request), inputs, previous, request.getRandomseed_asU8())),
    );
    return response;
}

function diff(provider: ResourceProvider, request: proto.DiffRequest): proto.DiffResponse {
    const { changed, replaced } = provider.diff(
        subjectOf(request),
        fromStruct(request.getNews()),
        fromStruct(request.getOldInputs()),
    );
    const { DIFF_SOME, DIFF_NONE } = proto.DiffResponse.DiffChanges;
    const response = new proto.DiffResponse();
    response.setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE);
    response.setDiffsList(changed);
    response.setReplacesList(replaced);
    return response;
}

async function create(
    provider: ResourceProvider,
    request: proto.CreateRequest,
): Promise<proto.CreateResponse> {
    const inputs = fromStruct(request.getProperties());
    const { id, outputs } = await provider.create(subjectOf(request), inputs, request.getPreview());
    const response = new proto.CreateResponse();
    response.setId(id);
    response.setProperties(toStruct(outputs));
    return response;
}

async function read(provider: ResourceProvider, request: proto.ReadRequest): Promise<proto.ReadResponse> {
    const outputs = fromStruct(request.getProperties());
    const found = await provider.read(subjectOf(request), { id: request.getId(), outputs });
    const response = new proto.ReadResponse();
    response.setId(found?.id ?? "");
    response.setProperties(toStruct(found?.outputs ?? {}));
    response.setInputs(request.getInputs());
    return response;
}

async function update(
    provider: ResourceProvider,
    request: proto.UpdateRequest,
): Promise<proto.UpdateResponse> {
    const existing = { id: request.getId(), outputs: fromStruct(request.getOlds()) };
    const inputs = fromStruct(request.getNews());
    const response = new proto.UpdateResponse();
    response.setProperties(
        toStruct(await provider.update(subjectOf(request), inputs, existing, request.getPreview())),
    );
    return response;
}

async function remove(provider: ResourceProvider, request: proto.DeleteRequest): Promise<Empty> {
    await provider.delete(subjectOf(request), {
        id: request.getId(),
        outputs: fromStruct(request.getProperties()),
    });
    return new Empty();
}

function invoke(provider: ResourceProvider, request: proto.InvokeRequest): proto.InvokeResponse {
    const response = new proto.InvokeResponse();
    response.setReturn(toStruct(provider.invoke(request.getTok(), fromStruct(request.getArgs()))));
    return response;
}

function pluginInfo(version: string): pluginproto.PluginInfo {
    const info = new pluginproto.PluginInfo();
    info.setVersion(version);
    return info;
}

type Operations = grpc.UntypedServiceImplementation;

function resourceOperations(provider: () => ResourceProvider): Operations {
    return {
        check: operation((request: proto.CheckRequest) => check(provider(), request)),
        diff: operation((request: proto.DiffRequest) => diff(provider(), request)),
        create: operation((request: proto.CreateRequest) => create(provider(), request)),
        read: operation((request: proto.ReadRequest) => read(provider(), request)),
        update: operation((request: proto.UpdateRequest) => update(provider(), request)),
        delete: operation((request: proto.DeleteRequest) => remove(provider(), request)),
        invoke: operation((request: proto.InvokeRequest) => invoke(provider(), request)),
        construct: operation((request: proto.ConstructRequest) => registerComponent(provider(), request)),
    };
}

function service(create: CreateProvider, version: string): Operations {
    let provider: ResourceProvider | undefined;
    return {
        handshake: operation(handshake),
        attach: operation(() => new Empty()),
        cancel: operation(() => new Empty()),
        getPluginInfo: operation(() => pluginInfo(version)),
        checkConfig: operation(acceptConfig),
        diffConfig: operation(unchangedConfig),
        configure: operation((request: proto.ConfigureRequest) => {
            provider = create(fromStruct(request.getArgs()));
            return configureResponse();
        }),
        ...resourceOperations(() => {
            if (provider === undefined) {
                throw new Error("the engine must configure the provider before it uses it");
            }
            return provider;
        }),
    };
}

/** Makes a provider from its configuration: `region` and so on. */
export type CreateProvider = (config: WireProperties) => ResourceProvider;

/**
 * Serves a provider to the Pulumi engine on a free port of this machine.
 *
 * @returns the port, which a plugin prints for the engine that started it
 */
export async function serveProvider(create: CreateProvider, version: string): Promise<number> {
    const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
    server.addService(grpcService.ResourceProviderService, service(create, version));
    return new Promise((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
            if (error === null) {
                resolve(port);
            } else {
                reject(error);
            }
        });
    });
}
