import { CommanderError } from "commander";
import { progressOn } from "../pipeline/progress";
import { screenOf } from "../terminal/paint";
import { writeOutput } from "../terminal/writeOutput";
import { describeFailure, EXIT, exitCodeOf } from "./failure";
import { pipelineCommand, PipelineFlags, trainingOptions } from "./pipelineFlags";
import { renderRun } from "./pipelineSummary";
import { runPipeline } from "./runPipeline";

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
    const screen = screenOf(process.stdout, process.env["NO_COLOR"]);
    const pipelineRun = await runPipeline({
        ...trainingOptions(flags),
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

/** Says what ended the command, and with which exit code it ends. */
function explain(error: unknown, verbose: boolean, signal: AbortSignal): number {
    if (signal.aborted) {
        console.error("stopped; earlier runs and results are as they were");
        return EXIT.interrupted;
    }
    if (error instanceof CommanderError) {
        if (error.exitCode === 0) {
            return EXIT.fine;
        }
        const message = error.message.replace(/^error: /, "").replace(/\.$/, "");
        console.error(`${message}; npm run pipeline -- --help lists the options`);
        return EXIT.usage;
    }
    console.error(describeFailure(error, verbose));
    return exitCodeOf(error);
}

/** Runs the command line and says how it ended; it prints every error itself. */
export async function main(args: readonly string[], surroundings: Surroundings = {}): Promise<number> {
    const signal = surroundings.signal ?? new AbortController().signal;
    let code: number = EXIT.fine;
    const parser = pipelineCommand().action(async (flags: PipelineFlags) => {
        code = await run(flags, signal, surroundings);
    });
    try {
        await parser.parseAsync(args, { from: "user" });
        return code;
    } catch (error) {
        return explain(error, args.includes("--verbose"), signal);
    }
}

if (require.main === module) {
    const stop = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
        process.on(signal, () => stop.abort());
    }
    void main(process.argv.slice(2), { signal: stop.signal }).then((code) => {
        process.exitCode = code;
    });
}
