import { ChildProcess, spawn } from "node:child_process";
import * as grpc from "@grpc/grpc-js";
import { EnforcementLevel } from "@pulumi/policy";
import * as analyzergrpc from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as analyzerproto from "@pulumi/pulumi/proto/analyzer_pb";
import * as emptyproto from "google-protobuf/google/protobuf/empty_pb";
import * as structproto from "google-protobuf/google/protobuf/struct_pb";
import { ResourceFixture, urnOf } from "./analyzer";

const LEVELS: Record<EnforcementLevel, analyzerproto.EnforcementLevel> = {
    advisory: analyzerproto.EnforcementLevel.ADVISORY,
    mandatory: analyzerproto.EnforcementLevel.MANDATORY,
    remediate: analyzerproto.EnforcementLevel.REMEDIATE,
    disabled: analyzerproto.EnforcementLevel.DISABLED,
};

type Client = InstanceType<typeof analyzergrpc.AnalyzerClient>;

function struct(values: object): structproto.Struct {
    return structproto.Struct.fromJavaScript(values as Record<string, structproto.JavaScriptValue>);
}

function answer<Response>(
    send: (callback: (error: grpc.ServiceError | null, response: Response) => void) => void,
): Promise<Response> {
    return new Promise((resolve, reject) => {
        send((error, response) => {
            if (error === null) {
                resolve(response);
            } else {
                reject(new Error(error.details));
            }
        });
    });
}

/** The first line that a pack prints: the port on which it answers. */
function portOf(process: ChildProcess): Promise<string> {
    return new Promise((resolve, reject) => {
        let printed = "";
        process.stdout?.on("data", (chunk: Buffer) => {
            printed += chunk.toString();
            const [line, rest] = printed.split("\n");
            if (line !== undefined && rest !== undefined) {
                resolve(line.trim());
            }
        });
        process.on("error", reject);
        process.on("exit", (code) => {
            reject(new Error(`the pack ended with ${String(code)} before it printed its port`));
        });
    });
}

/** A built pack as a process of its own, started and spoken to as the engine does. */
export class PackProcess {
    private constructor(
        private readonly process: ChildProcess,
        private readonly client: Client,
    ) {}

    static async start(file: string, folder: string): Promise<PackProcess> {
        const child = spawn(process.execPath, [file], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
        const address = `127.0.0.1:${await portOf(child)}`;
        return new PackProcess(
            child,
            new analyzergrpc.AnalyzerClient(address, grpc.credentials.createInsecure()),
        );
    }

    async info(): Promise<analyzerproto.AnalyzerInfo> {
        return answer((done) => this.client.getAnalyzerInfo(new emptyproto.Empty(), done));
    }

    async configure(policy: string, level: EnforcementLevel, settings: object): Promise<void> {
        const config = new analyzerproto.PolicyConfig();
        config.setEnforcementlevel(LEVELS[level]);
        config.setProperties(struct(settings));
        const request = new analyzerproto.ConfigureAnalyzerRequest();
        request.getPolicyconfigMap().set(policy, config);
        await answer((done) => this.client.configure(request, done));
    }

    /** Each diagnostic of one resource as `level message`, without the description. */
    async analyze(resource: ResourceFixture): Promise<string[]> {
        const request = new analyzerproto.AnalyzeRequest();
        request.setType(resource.type);
        request.setName(resource.name);
        request.setUrn(urnOf(resource));
        request.setProperties(struct(resource.properties));
        request.setOptions(new analyzerproto.AnalyzerResourceOptions());
        const response: analyzerproto.AnalyzeResponse = await answer((done) =>
            this.client.analyze(request, done),
        );
        return response.getDiagnosticsList().map((diagnostic) => {
            const level = Object.entries(LEVELS).find(
                ([, code]) => code === diagnostic.getEnforcementlevel(),
            );
            return `${level?.[0] ?? "?"} ${diagnostic.getMessage().split("\n")[1] ?? ""}`;
        });
    }

    async stop(): Promise<void> {
        this.client.close();
        const ended = new Promise((resolve) => this.process.once("exit", resolve));
        this.process.kill();
        await ended;
    }
}
