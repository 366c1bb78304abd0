import * as path from "node:path";
import { progressOn } from "../pipeline/run/progress";
import { screenOf } from "../terminal/paint";
import { UsageError } from "../terminal/usageError";
import { requireFileName, writeOutput } from "../terminal/writeOutput";
import { EXIT } from "./failure";
import { addPastRuns } from "./pastRuns";
import { pipelineCommand, PipelineFlags, trainingOptions } from "./pipelineFlags";
import { renderRun } from "./pipelineSummary";
import { PROJECT_FOLDER } from "../stack/rehearseStack";
import { runCommand, runUntilStopped } from "./runCommand";
import { runPipeline } from "../training/runPipeline";

/** What the command runs in; the defaults are this project's. */
export interface Surroundings {
    /** Stops the run. */
    signal?: AbortSignal;
    /** Folder that data, runs and registry lie in. */
    workFolder?: string;
    /** Folder of the Pulumi project. */
    folder?: string;
}

async function run(flags: PipelineFlags, signal: AbortSignal, surroundings: Surroundings): Promise<number> {
    if (flags.fromRun !== undefined && flags.from === undefined) {
        throw new UsageError("--from-run needs --from STEP, which says where to go on");
    }
    if (flags.json !== undefined) {
        await requireFileName(flags.json, "--json");
    }
    const screen = screenOf(process.stdout, process.env["NO_COLOR"]);
    const pipelineRun = await runPipeline({
        ...trainingOptions(flags),
        resume: flags.from === undefined ? undefined : { from: flags.from, run: flags.fromRun ?? "latest" },
        progress: progressOn(process.stdout, screen.paint),
        report: (line) => console.log(line),
        verbose: flags.verbose,
        ...surroundings,
        signal,
    });
    console.log(renderRun(pipelineRun, screen).join("\n"));
    signal.throwIfAborted();
    const { result } = pipelineRun;
    if (flags.json !== undefined) {
        writeOutput(`${JSON.stringify(result, null, 2)}\n`, flags.json, "--json");
    }
    return result.status === "Succeeded" ? EXIT.fine : EXIT.failed;
}

/** Runs the command line and says how it ended; it prints every error itself. */
export function main(args: readonly string[], surroundings: Surroundings = {}): Promise<number> {
    const signal = surroundings.signal ?? new AbortController().signal;
    const { folder = PROJECT_FOLDER } = surroundings;
    const workFolder = surroundings.workFolder ?? path.join(folder, ".rehearsal");
    return runCommand(args, {
        build: (finish) =>
            addPastRuns(
                pipelineCommand().action(async (flags: PipelineFlags) => {
                    finish(await run(flags, signal, surroundings));
                }),
                workFolder,
                finish,
            ),
        signal,
    });
}

if (require.main === module) {
    runUntilStopped((args, signal) => main(args, { signal }));
}
