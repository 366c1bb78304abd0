import { runtime } from "@pulumi/pulumi";
import { Policies, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import * as policyServer from "@pulumi/policy/server";
import * as analyzerproto from "@pulumi/pulumi/proto/analyzer_pb";
import * as structproto from "google-protobuf/google/protobuf/struct_pb";
import { ResourceRule, StackRule } from "../../policies/shared/ruleSpec";
import { RegisteredResource } from "../../rehearsal/engine/registeredResource";
import { analyzeRequest, analyzeStackRequest } from "../../rehearsal/policyRunner/analyzerMessages";
import { keepKind } from "./fourKinds";

/** What the engine sends for a value that a preview does not know. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export interface ResourceFixture {
    type: string;
    name: string;
    properties: Record<string, unknown>;
    /** For each property, the names of the resources that its value came from. */
    sources?: Record<string, string[]>;
    protect?: boolean;
    deleteBeforeReplace?: boolean;
    /** What a provider that the program made itself is set to. */
    provider?: Record<string, unknown>;
}

export interface Diagnostic {
    level: "advisory" | "mandatory";
    urn: string;
    message: string;
}

export interface Analysis {
    diagnostics: Diagnostic[];
    notApplicable: string[];
}

type Handler<Request, Response = analyzerproto.AnalyzeResponse> = (
    call: { request: Request },
    callback: (error: Error | null | undefined, response: Response) => void,
) => void;

type MakeHandler<Request, Response = analyzerproto.AnalyzeResponse> = (
    pack: string,
    version: string,
    level: string,
    policies: Policies,
) => Handler<Request, Response>;

/** The SDK's own analyzer, of which it publishes no types. */
const server = policyServer as unknown as {
    makeAnalyzeRpcFun: MakeHandler<analyzerproto.AnalyzeRequest>;
    makeAnalyzeStackRpcFun: MakeHandler<analyzerproto.AnalyzeStackRequest>;
    makeRemediateRpcFun: MakeHandler<analyzerproto.AnalyzeRequest, analyzerproto.RemediateResponse>;
};

export function urnOf({ type, name }: { type: string; name: string }): string {
    return `urn:pulumi:test::sagemaker-mlops::${type}::${name}`;
}

/** What is undefined is left out, as the engine does. */
function struct(properties: Record<string, unknown>): structproto.Struct {
    const sent = JSON.parse(JSON.stringify(properties)) as Record<string, structproto.JavaScriptValue>;
    return structproto.Struct.fromJavaScript(sent);
}

function answerOf<Request, Response>(
    handler: Handler<Request, Response>,
    request: Request,
): Promise<Response> {
    // A stack's configuration that another test has left in this process is none of this stack's.
    runtime.setAllConfig({}, []);
    return new Promise((resolve, reject) => {
        handler({ request }, (error, answer) => {
            if (error === null || error === undefined) {
                resolve(answer);
            } else {
                reject(error);
            }
        });
    });
}

async function call<Request>(handler: Handler<Request>, request: Request): Promise<Analysis> {
    const response = await answerOf(handler, request);
    return {
        diagnostics: response.getDiagnosticsList().map((diagnostic) => ({
            level:
                diagnostic.getEnforcementlevel() === analyzerproto.EnforcementLevel.MANDATORY
                    ? "mandatory"
                    : "advisory",
            urn: diagnostic.getUrn(),
            message: diagnostic.getMessage(),
        })),
        notApplicable: response.getNotApplicableList().map((note) => note.getReason()),
    };
}

function optionsOf(resource: ResourceFixture): analyzerproto.AnalyzerResourceOptions {
    const { protect = false, deleteBeforeReplace } = resource;
    const options = new analyzerproto.AnalyzerResourceOptions();
    options.setProtect(protect);
    options.setDeletebeforereplace(deleteBeforeReplace ?? false);
    options.setDeletebeforereplacedefined(deleteBeforeReplace !== undefined);
    return options;
}

function requestFor(resource: ResourceFixture): analyzerproto.AnalyzeRequest {
    const request = new analyzerproto.AnalyzeRequest();
    request.setType(resource.type);
    request.setName(resource.name);
    request.setUrn(urnOf(resource));
    request.setProperties(struct(resource.properties));
    request.setOptions(optionsOf(resource));
    if (resource.provider !== undefined) {
        const provider = new analyzerproto.AnalyzerProviderResource();
        provider.setType("pulumi:providers:aws");
        provider.setProperties(struct(resource.provider));
        request.setProvider(provider);
    }
    return request;
}

