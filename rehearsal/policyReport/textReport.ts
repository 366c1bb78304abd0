import { renderVerdicts } from "../graph/summary";
import { counted } from "../terminal/counted";
import { paint } from "../terminal/paint";
import { policyCount, PolicyReport } from "./policyReport";

const COLUMNS = 120;

/** The report as `npm run rehearse` prints it, without colours. */
export function textReport(report: PolicyReport): string {
    const screen = { columns: COLUMNS, paint: paint(false) };
    const policies = counted(policyCount(report), "policy", "policies");
    const scope = `${policies}, ${counted(report.resources, "resource")}`;
    const lines = [
        `Stack ${report.stack} of ${report.project}: ${scope}`,
        ...renderVerdicts(report.verdicts, screen),
    ];
    return `${lines.join("\n")}\n`;
}
