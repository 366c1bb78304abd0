import * as fs from "node:fs/promises";
import * as path from "node:path";
import { isObject, Json, JsonObject } from "../../components/build/definition/json";
import { conditionArguments, PlacedStep } from "../../components/build/definition/stepTree";
import { ModelPackage } from "../registry/modelPackage";
import { DiskFull, saysDiskFull } from "./diskSpace";
import { evaluateAll } from "./evaluateCondition";
import { evaluationMetrics } from "./evaluationMetrics";
import { runProcessingStep } from "./processingStep";
import { runRegisterStep } from "./registerStep";
import { resolve, Scope, textOf } from "./resolve";
import { StepOutcome, StepRunner } from "./runSteps";
import { objectAt, objectsAt, ReadyStep, RunContext, StepFailure, textAt } from "./stepContext";
import { runTrainingStep } from "./trainingStep";

/** What references read that does not come from steps. */
export type FixedScope = Pick<Scope, "parameters" | "execution">;

async function readJson(file: string): Promise<Json> {
    try {
        return JSON.parse(await fs.readFile(file, "utf8")) as Json;
    } catch (error) {
        throw new StepFailure(
            `cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`,
        );
    }
}

/** Runs the steps of one execution on this machine, and keeps what they leave to each other. */
export class LocalRunner implements StepRunner {
    /** The version that was registered, if any. */
    modelPackage: ModelPackage | undefined;
    /** Metrics of the evaluations so far. */
    metrics: Record<string, number> = {};
    private readonly descriptions = new Map<string, Json>();
    private readonly propertyFiles = new Map<string, Json>();
    private readonly context: RunContext;

    constructor(
        context: Omit<RunContext, "metrics">,
        private readonly fixed: FixedScope,
    ) {
        this.context = { ...context, metrics: () => this.metrics };
    }

    async run(placed: PlacedStep): Promise<StepOutcome> {
        this.context.signal.throwIfAborted();
        const outcome = await this.runByType(placed);
        this.descriptions.set(placed.step.Name, outcome.description);
        return outcome;
    }

    /** Once a run is stopped, whatever fails does so because of that. */
    isStop(): boolean {
        return this.context.signal.aborted;
    }

    explain(error: unknown): string {
        if (saysDiskFull(error)) {
            return new DiskFull(this.context.paths.runFolder, "the step could not write").message;
        }
        return error instanceof Error ? error.message : String(error);
    }

    private async runByType(placed: PlacedStep): Promise<StepOutcome> {
        const { step } = placed;
        switch (step.Type) {
            case "Processing": {
                const ready = this.ready(placed);
                const description = await runProcessingStep(ready, this.context);
                await this.readPropertyFiles(placed, description);
                return { description };
            }
            case "Training":
                return { description: await runTrainingStep(this.ready(placed), this.context) };
            case "RegisterModel": {
                const registered = await runRegisterStep(this.ready(placed), this.context);
                this.modelPackage = registered.modelPackage;
                return { description: registered.description, note: registered.modelPackage.arn };
            }
            case "Condition": {
                const { holds, explanation } = evaluateAll(
                    conditionArguments(step)?.Conditions ?? [],
                    this.scope(step.Name),
                );
                const outcome = holds ? "true" : "false";
                return {
                    description: { Outcome: outcome },
                    chosen: holds ? "IfSteps" : "ElseSteps",
                    note: explanation,
                };
            }
            case "Fail":
                throw new StepFailure(textOf(this.ready(placed).arguments["ErrorMessage"] ?? ""));
            default:
                throw new Error(`steps of type ${step.Type} cannot run locally`);
        }
    }

    private jobName(step: string): string {
        return `pipelines-${this.context.runId}-${step}`;
    }

    private scope(step: string): Scope {
        const jobs = { TrainingJobName: this.jobName(step), ProcessingJobName: this.jobName(step) };
        const now = { CurrentDateTime: new Date().toISOString() };
        return {
            parameters: this.fixed.parameters,
            execution: { ...this.fixed.execution, ...now, ...jobs },
            describe: (name) => this.descriptions.get(name),
            propertyFile: (name, file) => {
                const content = this.propertyFiles.get(`${name}/${file}`);
                if (content === undefined) {
                    throw new StepFailure(`property file ${file} of ${name} has not been written`);
                }
                return content;
            },
        };
    }

    private ready({ step }: PlacedStep): ReadyStep {
        // Only a condition's arguments hold steps; those of every other type are plain JSON.
        const resolved = resolve((step.Arguments ?? {}) as JsonObject, this.scope(step.Name));
        return {
            name: step.Name,
            jobName: this.jobName(step.Name),
            arguments: isObject(resolved) ? resolved : {},
        };
    }

    /** Reads what other steps may ask for at once, so that a file that is missing or broken fails its own step. */
    private async readPropertyFiles({ step }: PlacedStep, description: JsonObject): Promise<void> {
        const outputs = objectsAt(objectAt(description, "ProcessingOutputConfig"), "Outputs");
        for (const file of step.PropertyFiles ?? []) {
            const output = outputs.find(({ OutputName }) => OutputName === file.OutputName) ?? {};
            const folder = this.context.paths.s3(textAt(objectAt(output, "S3Output"), "S3Uri", step.Name));
            const content = await readJson(path.join(folder, file.FilePath));
            this.propertyFiles.set(`${step.Name}/${file.PropertyFileName}`, content);
            this.metrics = { ...this.metrics, ...evaluationMetrics(content) };
        }
    }
}
