import * as path from "node:path";
import * as analyzerproto from "@pulumi/pulumi/proto/analyzer_pb";
import { RegisteredResource } from "../engine/registeredResource";
import { Verdict } from "../graph/resourceGraph";
import { AnalyzerClient } from "./analyzerClient";
import { analyzeRequest, analyzeStackRequest, remediated } from "./analyzerMessages";
import { LEVELS } from "./levels";
import { packDescription, PackDescription } from "./packDescription";
import { packConfiguration } from "./packConfig";
import { PackFolder } from "./packFolder";
import { PackSurroundings, startPack } from "./packProcess";
import { Severities, severitiesOf, toVerdict } from "./verdicts";

/** A stack that policies look at. */
export interface PolicedStack extends PackSurroundings {
    secretKeys: string[];
}

/** What a pack is, and what it found. */
export interface PackRun {
    pack: PackDescription;
    verdicts: Verdict[];
}

/** The stack's resources, once they are known: packs start while the program still runs. */
export type PolicedResources = Promise<readonly RegisteredResource[]>;

function stackRequest(stack: PolicedStack): analyzerproto.AnalyzerStackConfigureRequest {
    const request = new analyzerproto.AnalyzerStackConfigureRequest();
    request.setProject(stack.project);
    request.setStack(stack.stack);
    request.setDryRun(stack.preview);
    request.setConfigSecretKeysList(stack.secretKeys);
    for (const [key, value] of Object.entries(stack.config)) {
        request.getConfigMap().set(key, value);
    }
    return request;
}

/** A resource after the pack's remediations, and what they say. */
async function remediate(
    client: AnalyzerClient,
    resource: RegisteredResource,
    severities: Severities,
): Promise<{ resource: RegisteredResource; verdicts: Verdict[] }> {
    const response = await client.remediate(analyzeRequest(resource));
    const remediations = response.getRemediationsList();
    const verdicts = remediations.map((remediation): Verdict => {
        const failure = remediation.getDiagnostic();
        const policy = remediation.getPolicyname();
        return {
            pack: remediation.getPolicypackname(),
            policy,
            level: failure === "" ? "remediate" : "advisory",
            severity: severities.get(policy) ?? "unspecified",
            urn: resource.record.urn,
            message: failure === "" ? remediation.getDescription() : failure,
        };
    });
    const changes = remediations.filter((remediation) => remediation.getDiagnostic() === "");
    return { resource: changes.reduce(remediated, resource), verdicts };
}

function canRemediate(request: analyzerproto.ConfigureAnalyzerRequest): boolean {
    const configs = [...request.getPolicyconfigMap().entries()].map(([, config]) => config);
    return configs.some((config) => LEVELS[config.getEnforcementlevel()] === "remediate");
}

/** Introduces the stack and its settings to the pack. */
async function configure(
    client: AnalyzerClient,
    pack: PackFolder,
    stack: PolicedStack,
): Promise<{ description: PackDescription; severities: Severities; remediates: boolean }> {
    await client.handshake(pack.folder);
    await client.configureStack(stackRequest(stack));
    const info = await client.info();
    const configuration = packConfiguration(info, pack.configFor(stack.stack));
    await client.configure(configuration);
    return {
        description: packDescription(info),
        severities: severitiesOf(info),
        remediates: canRemediate(configuration),
    };
}

async function evaluate(
    client: AnalyzerClient,
    pack: PackFolder,
    stack: PolicedStack,
    known: PolicedResources,
): Promise<PackRun> {
    const { description, severities, remediates } = await configure(client, pack, stack);
    const outcomes = await Promise.all(
        (await known).map((resource) =>
            remediates ? remediate(client, resource, severities) : { resource, verdicts: [] },
        ),
    );
    const resources = outcomes.map((outcome) => outcome.resource);
    const single = await Promise.all(
        resources.map(async (resource) => {
            const response = await client.analyze(analyzeRequest(resource));
            const { urn } = resource.record;
            return response.getDiagnosticsList().map((found) => toVerdict(found, severities, urn));
        }),
    );
    const stackUrn = resources.find(({ record }) => record.type === "pulumi:pulumi:Stack")?.record.urn ?? "";
    const whole = await client.analyzeStack(analyzeStackRequest(resources));
    const verdicts = [
        ...outcomes.flatMap((outcome) => outcome.verdicts),
        ...single.flat(),
        ...whole.getDiagnosticsList().map((found) => toVerdict(found, severities, stackUrn)),
    ];
    return { pack: description, verdicts };
}

/**
 * Runs one pack as its own process over the analyzer protocol, the way the engine does.
 * Its process has ended when this returns or throws.
 */
export async function runPack(
    pack: PackFolder,
    stack: PolicedStack,
    resources: PolicedResources,
): Promise<PackRun> {
    const running = await startPack(pack, stack);
    const client = new AnalyzerClient(running.port);
    try {
        return await evaluate(client, pack, stack, resources);
    } catch (error) {
        const details = (error as { details?: unknown }).details;
        const name = path.basename(pack.folder);
        throw typeof details === "string"
            ? new Error(`policy pack ${name}: ${details}`, { cause: error })
            : error;
    } finally {
        client.close();
        await running.stop();
    }
}
