import * as fs from "node:fs";
import * as path from "node:path";
import { thresholdText } from "../../components/build/recipe/metricThresholds";
import { LocalPaths } from "../pipeline/steps/localPaths";
import { dataFindings } from "../pipeline/run/dataFindings";
import { RunResult } from "../pipeline/run/runResult";
import { metricText } from "../terminal/metricText";
import { Screen } from "../terminal/paint";
import { shortPath } from "../terminal/shortPath";
import { PipelineRun } from "../training/runPipeline";

function statusLine({ result, thresholds }: PipelineRun, { paint }: Screen): string {
    switch (result.status) {
        case "Succeeded":
            return paint.green("Succeeded");
        case "NotRegistered": {
            const wanted = thresholds.map(thresholdText).join(", ");
            const reached = thresholds.flatMap(({ name }) => {
                const value = result.metrics[name];
                return value === undefined ? [] : [`${name} is ${metricText(value)}`];
            });
            const but = reached.length === 0 ? "" : `; its ${reached.join(", its ")}`;
            return `${paint.yellow("Not registered")}: the model must reach ${wanted}${but}`;
        }
        case "Failed":
            return paint.red("Failed");
    }
}

function advice({ status, folder, steps }: RunResult): string[] {
    if (status === "NotRegistered") {
        return [
            "Improve the data or the hyperparameters (--hyperparameter NAME=VALUE), or ask for less: mlops:training.metrics " +
                "in Pulumi.dev.yaml, or --at-least NAME=VALUE for one run.",
        ];
    }
    const failed = steps.filter((step) => step.status === "Failed" && step.type !== "Fail");
    return failed.map(({ name }) => `Log of ${name}: ${shortPath(new LocalPaths(folder).logFile(name))}`);
}

/** Pages of HTML among what a run left in S3, such as the report on its data. */
function pages(folder: string): string[] {
    const stored = path.join(folder, "s3");
    if (!fs.existsSync(stored)) {
        return [];
    }
    const files = fs.readdirSync(stored, { recursive: true, encoding: "utf8" });
    return files
        .filter((name) => name.endsWith(".html"))
        .sort()
        .map((name) => `Page: ${shortPath(path.join(stored, name))}`);
}

/** What to look at in the data before the metrics are believed. */
function findings(folder: string, { paint }: Screen): string[] {
    const found = dataFindings(folder);
    return found.length === 0
        ? []
        : [paint.yellow("Look at this in the data:"), ...found.map((finding) => `    ${finding}`)];
}

/** What a run came to, for the terminal. */
export function renderRun(run: PipelineRun, screen: Screen): string[] {
    const { result } = run;
    const metrics = Object.entries(result.metrics).map(([name, value]) => `${name} ${metricText(value)}`);
    const model = result.modelPackage;
    return [
        "",
        statusLine(run, screen),
        ...(metrics.length === 0 ? [] : [`Metrics on the test part: ${metrics.join(", ")}`]),
        ...findings(result.folder, screen),
        ...(model === undefined ? [] : [`Model: ${model.arn} (${model.status})`]),
        ...advice(result),
        ...pages(result.folder),
        `Run ${result.runId}: ${shortPath(result.folder)}`,
    ];
}
