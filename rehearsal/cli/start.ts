import * as fs from "node:fs";
import * as path from "node:path";
import { Command } from "commander";
import { NoModelRegistered, playFirstLife } from "../firstLife/firstLife";
import { LifeRecord } from "../firstLife/lifeRecord";
import { Narrator } from "../firstLife/narrator";
import { progressOn } from "../pipeline/run/progress";
import { lifeReport } from "../report/lifeReport";
import { screenOf, Screen } from "../terminal/paint";
import { shortPath } from "../terminal/shortPath";
import { EXIT } from "./failure";
import { addTrainingOptions, TrainingFlags, trainingOptions } from "./pipelineFlags";
import { renderRun } from "./pipelineSummary";
import { PROJECT_FOLDER } from "../stack/rehearseStack";
import { runCommand, runUntilStopped } from "./runCommand";

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
        .addHelpText("after", EXIT_CODES);
}

function summary(record: LifeRecord, report: string, { paint }: Screen): string[] {
    const names = record.environments.map(({ environment }) => environment).join(" and ");
    return [
        "",
        paint.green(`${record.modelPackageArn} is live in ${names} of the simulated AWS.`),
        `Run ${record.run.runId}: ${shortPath(record.run.folder)}`,
        `Report: ${shortPath(report)}`,
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

/** A model that is not good enough is no error of the command: the run's summary says all there is to say. */
function explain(error: unknown): number | undefined {
    if (!(error instanceof NoModelRegistered)) {
        return undefined;
    }
    const screen = screenOf(process.stdout, process.env["NO_COLOR"]);
    console.log(renderRun(error.run, screen).join("\n"));
    return EXIT.failed;
}

/** Runs the command line and says how it ended; it prints every error itself. */
export function main(args: readonly string[], signal: AbortSignal): Promise<number> {
    return runCommand(args, {
        build: (finish) =>
            command().action(async (flags: Flags) => {
                finish(await run(flags, signal));
            }),
        signal,
        explain,
    });
}

if (require.main === module) {
    runUntilStopped(main);
}
