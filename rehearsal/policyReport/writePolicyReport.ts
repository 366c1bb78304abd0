import * as path from "node:path";
import { UsageError } from "../terminal/usageError";
import { writeOutput } from "../terminal/writeOutput";
import { jsonReport } from "./jsonReport";
import { markdownReport } from "./markdownReport";
import { PolicyReport } from "./policyReport";
import { sarifReport } from "./sarifReport";
import { textReport } from "./textReport";

const OPTION = "--policy-report";

type Format = (report: PolicyReport) => string;

/** What renders a report, by the ending of its file's name. */
const FORMATS = new Map<string, Format>([
    [".txt", textReport],
    [".json", jsonReport],
    [".sarif", sarifReport],
    [".md", markdownReport],
]);

/** A file that a report goes to, in the format that its name ends with. */
export interface ReportFile {
    file: string;
    render: Format;
}

/**
 * The formats of files, decided before anything is run.
 *
 * @throws UsageError naming every file whose ending stands for no format
 */
export function reportFiles(files: readonly string[]): ReportFile[] {
    const strangers = files.filter((file) => !FORMATS.has(path.extname(file)));
    if (strangers.length > 0) {
        const endings = [...FORMATS.keys()].join(", ");
        throw new UsageError(
            `${OPTION} ${strangers.join(", ")}: the ending says the format; end it with one of ${endings}`,
        );
    }
    return files.flatMap((file) => {
        const render = FORMATS.get(path.extname(file));
        return render === undefined ? [] : [{ file, render }];
    });
}

/**
 * Writes a report to a file, whole or not at all.
 *
 * @throws UsageError when the file cannot be written
 */
export function writePolicyReport(report: PolicyReport, { file, render }: ReportFile): void {
    writeOutput(render(report), file, OPTION);
}
