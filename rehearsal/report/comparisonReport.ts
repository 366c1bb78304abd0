import * as fs from "node:fs";
import * as path from "node:path";
import { ComparedRow, RunComparison } from "../pipeline/history/compareRuns";
import { barChart } from "./barChart";
import { Html, html } from "./html";

const CSS = path.join(__dirname, "report.css");
const SIGNIFICANT_DIGITS = 4;

function valueText(value: ComparedRow["values"][number]): string {
    if (typeof value !== "number" || Number.isInteger(value)) {
        return value === undefined ? "–" : String(value);
    }
    return Number(value.toPrecision(SIGNIFICANT_DIGITS)).toString();
}

function tableRow({ name, values, best }: ComparedRow): Html {
    const cells = values.map((value, index) =>
        best.includes(index)
            ? html`<td><strong>${valueText(value)}</strong></td>`
            : html`<td>${valueText(value)}</td>`,
    );
    return html`<tr>
        <th scope="row">${name}</th>
        ${cells}
    </tr>`;
}

function section(title: string, runs: readonly string[], rows: readonly ComparedRow[]): Html | undefined {
    return rows.length === 0
        ? undefined
        : html`<h2>${title}</h2>
              <table>
                  <thead>
                      <tr>
                          <th></th>
                          ${runs.map((run) => html`<th scope="col"><code>${run}</code></th>`)}
                      </tr>
                  </thead>
                  <tbody>
                      ${rows.map(tableRow)}
                  </tbody>
              </table>`;
}

/** A picture of a metric by which some runs are better than others. Bars begin at 0, so none is below. */
function picture({ name, values, best }: ComparedRow, runs: readonly string[]): Html | undefined {
    const measured = values.map((value) => (typeof value === "number" ? value : undefined));
    if (best.length === 0 || measured.some((value) => value !== undefined && value < 0)) {
        return undefined;
    }
    const bars = runs.map((label, index) => ({
        label,
        begin: 0,
        end: measured[index] ?? 0,
        text: valueText(measured[index]),
        tone: best.includes(index) ? ("good" as const) : ("idle" as const),
    }));
    return html`<h3>${name}</h3>
        ${barChart(`${name} of each run`, bars)}`;
}

/** Renders runs side by side as one HTML page that needs nothing beside itself. */
export function comparisonReport({ runs, subject, hyperparameters, metrics }: RunComparison): string {
    const pictures = metrics.flatMap((row) => picture(row, runs) ?? []);
    const page = html`<!doctype html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>${runs.length} runs compared</title>
                <style>
                    ${new Html(fs.readFileSync(CSS, "utf8"))} td {
                        overflow-wrap: anywhere;
                    }
                </style>
            </head>
            <body>
                <h1>${runs.length} runs compared</h1>
                <p class="soft">The best of a metric is set in bold.</p>
                ${section("Metrics on the test part", runs, metrics)} ${pictures}
                ${section("Hyperparameters", runs, hyperparameters)}
                ${section("What the runs are about", runs, subject)}
            </body>
        </html>`;
    return `${page.text}\n`;
}
