import * as grpc from "@grpc/grpc-js";
import * as analyzerrpc from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as analyzerproto from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

/** The engine's own limit for one message: 400 MB. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

type Unary<Request, Response> = (
    request: Request,
    callback: (error: grpc.ServiceError | null, response: Response) => void,
) => unknown;

function call<Request, Response>(method: Unary<Request, Response>, request: Request): Promise<Response> {
    return new Promise((resolve, reject) => {
        method(request, (error, response) => {
            if (error === null) {
                resolve(response);
            } else {
                reject(error);
            }
        });
    });
}

/** The analyzer protocol from the engine's side. */
export class AnalyzerClient {
    private readonly client: analyzerrpc.AnalyzerClient;

    constructor(port: number) {
        this.client = new analyzerrpc.AnalyzerClient(
            `127.0.0.1:${port.toString()}`,
            grpc.credentials.createInsecure(),
            {
                "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
                "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
            },
        );
    }

    /** Tells the pack where it lies; packs that know no handshake need none. */
    async handshake(folder: string): Promise<void> {
        const request = new analyzerproto.AnalyzerHandshakeRequest();
        request.setRootDirectory(folder);
        request.setProgramDirectory(folder);
        try {
            await call(this.client.handshake.bind(this.client), request);
        } catch (error) {
            if ((error as grpc.ServiceError).code !== grpc.status.UNIMPLEMENTED) {
                throw error;
            }
        }
    }

    /** Names the stack and its configuration. */
    async configureStack(request: analyzerproto.AnalyzerStackConfigureRequest): Promise<void> {
        await call(this.client.configureStack.bind(this.client), request);
    }

    /** What the pack says about itself. */
    info(): Promise<analyzerproto.AnalyzerInfo> {
        return call(this.client.getAnalyzerInfo.bind(this.client), new Empty());
    }

    /** Sets each policy's level and settings. */
    async configure(request: analyzerproto.ConfigureAnalyzerRequest): Promise<void> {
        await call(this.client.configure.bind(this.client), request);
    }

    /** Lets the pack change one resource. */
    remediate(request: analyzerproto.AnalyzeRequest): Promise<analyzerproto.RemediateResponse> {
        return call(this.client.remediate.bind(this.client), request);
    }

    /** Checks one resource. */
    analyze(request: analyzerproto.AnalyzeRequest): Promise<analyzerproto.AnalyzeResponse> {
        return call(this.client.analyze.bind(this.client), request);
    }

    /** Checks the stack as a whole. */
    analyzeStack(request: analyzerproto.AnalyzeStackRequest): Promise<analyzerproto.AnalyzeResponse> {
        return call(this.client.analyzeStack.bind(this.client), request);
    }

    close(): void {
        this.client.close();
    }
}
