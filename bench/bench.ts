import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { build } from "esbuild";
import { Command } from "commander";
import { compare, Comparison, Rival, Runs } from "./comparison";
import { Declared, Measured, Side, SIDES } from "./measured";
import { renderTable } from "./table";

const PROJECT = path.resolve(__dirname, "..");
const COMPILED = path.join(__dirname, "results", "js");
const FLEETS = [1, 10, 100] as const;
/**
 * How often each side runs: one run of a few seconds can differ by a quarter from the next on a shared machine, and
 * of 31 runs side by side the median is known to some three per cent.
 */
const REPETITIONS = 31;
/** Sides whose ratio is far from its goal need not run as often. */
const MOST_REPETITIONS: Partial<Record<Side, number>> = { cdk: 7 };
const SCRIPTS: Record<Side, string> = { components: "runComponents.js", raw: "runRaw.js", cdk: "runCdk.js" };
const RIVALS: readonly Rival[] = ["raw", "cdk"];
const SOURCES = [
    "components/**/*.ts",
    "rehearsal/engine/*.ts",
    "rehearsal/simulation/**/*.ts",
    "bench/**/*.ts",
];

interface Flags {
    json?: string;
    check: boolean;
    repetitions?: string;
}

/** The rivals' libraries are installed here only, so that the project's own installation stays small. */
function installRivals(): void {
    if (!fs.existsSync(path.join(__dirname, "node_modules", "aws-cdk-lib"))) {
        console.log("Installing what the bench compares with …");
        execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: __dirname, stdio: "inherit" });
    }
}

/** Compiles every side beforehand: compilers are not what is compared. */
async function compile(): Promise<void> {
    const entryPoints = SOURCES.flatMap((pattern) => filesOf(pattern));
    fs.rmSync(COMPILED, { recursive: true, force: true });
    await build({
        entryPoints,
        outdir: COMPILED,
        outbase: PROJECT,
        format: "cjs",
        platform: "node",
        target: "node20",
    });
}

/** `folder/*.ts` are the files in a folder, with `**` those further down too. */
function filesOf(pattern: string): string[] {
    const [folder = ""] = pattern.split("/*");
    const recursive = pattern.includes("**");
    return fs
        .readdirSync(path.join(PROJECT, folder), { recursive, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts") && !file.includes("node_modules"))
        .map((file) => path.join(PROJECT, folder, file));
}

/** Runs one side in a process of its own, which loads nothing of another side's. */
function measure(side: Side, endpoints: number): Measured {
    const script = path.join(COMPILED, "bench", SCRIPTS[side]);
    const started = performance.now();
    const child = spawnSync(process.execPath, [script, String(endpoints)], {
        cwd: PROJECT,
        encoding: "utf8",
    });
    const wallMilliseconds = performance.now() - started;
    if (child.status !== 0) {
        throw new Error(`${side} with ${String(endpoints)} endpoints failed:\n${child.stderr}`);
    }
    return { ...(JSON.parse(child.stdout) as Declared), wallMilliseconds };
}

/** Sides take turns, in changing order, so that whatever else the machine does meets them alike. */
function measureFleet(endpoints: number, repetitions: number): Runs {
    const runs: Runs = { components: [], raw: [], cdk: [] };
    for (let repetition = 0; repetition < repetitions; repetition++) {
        const sides = SIDES.filter((side) => repetition < (MOST_REPETITIONS[side] ?? Infinity));
        for (const side of repetition % 2 === 0 ? sides : sides.reverse()) {
            runs[side].push(measure(side, endpoints));
        }
        console.error(`${String(endpoints)} endpoints: ${String(repetition + 1)} of ${String(repetitions)}`);
    }
    return runs;
}

async function run(flags: Flags): Promise<number> {
    const given = flags.repetitions === undefined ? undefined : Number(flags.repetitions);
    if (given !== undefined && (!Number.isInteger(given) || given < 1)) {
        console.error(`--repetitions must be a whole number of at least 1, got ${String(flags.repetitions)}`);
        return 2;
    }
    installRivals();
    await compile();
    // The first run of each side fills the machine's file cache, so it does not count.
    SIDES.forEach((side) => measure(side, FLEETS[0]));
    const runs = FLEETS.map((endpoints) => ({
        endpoints,
        runs: measureFleet(endpoints, given ?? REPETITIONS),
    }));
    const comparisons: Comparison[] = RIVALS.flatMap((rival) =>
        runs.map((fleet) => compare(rival, fleet.endpoints, fleet.runs)),
    );
    console.log(renderTable(comparisons));
    if (flags.json !== undefined) {
        fs.writeFileSync(flags.json, `${JSON.stringify({ comparisons, runs }, undefined, 2)}\n`);
    }
    return flags.check && comparisons.some(({ verdict }) => verdict !== "met") ? 1 : 0;
}

const command = new Command("npm run bench --")
    .description("Measures what components cost, against the same resources by other means, on this machine.")
    .option("--json <file>", "write every run and every ratio to a file")
    .option("--check", "end with exit code 1 when a goal is not met", false)
    .option("--repetitions <number>", `runs of each size (default: ${String(REPETITIONS)})`)
    .action(async (flags: Flags) => {
        process.exitCode = await run(flags);
    });

void command.parseAsync().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
});