/** Runs one rule over one resource, as the engine does before it creates the resource. */
export async function analyze(
    { policy }: ResourceRule,
    resource: ResourceFixture,
    config: object = {},
): Promise<Analysis> {
    const { validateResource } = policy;
    if (typeof validateResource !== "function") {
        throw new Error(`${policy.name} has no single validateResource`);
    }
    // The SDK takes configuration only over its network server, so it is handed to the rule here.
    const configured: ResourceValidationPolicy = {
        ...policy,
        validateResource: (args, report) =>
            validateResource({ ...args, getConfig: <T extends object>() => config as T }, report),
    };
    const handler = server.makeAnalyzeRpcFun("pack", "1.0.0", "advisory", [configured]);
    const analysis = await call(handler, requestFor(resource));
    keepKind(policy.name, analysis);
    return analysis;
}

/**
 * Lets one rule put one resource right, as the engine does where the rule's level is "remediate".
 *
 * @returns the properties after that; undefined where the rule changed nothing
 */
export async function remediate(
    { policy }: ResourceRule,
    resource: ResourceFixture,
    config: object = {},
): Promise<Record<string, unknown> | undefined> {
    const { remediateResource } = policy;
    if (remediateResource === undefined) {
        throw new Error(`${policy.name} has no remediation`);
    }
    const configured: ResourceValidationPolicy = {
        ...policy,
        enforcementLevel: "remediate",
        remediateResource: (args) =>
            remediateResource({ ...args, getConfig: <T extends object>() => config as T }),
    };
    const handler = server.makeRemediateRpcFun("pack", "1.0.0", "advisory", [configured]);
    const [remediation] = (await answerOf(handler, requestFor(resource))).getRemediationsList();
    return remediation?.getProperties()?.toJavaScript();
}

function stackResource(
    resource: ResourceFixture,
    all: readonly ResourceFixture[],
): analyzerproto.AnalyzerResource {
    const message = new analyzerproto.AnalyzerResource();
    message.setType(resource.type);
    message.setName(resource.name);
    message.setUrn(urnOf(resource));
    message.setProperties(struct(resource.properties));
    message.setOptions(optionsOf(resource));
    for (const [property, names] of Object.entries(resource.sources ?? {})) {
        const dependencies = new analyzerproto.AnalyzerPropertyDependencies();
        dependencies.setUrnsList(all.filter(({ name }) => names.includes(name)).map(urnOf));
        message.getPropertydependenciesMap().set(property, dependencies);
    }
    return message;
}

/** Runs one rule over a whole stack, as the engine does at the end of a preview. */
export async function analyzeStack(
    { policy }: StackRule,
    resources: readonly ResourceFixture[],
    config: object = {},
): Promise<Analysis> {
    const configured: StackValidationPolicy = {
        ...policy,
        validateStack: (args, report) =>
            policy.validateStack({ ...args, getConfig: <T extends object>() => config as T }, report),
    };
    const request = new analyzerproto.AnalyzeStackRequest();
    request.setResourcesList(resources.map((resource) => stackResource(resource, resources)));
    const handler = server.makeAnalyzeStackRpcFun("pack", "1.0.0", "advisory", [configured]);
    const analysis = await call(handler, request);
    keepKind(policy.name, analysis);
    return analysis;
}

/** The violations of a resource that Pulumi would stop at, without the description that Pulumi puts before them. */
export function mandatoryMessages({ diagnostics }: Analysis): string[] {
    return messagesOf(diagnostics, "mandatory");
}

/** What Pulumi only notes. */
export function advisoryMessages({ diagnostics }: Analysis): string[] {
    return messagesOf(diagnostics, "advisory");
}

function messagesOf(diagnostics: readonly Diagnostic[], level: Diagnostic["level"]): string[] {
    return diagnostics
        .filter((diagnostic) => diagnostic.level === level)
        .map(({ message }) => message.split("\n").at(-1) ?? "");
}

/** Runs all policies of a pack over registered resources as the engine does: each on its own, then the stack. */
export async function analyzeAll(
    policies: Policies,
    resources: readonly RegisteredResource[],
): Promise<Analysis[]> {
    const single = server.makeAnalyzeRpcFun("pack", "1.0.0", "advisory", policies);
    const found: Analysis[] = [];
    for (const resource of resources) {
        found.push(await call(single, analyzeRequest(resource)));
    }
    const whole = server.makeAnalyzeStackRpcFun("pack", "1.0.0", "advisory", policies);
    return [...found, await call(whole, analyzeStackRequest(resources))];
}
