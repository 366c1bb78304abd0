import * as fs from "node:fs";
import * as path from "node:path";
import { LifeRecord } from "../firstLife/lifeRecord";
import { dollarRange } from "../graph/summary";
import { ResourceGraph } from "../graph/resourceGraph";
import { renderTree } from "../graph/tree";
import { StepResult } from "../pipeline/run/runResult";
import { paint } from "../terminal/paint";
import { Bar, barChart } from "./barChart";
import { endpointTestSection } from "./endpointTestSection";
import { executionsSection } from "./executionsSection";
import { Html, html } from "./html";

const CSS = path.join(__dirname, "report.css");
const TREE_COLUMNS = 140;
const DIGITS = 4;

function stepBar(step: StepResult, begin: number): Bar {
    const skipped = step.status === "Skipped";
    return {
        label: step.name,
        begin,
        end: begin + step.seconds,
        text: skipped ? "skipped" : `${step.status}, ${step.seconds.toFixed(1)} s`,
        tone: skipped ? "idle" : step.status === "Succeeded" ? "good" : "bad",
    };
}

function trainingSection({ run }: LifeRecord): Html {
    const bars: Bar[] = [];
    for (const step of run.steps) {
        bars.push(stepBar(step, bars.at(-1)?.end ?? 0));
    }
    const metrics = Object.entries(run.metrics).map(
        ([name, value]) =>
            html`<tr>
                <td>${name}</td>
                <td class="number">${value.toFixed(DIGITS)}</td>
            </tr>`,
    );
    return html`<h2>Training</h2>
        <p class="soft">Run ${run.runId}, executed from the definition that the platform deployed.</p>
        ${barChart("Seconds that each step of the pipeline took", bars)}
        <table>
            <tr>
                <th>Metric on the test part</th>
                <th class="number">Value</th>
            </tr>
            ${metrics}
        </table>`;
}

/** What went wrong on the way, as it was meant to, must catch the eye. */
function stationLine(line: string): Html {
    return line.includes("FAILED") ? html`<p class="bad">${line}</p>` : html`<p>${line}</p>`;
}

function stationsSection({ stations }: LifeRecord): Html {
    const items = stations.map(
        ({ title, lines, seconds }) =>
            html`<li>
                <strong>${title}<span class="soft">${seconds.toFixed(1)} s</span></strong>
                ${lines.map(stationLine)}
            </li>`,
    );
    return html`<h2>Stations</h2>
        <ol class="stations">
            ${items}
        </ol>`;
}

function costBar({ stack, cost }: ResourceGraph): Bar {
    const { min, max } = cost.monthly;
    return { label: stack, begin: 0, end: max, firm: min, text: dollarRange(cost.monthly) };
}

function costSection(graphs: readonly ResourceGraph[]): Html {
    const date = graphs[0]?.cost.priceDate ?? "";
    return html`<h2>Cost a month</h2>
        <p class="soft">
            On-demand prices of ${date}, without traffic. Strong: with the fewest instances that scaling
            allows; pale: with the most.
        </p>
        ${barChart("Monthly cost of each stack", graphs.map(costBar))}`;
}

function stackSection(graph: ResourceGraph): Html {
    const screen = { columns: TREE_COLUMNS, paint: paint(false) };
    const [title = "", ...lines] = renderTree(graph.stack, graph.project, graph.resources, screen);
    const verdicts = graph.policies.map(
        ({ level, policy, message }) => html`<p class="bad">${level}: ${policy}: ${message}</p>`,
    );
    return html`<details>
        <summary>${title}</summary>
        ${verdicts.length === 0 ? html`<p class="good">Policies: nothing found</p>` : verdicts}
        <pre>${lines.join("\n")}</pre>
    </details>`;
}

/** Renders a model's first life as one HTML page that needs nothing beside itself. */
export function lifeReport(record: LifeRecord): string {
    const graphs = [record.platform, ...record.environments.map(({ graph }) => graph)];
    const names = record.environments.map(({ environment }) => environment).join(", ");
    const page = html`<!doctype html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>First life of ${record.modelPackageArn}</title>
                <style>
                    ${new Html(fs.readFileSync(CSS, "utf8"))}
                </style>
            </head>
            <body>
                <h1>The first life of a model</h1>
                <p><code>${record.modelPackageArn}</code></p>
                <p class="soft">
                    Rehearsed from ${record.begun} in ${record.seconds.toFixed(0)} s against a simulated AWS;
                    live in ${names}.
                </p>
                ${stationsSection(record)} ${executionsSection(record.executions)} ${trainingSection(record)}
                ${endpointTestSection(record.environments)} ${costSection(graphs)}
                <h2>Stacks</h2>
                ${graphs.map(stackSection)}
            </body>
        </html>`;
    return `${page.text}\n`;
}
