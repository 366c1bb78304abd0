import * as path from "node:path";
import { Command } from "commander";
import { graphJson } from "../graph/resourceGraph";
import { renderCost, renderVerdicts } from "../graph/summary";
import { renderTree } from "../graph/tree";
import { PolicyReport } from "../policyReport/policyReport";
import { reportFiles, writePolicyReport } from "../policyReport/writePolicyReport";
import { LocalRegistry } from "../registry/localRegistry";
import { Screen, screenOf } from "../terminal/paint";
import { UsageError } from "../terminal/usageError";
import { requireFileName, writeOutput } from "../terminal/writeOutput";
import { EXIT } from "./failure";
import { describeModelVersion } from "../stack/modelVersion";
import { PROJECT_FOLDER, Rehearsal, rehearse, RehearseOptions } from "../stack/rehearseStack";
import { runCommand, runOrLeave } from "./runCommand";

export { rehearse, type Rehearsal, type RehearseOptions };

/** Where the local pipeline registers models, in the project's folder. */
const REGISTRY_FOLDER = path.join(".rehearsal", "registry");

interface Flags {
    json?: string;
    settings?: string;
    modelPackage?: string;
    preview: boolean;
    policies: boolean;
    policyReport?: string[];
    verbose: boolean;
}

function command(): Command {
    return new Command("npm run rehearse --")
        .description(
            "Runs a stack's program, policies and price check against a simulated AWS: no account needed.",
        )
        .argument("<stack>", "stack to rehearse, as in Pulumi.<stack>.yaml")
        .option("--json <file>", "write the resource graph to a file")
        .option("--settings <file>", "take the settings from another stack file")
        .option("--model-package <arn>", "model version to take as approved")
        .option("--preview", "leave unknown what a real preview does not know", false)
        .option("--no-policies", "leave the policy packs out")
        .option(
            "--policy-report <file...>",
            "write what the policies found: .txt, .json, .sarif (code scanning) or .md (comment)",
        )
        .option("--verbose", "show where errors came from", false);
}

function notes(rehearsal: Rehearsal): string[] {
    const { placeholderKeys, generalTypes, graph } = rehearsal;
    const hasModel = graph.resources.some((resource) => resource.type === "aws:sagemaker/model:Model");
    return [
        ...(hasModel ? [`Model version: ${describeModelVersion(rehearsal.modelVersion)}`] : []),
        ...placeholderKeys.map(
            (key) => `Secret ${key}: a placeholder, since only the stack's own key decrypts it`,
        ),
        ...generalTypes.map(
            (type) => `${type}: its identifiers are made up, the simulation does not know this type`,
        ),
    ];
}

function report(rehearsal: Rehearsal, screen: Screen, withPolicies: boolean): string {
    const { graph, unpriced } = rehearsal;
    const policies = withPolicies
        ? renderVerdicts(graph.policies, screen)
        : [screen.paint.yellow("Policies: not run (--no-policies)")];
    return [
        ...renderTree(graph.stack, graph.project, graph.resources, screen),
        "",
        ...notes(rehearsal),
        ...policies,
        ...renderCost(graph.cost, unpriced, screen),
    ].join("\n");
}

/** The file that decides about the stack, as code scanning knows it: relative to the project, with forward slashes. */
function settingsPath(stack: string, flags: Flags, folder: string): string {
    const file = path.relative(
        folder,
        flags.settings === undefined
            ? path.join(folder, `Pulumi.${stack}.yaml`)
            : path.resolve(flags.settings),
    );
    return file.split(path.sep).join("/");
}

function policyReport({ graph, packs }: Rehearsal, settingsFile: string): PolicyReport {
    const { project, stack, resources, policies: verdicts } = graph;
    return { project, stack, settingsFile, resources: resources.length, packs, verdicts };
}

function writeFiles(rehearsal: Rehearsal, flags: Flags, folder: string): void {
    if (flags.json !== undefined) {
        writeOutput(graphJson(rehearsal.graph), flags.json, "--json");
        console.log(`Graph: ${flags.json}`);
    }
    const found = policyReport(rehearsal, settingsPath(rehearsal.graph.stack, flags, folder));
    for (const target of reportFiles(flags.policyReport ?? [])) {
        writePolicyReport(found, target);
        console.log(`Policies: ${target.file}`);
    }
}

/** Refuses what cannot be done before anything is run. */
async function requireSense(flags: Flags): Promise<void> {
    const reports = reportFiles(flags.policyReport ?? []);
    if (flags.policyReport !== undefined && !flags.policies) {
        throw new UsageError("--policy-report needs the policies; leave out --no-policies");
    }
    if (flags.json !== undefined) {
        await requireFileName(flags.json, "--json");
    }
    for (const { file } of reports) {
        await requireFileName(file, "--policy-report");
    }
}

async function run(stack: string, flags: Flags, folder: string): Promise<number> {
    const started = performance.now();
    await requireSense(flags);
    const rehearsal = await rehearse({
        stack,
        folder,
        settingsFile: flags.settings,
        modelPackageArn: flags.modelPackage,
        preview: flags.preview,
        policies: flags.policies,
        verbose: flags.verbose,
        registry: new LocalRegistry(path.join(folder, REGISTRY_FOLDER)),
    });
    const screen = screenOf(process.stdout, process.env["NO_COLOR"]);
    console.log(report(rehearsal, screen, flags.policies));
    writeFiles(rehearsal, flags, folder);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(screen.paint.dim(`Rehearsed in ${seconds} s`));
    const violated = rehearsal.graph.policies.some((verdict) => verdict.level === "mandatory");
    return violated ? EXIT.failed : EXIT.fine;
}

/**
 * Runs the command line and says how it ended; it prints every error itself.
 *
 * @param folder folder of the Pulumi project
 */
export function main(args: readonly string[], folder = PROJECT_FOLDER): Promise<number> {
    return runCommand(args, {
        build: (finish) =>
            command().action(async (stack: string, flags: Flags) => {
                finish(await run(stack, flags, folder));
            }),
    });
}

if (require.main === module) {
    // Policy packs end with the pipe from this process, so leaving is all there is to do.
    runOrLeave(main);
}
