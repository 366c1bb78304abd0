import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { ControlOrder, ServiceError } from "./behaviour";
import { FakeSageMaker } from "./fakeSageMaker";

/** A fake service that listens. */
export interface RunningFake {
    service: FakeSageMaker;
    port: number;
    /** What `AWS_ENDPOINT_URL_SAGEMAKER` has to be. */
    url: string;
    stop(): Promise<void>;
}

/** Where requests name their operation: SageMaker's, and CloudWatch's of the same. */
const TARGET = /^(?:SageMaker|GraniteServiceVersion20100801)\.(\w+)$/;
const CONTROL_PATH = "/_control";

async function readBody(request: http.IncomingMessage): Promise<unknown> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) {
        chunks.push(chunk);
    }
    const body = Buffer.concat(chunks).toString("utf8");
    return body === "" ? {} : (JSON.parse(body) as unknown);
}

function send(response: http.ServerResponse, status: number, body: unknown): void {
    response.writeHead(status, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify(body));
}

/** `GET /_control` answers the log and what exists; `POST /_control` takes one order. */
function control(service: FakeSageMaker, request: http.IncomingMessage, body: unknown): unknown {
    if (request.method === "POST") {
        service.control(body as ControlOrder);
    }
    return { log: service.log, ...service.state() };
}

function callService(service: FakeSageMaker, request: http.IncomingMessage, body: unknown): unknown {
    const target = String(request.headers["x-amz-target"]);
    const [, operation] = TARGET.exec(target) ?? [];
    if (operation === undefined) {
        throw new ServiceError("UnknownOperationException", `no target ${target}`);
    }
    return service.call(operation, body as Record<string, unknown>);
}

async function answer(
    service: FakeSageMaker,
    request: http.IncomingMessage,
    response: http.ServerResponse,
): Promise<void> {
    try {
        const body = await readBody(request);
        const handle = request.url === CONTROL_PATH ? control : callService;
        send(response, 200, handle(service, request, body));
    } catch (error) {
        const known = error instanceof ServiceError;
        const name = known ? error.name : "InternalFailure";
        send(response, known ? 400 : 500, { __type: name, message: String((error as Error).message) });
    }
}

/** Starts a fake service on this machine; port 0 takes a free one. */
export async function startFakeSageMaker(port = 0): Promise<RunningFake> {
    const service = new FakeSageMaker();
    const server = http.createServer((request, response) => void answer(service, request, response));
    await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", resolve);
    });
    const bound = (server.address() as AddressInfo).port;
    return {
        service,
        port: bound,
        url: `http://127.0.0.1:${String(bound)}`,
        stop: () =>
            new Promise((resolve) => {
                server.close(() => {
                    resolve();
                });
                server.closeAllConnections();
            }),
    };
}
