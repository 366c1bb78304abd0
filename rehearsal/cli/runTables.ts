import * as path from "node:path";
import { ComparedRow, RunComparison } from "../pipeline/history/compareRuns";
import { PastRun } from "../pipeline/history/runHistory";
import { aligned } from "../terminal/aligned";
import { Screen } from "../terminal/paint";
import { metricText } from "../terminal/metricText";

/** Metrics of a run that have room in a list. */
const SHOWN_METRICS = 2;

/** The metrics that decided about the model first. */
function metricCell({ metrics, subject }: PastRun): string {
    const decisive = (subject?.thresholds ?? []).map(({ name }) => name);
    const names = [...new Set([...decisive, ...Object.keys(metrics)])].filter((name) => name in metrics);
    return names
        .slice(0, SHOWN_METRICS)
        .map((name) => `${name} ${metricText(metrics[name] ?? Number.NaN)}`)
        .join(", ");
}

function listRow(run: PastRun): string[] {
    const { data, algorithm } = run.subject ?? {};
    return [
        run.runId,
        run.begun.slice(0, 16).replace("T", " "),
        run.status,
        algorithm ?? "",
        data === undefined ? "" : `${path.basename(data.file)} (${data.rows.toString()} rows)`,
        metricCell(run),
    ];
}

/** All runs, one a line. */
export function renderRunList(runs: readonly PastRun[], { paint }: Screen): string[] {
    if (runs.length === 0) {
        return ["No runs yet; npm run pipeline makes one."];
    }
    const [head = "", ...lines] = aligned([
        ["Run", "Begun (UTC)", "Status", "Model", "Data", "Metrics"],
        ...runs.map(listRow),
    ]);
    return [paint.bold(head), ...lines];
}

function valueText(value: ComparedRow["values"][number], isBest: boolean): string {
    const text = value === undefined ? "-" : typeof value === "number" ? metricText(value) : String(value);
    return isBest ? `${text} *` : text;
}

function tableRow({ name, values, best }: ComparedRow): string[] {
    return [name, ...values.map((value, index) => valueText(value, best.includes(index)))];
}

/** Runs side by side; a star marks the best. */
export function renderComparison(comparison: RunComparison, { paint }: Screen): string[] {
    const sections = [comparison.subject, comparison.hyperparameters, comparison.metrics];
    const [head = "", ...lines] = aligned([
        ["", ...comparison.runs],
        ...sections.flatMap((rows) => rows.map(tableRow)),
    ]);
    const hasBest = comparison.metrics.some(({ best }) => best.length > 0);
    return [paint.bold(head), ...lines, ...(hasBest ? [paint.dim("* the best of these runs")] : [])];
}
