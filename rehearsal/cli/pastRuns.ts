import * as path from "node:path";
import { Command } from "commander";
import { compareRuns } from "../pipeline/history/compareRuns";
import { chooseRuns, pastRuns } from "../pipeline/history/runHistory";
import { comparisonReport } from "../report/comparisonReport";
import { screenOf } from "../terminal/paint";
import { UsageError } from "../terminal/usageError";
import { writeOutput } from "../terminal/writeOutput";
import { EXIT } from "./failure";
import { renderComparison, renderRunList } from "./runTables";

interface Flags {
    json?: string;
    html?: string;
}

const FEWEST_COMPARED = 2;

function put(lines: readonly string[], value: unknown, { json }: Flags): void {
    console.log(lines.join("\n"));
    if (json !== undefined) {
        writeOutput(`${JSON.stringify(value, null, 2)}\n`, json, "--json");
    }
}

function list(runsFolder: string, flags: Flags): void {
    const runs = pastRuns(runsFolder);
    put(renderRunList(runs, screenOf(process.stdout, process.env["NO_COLOR"])), runs, flags);
}

function compare(runsFolder: string, words: readonly string[], flags: Flags): void {
    if (words.length < FEWEST_COMPARED) {
        throw new UsageError("compare needs at least two runs; npm run pipeline -- list shows them");
    }
    const comparison = compareRuns(chooseRuns(pastRuns(runsFolder), words));
    if (flags.html !== undefined) {
        writeOutput(comparisonReport(comparison), flags.html, "--html");
    }
    put(renderComparison(comparison, screenOf(process.stdout, process.env["NO_COLOR"])), comparison, flags);
}

/**
 * Adds the commands that look at runs that have been.
 *
 * @param workFolder folder that data, runs and registry lie in
 */
export function addPastRuns(command: Command, workFolder: string, finish: (code: number) => void): Command {
    const runsFolder = path.join(workFolder, "runs");
    command
        .command("list")
        .description("lists the runs that have been, the newest first")
        .option("--json <file>", "write the list to a file")
        .action((flags: Flags) => {
            list(runsFolder, flags);
            finish(EXIT.fine);
        });
    command
        .command("compare")
        .description("sets runs side by side: data, hyperparameters and metrics")
        .argument("<runs...>", "ids of runs, parts of them, or latest")
        .option("--json <file>", "write the comparison to a file")
        .option("--html <file>", "write it as a page with pictures")
        .action((words: string[], flags: Flags) => {
            compare(runsFolder, words, flags);
            finish(EXIT.fine);
        });
    return command;
}
