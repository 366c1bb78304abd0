import { isObject, Json, JsonObject } from "../../../components/build/definition/json";
import { conditionArguments, PlacedStep } from "../../../components/build/definition/stepTree";
import { ModelPackage } from "../../registry/modelPackage";
import { DiskFull, saysDiskFull } from "../../system/diskSpace";
import { doWork } from "../jobs/doWork";
import { copyOutputs, earlierResult, Sources } from "./earlierResults";
import { evaluateAll } from "../definition/evaluateCondition";
import { evaluationMetrics } from "../history/evaluationMetrics";
import { JOBS, RunJob } from "../jobs/jobs";
import { propertyFilesOf } from "../steps/propertyFiles";
import { runRegisterStep } from "../jobs/registerStep";
import { resolve, Scope, textOf } from "../definition/resolve";
import { StepOutcome, StepRunner } from "./runSteps";
import { ReadyStep, RunContext, StepFailure } from "../steps/stepContext";
import { stepKey } from "../steps/stepKey";
import { writeRecord } from "../steps/stepRecord";

/** What references read that does not come from steps. */
export type FixedScope = Pick<Scope, "parameters" | "execution">;

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
        context: Omit<RunContext, "metrics" | "modelNamed">,
        private readonly fixed: FixedScope,
        private readonly sources: Sources,
    ) {
        this.context = {
            ...context,
            metrics: () => this.metrics,
            modelNamed: (name) => this.modelNamed(name),
        };
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
        const job = JOBS[step.Type];
        if (job !== undefined) {
            return this.runJob(placed, job);
        }
        switch (step.Type) {
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

    /** Does a step's work, unless an earlier run has done the same. */
    private async runJob(placed: PlacedStep, job: RunJob): Promise<StepOutcome> {
        const { step } = placed;
        const { paths, python } = this.context;
        const { pipelineName } = this.sources;
        const ready = this.ready(placed);
        const key = await stepKey(step.Type, ready, paths, [python]);
        const earlier = await earlierResult(step, key, this.sources);
        const record =
            earlier?.record ?? (await doWork({ step, ready, job, key, context: this.context, pipelineName }));
        if (earlier !== undefined) {
            await copyOutputs(earlier, paths);
        }
        const files = await propertyFilesOf(step, record.description, paths);
        for (const [name, content] of Object.entries(files)) {
            this.propertyFiles.set(`${step.Name}/${name}`, content);
            this.metrics = { ...this.metrics, ...evaluationMetrics(content) };
        }
        await writeRecord(paths, step.Name, record);
        const source = earlier === undefined ? [] : [`taken over from run ${earlier.runId}`];
        return { description: record.description, note: [...source, ...record.notes].join("; ") };
    }

    private modelNamed(name: string): JsonObject {
        const models = [...this.descriptions.values()].filter((description) => isObject(description));
        const model = models.find(({ ModelName, PrimaryContainer }) => {
            return ModelName === name && PrimaryContainer !== undefined;
        });
        if (model === undefined) {
            throw new StepFailure(`no step of this run has created a model ${name}`);
        }
        return model;
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
}
