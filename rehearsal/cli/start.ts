import * as fs from "node:fs";
import * as path from "node:path";
import { Command, CommanderError } from "commander";
import { NoModelRegistered, playFirstLife } from "../firstLife/firstLife";
import { LifeRecord } from "../firstLife/lifeRecord";
import { Narrator } from "../firstLife/narrator";
import { progressOn } from "../pipeline/progress";
import { lifeReport } from "../report/lifeReport";
import { screenOf, Screen } from "../terminal/paint";
import { describeFailure, EXIT, exitCodeOf } from "./failure";
import { addTrainingOptions, TrainingFlags, trainingOptions } from "./pipelineFlags";
import { relative, renderRun } from "./pipelineSummary";
import { PROJECT_FOLDER } from "./rehearseStack";

interface Flags extends TrainingFlags {
    report: string;
}

const REPORT_FILE = path.join(PROJECT_FOLDER, ".rehearsal", "first-life.html");

const EXIT_CODES = `
Exit codes:
  0    the version is live in every environment
  1    a step, a policy, a test or the model itself failed; the last lines say which
  2    the command line, the settings or the data cannot be used; nothing was started
  130  stopped from outside`;

function command(): Command {
    const start = new Command("npm start --").description(
        "Plays the first life of a model on this machine: platform, training, registry, approval, staging, test, production.",
    );
    return addTrainingOptions(start)
        .option("--report <file>", "where to write the report, a page of HTML", REPORT_FILE)
        .addHelpText("after", EXIT_CODES)
        .exitOverride()
        .configureOutput({ outputError: () => undefined });
}

function summary(record: LifeRecord, report: string, { paint }: Screen): string[] {
    const names = record.environments.map(({ environment }) => environment).join(" and ");
    return [
        "",
        paint.green(`${record.modelPackageArn} is live in ${names} of the simulated AWS.`),
        `Run ${record.run.runId}: ${relative(record.run.folder)}`,
        `Report: ${relative(report)}`,
        paint.dim(`Played in ${record.seconds.toFixed(1)} s`),
    ];
}

async function run(flags: Flags, signal: AbortSignal): Promise<number> {
    const screen = screenOf(process.stdout, process.env["NO_COLOR"]);
    const record = await playFirstLife({
        training: {
            ...trainingOptions(flags),
            progress: progressOn(process.stdout, screen.paint),
            signal,
        },
        narrator: new Narrator((text) => void process.stdout.write(text), screen),
        screen,
    });
    signal.throwIfAborted();
    fs.mkdirSync(path.dirname(path.resolve(flags.report)), { recursive: true });
    fs.writeFileSync(flags.report, lifeReport(record));
    console.log(summary(record, flags.report, screen).join("\n"));
    return EXIT.fine;
}

function explain(error: unknown, args: readonly string[], signal: AbortSignal): number {
    if (signal.aborted) {
        console.error("stopped; earlier runs and results are as they were");
        return EXIT.interrupted;
    }
    if (error instanceof CommanderError) {
        if (error.exitCode === 0) {
            return EXIT.fine;
        }
        console.error(`${error.message.replace(/^error: /, "")}; npm start -- --help lists the options`);
        return EXIT.usage;
    }
    if (error instanceof NoModelRegistered) {
        const screen = screenOf(process.stdout, process.env["NO_COLOR"]);
        console.log(renderRun(error.run, screen).join("\n"));
        return EXIT.failed;
    }
    console.error(describeFailure(error, args.includes("--verbose")));
    return exitCodeOf(error);
}

/** Runs the command line and says how it ended; it prints every error itself. */
export async function main(args: readonly string[], signal: AbortSignal): Promise<number> {
    let code: number = EXIT.fine;
    const parser = command().action(async (flags: Flags) => {
        code = await run(flags, signal);
    });
    try {
        await parser.parseAsync(args, { from: "user" });
        return code;
    } catch (error) {
        return explain(error, args, signal);
    }
}

if (require.main === module) {
    const stop = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
        process.on(signal, () => stop.abort());
    }
    void main(process.argv.slice(2), stop.signal).then((code) => {
        process.exitCode = code;
    });
}
