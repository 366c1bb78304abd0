import * as fs from "node:fs/promises";
import { Json, JsonObject } from "../../../components/build/definition/json";
import { inParallel } from "./inParallel";
import { logMetric } from "./logMetrics";
import { Candidate, searchPlan, serviceTrainings, trainingsAtOnce } from "./searchPlan";
import { JobResult, objectAt, ReadyStep, RunContext, StepFailure } from "../steps/stepContext";
import { runTrainingStep } from "./trainingStep";
import { Trial, tuningTable } from "./tuningTable";

/** The search of a tuning, as this machine does it. */
interface Search {
    step: ReadyStep;
    context: RunContext;
    config: JsonObject;
    /** `TrainingJobDefinition`. */
    definition: JsonObject;
    metric: string;
    wantsHighest: boolean;
}

function searchOf(step: ReadyStep, context: RunContext): Search {
    const config = objectAt(step.arguments, "HyperParameterTuningJobConfig");
    const objective = objectAt(config, "HyperParameterTuningJobObjective");
    return {
        step,
        context,
        config,
        definition: objectAt(step.arguments, "TrainingJobDefinition"),
        metric: String(objective["MetricName"]),
        wantsHighest: objective["Type"] === "Maximize",
    };
}

/** One training as a step of its own: its folder and its log lie in those of the tuning. */
function trainingOf({ step, definition, metric }: Search, candidate: Candidate, number: string): ReadyStep {
    const { StaticHyperParameters: fixed, ...job } = definition;
    return {
        name: `${step.name}/${number}`,
        jobName: `${step.jobName}-${number}`,
        arguments: {
            ...job,
            HyperParameters: {
                ...objectAt({ fixed: fixed ?? {} }, "fixed"),
                ...candidate,
                // The service tells the toolkit in this way what is compared.
                _tuning_objective_metric: metric,
            },
        },
    };
}

async function runTrial(search: Search, candidate: Candidate, index: number): Promise<Trial> {
    const number = (index + 1).toString().padStart(3, "0");
    const training = trainingOf(search, candidate, number);
    const { context, definition, metric } = search;
    const trial = { jobName: training.jobName, candidate };
    try {
        const { outputs } = await runTrainingStep(training, context);
        const log = await fs.readFile(context.paths.logFile(training.name), "utf8");
        const objective = logMetric(log, objectAt(definition, "AlgorithmSpecification"), metric);
        return { ...trial, outputs, ...(objective === undefined ? {} : { objective }) };
    } catch (error) {
        context.signal.throwIfAborted();
        // A training that fails is one that the search learns nothing from; the others go on.
        return { ...trial, outputs: [], failure: error instanceof Error ? error.message : String(error) };
    }
}

function summary({ jobName, candidate, objective, failure }: Trial, metric: string): JsonObject {
    return {
        TrainingJobName: jobName,
        TrainingJobStatus: failure === undefined ? "Completed" : "Failed",
        TunedHyperParameters: candidate,
        ...(objective === undefined
            ? { ObjectiveStatus: "Failed" }
            : {
                  FinalHyperParameterTuningJobObjectiveMetric: { MetricName: metric, Value: objective },
                  ObjectiveStatus: "Succeeded",
              }),
    };
}

/** Trainings in the order in which the service lists them: the best first, those without a result last. */
function ranked(trials: readonly Trial[], wantsHighest: boolean): Trial[] {
    const worst = wantsHighest ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    const sign = wantsHighest ? -1 : 1;
    const score = ({ objective = worst }: Trial): number => sign * objective;
    return [...trials].sort((a, b) => (score(a) === score(b) ? 0 : score(a) - score(b)));
}

function withoutResult({ metric }: Search, trials: readonly Trial[]): StepFailure {
    const [failure] = trials.flatMap((trial) => trial.failure ?? []);
    return new StepFailure(
        failure === undefined
            ? `no training printed ${metric}; look at the logs and at AlgorithmSpecification.MetricDefinitions`
            : `none of ${trials.length.toString()} trainings succeeded; the first: ${failure}`,
    );
}

async function runTrials(search: Search, candidates: readonly Candidate[]): Promise<Trial[]> {
    const { step, context, config } = search;
    const atOnce = trainingsAtOnce(config, candidates.length, context.cpus);
    const cpus = Math.max(1, Math.floor(context.cpus / atOnce));
    let ended = 0;
    return inParallel(candidates, atOnce, async (candidate, index) => {
        const trial = await runTrial({ ...search, context: { ...context, cpus } }, candidate, index);
        ended++;
        context.tell(step.name, `${ended.toString()} of ${candidates.length.toString()} trainings`);
        return trial;
    });
}

/** Runs a tuning job as a bounded search over the same ranges; its log is a table of the trainings. */
export async function runTuningStep(step: ReadyStep, context: RunContext): Promise<JobResult> {
    const search = searchOf(step, context);
    const { config, metric, wantsHighest } = search;
    const candidates = searchPlan(config, Math.min(context.tuningTrainings, serviceTrainings(config)));
    const trials = ranked(await runTrials(search, candidates), wantsHighest);
    const table = tuningTable(trials, metric);
    await fs.appendFile(context.paths.logFile(step.name), `${table.join("\n")}\n`);
    const [best] = trials;
    if (best?.objective === undefined) {
        throw withoutResult(search, trials);
    }
    const summaries: Json[] = trials.map((trial) => summary(trial, metric));
    const chosen = Object.entries(best.candidate).map(([name, value]) => `${name} ${value}`);
    return {
        description: {
            ...step.arguments,
            HyperParameterTuningJobName: step.jobName,
            HyperParameterTuningJobStatus: "Completed",
            TrainingJobSummaries: summaries,
            BestTrainingJob: summaries[0] ?? null,
        },
        outputs: trials.flatMap(({ outputs }) => outputs),
        note: `${metric} ${best.objective.toString()} by ${chosen.join(", ")}, the best of ${trials.length.toString()} trainings`,
    };
}
