import { renderVerdicts } from "../graph/summary";
import { paint } from "../terminal/paint";
import { policyCount, PolicyReport } from "./policyReport";

const COLUMNS = 120;

/** The report as `npm run rehearse` prints it, without colours. */
export function textReport(report: PolicyReport): string {
    const screen = { columns: COLUMNS, paint: paint(false) };
    const scope = `${policyCount(report).toString()} policies, ${report.resources.toString()} resources`;
    const lines = [
        `Stack ${report.stack} of ${report.project}: ${scope}`,
        ...renderVerdicts(report.verdicts, screen),
    ];
    return `${lines.join("\n")}\n`;
}
