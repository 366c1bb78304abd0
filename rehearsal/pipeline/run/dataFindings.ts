import * as fs from "node:fs";
import * as path from "node:path";
import { z } from "zod";
import { DATA_REPORT_FILE } from "../../../components/build/steps/prepareStep";
import { filesUnder } from "../../packaging/copyTree";

/** The part of a data report that this reads; a team's own preparation may write another one, or none. */
const REPORT = z.object({ findings: z.array(z.string()) });

function findingsIn(file: string): string[] {
    try {
        return REPORT.parse(JSON.parse(fs.readFileSync(file, "utf8"))).findings;
    } catch {
        return [];
    }
}

/** How many findings are told in a terminal; the page has them all. */
const TOLD_FINDINGS = 5;

/**
 * What to look at in the data before a run's metrics are believed, the worst first: a column that gives the label away,
 * rows that are in two parts, values that may be errors. At the end, how many more there are.
 *
 * @param folder the run's folder
 */
export function dataFindings(folder: string): string[] {
    const stored = path.join(folder, "s3");
    const reports = fs.existsSync(stored)
        ? filesUnder(stored).filter((file) => path.basename(file) === DATA_REPORT_FILE)
        : [];
    const found = [...new Set(reports.flatMap((file) => findingsIn(path.join(stored, file))))];
    const more = found.length - TOLD_FINDINGS;
    return [
        ...found.slice(0, TOLD_FINDINGS),
        ...(more > 0 ? [`and ${more.toString()} more, which the page about the data has`] : []),
    ];
}
