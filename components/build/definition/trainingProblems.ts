import { Problem } from "../../shared/problems/problems";
import { isObject, Json, JsonObject } from "./json";
import { PlacedStep } from "./stepTree";

function at(value: Json | undefined, ...keys: string[]): Json | undefined {
    const [key, ...rest] = keys;
    return key === undefined ? value : at(isObject(value) ? value[key] : undefined, ...rest);
}

function listAt(value: Json | undefined, ...keys: string[]): readonly Json[] {
    const found = at(value, ...keys);
    return Array.isArray(found) ? (found as readonly Json[]) : [];
}

/** Spare capacity is waited for at least as long as the training may run. */
function waitProblems(job: Json | undefined, path: string): Problem[] {
    const run = at(job, "StoppingCondition", "MaxRuntimeInSeconds");
    const wait = at(job, "StoppingCondition", "MaxWaitTimeInSeconds");
    const isSpot = at(job, "EnableManagedSpotTraining") === true;
    const here = `${path}.StoppingCondition.MaxWaitTimeInSeconds`;
    if (isSpot && wait === undefined) {
        const fix = "say how long to wait for spare capacity, running time included";
        return [{ path: here, rule: "must be given for spot training", fix }];
    }
    return typeof run !== "number" || typeof wait !== "number" || wait >= run
        ? []
        : [
              {
                  path: here,
                  rule: `must not be below MaxRuntimeInSeconds, ${String(run)}`,
                  got: wait,
                  fix: "wait longer, or let the training run less long",
              },
          ];
}

function tunedNames(config: Json | undefined): string[] {
    return ["IntegerParameterRanges", "ContinuousParameterRanges", "CategoricalParameterRanges"]
        .flatMap((kind) => listAt(config, "ParameterRanges", kind))
        .flatMap((range) => {
            const name = at(range, "Name");
            return typeof name === "string" ? [name] : [];
        });
}

function rangeProblems(args: Json, config: Json | undefined, path: string): Problem[] {
    const tuned = tunedNames(config);
    const fixed = at(args, "TrainingJobDefinition", "StaticHyperParameters");
    const both = tuned.filter((name) => at(fixed, name) !== undefined);
    const none = {
        path: `${path}.HyperParameterTuningJobConfig.ParameterRanges`,
        rule: "must hold at least one range",
        fix: "say what to tune, or use a training step",
    };
    return [
        ...(tuned.length === 0 ? [none] : []),
        ...both.map((name) => ({
            path: `${path}.TrainingJobDefinition.StaticHyperParameters.${name}`,
            rule: "must not be both fixed and tuned",
            got: at(fixed, name),
            fix: "take the value or the range away",
        })),
    ];
}

function jobCountProblems(config: Json | undefined, path: string): Problem[] {
    const all = at(config, "ResourceLimits", "MaxNumberOfTrainingJobs");
    const parallel = at(config, "ResourceLimits", "MaxParallelTrainingJobs");
    return typeof all !== "number" || typeof parallel !== "number" || parallel <= all
        ? []
        : [
              {
                  path: `${path}.HyperParameterTuningJobConfig.ResourceLimits.MaxParallelTrainingJobs`,
                  rule: `must not be above MaxNumberOfTrainingJobs, ${String(all)}`,
                  got: parallel,
                  fix: "run fewer trainings at once",
              },
          ];
}

/** The service finds the objective in the log, by one of the metric definitions. */
function objectiveProblems(args: Json, config: Json | undefined, path: string): Problem[] {
    const metric = at(config, "HyperParameterTuningJobObjective", "MetricName");
    const defined = listAt(args, "TrainingJobDefinition", "AlgorithmSpecification", "MetricDefinitions").map(
        (definition) => at(definition, "Name"),
    );
    return metric === undefined || defined.length === 0 || defined.includes(metric)
        ? []
        : [
              {
                  path: `${path}.HyperParameterTuningJobConfig.HyperParameterTuningJobObjective.MetricName`,
                  rule: "must be a metric that the training's log is read for",
                  got: metric,
                  fix: `use one of ${defined.map(String).join(", ")}, or define it`,
              },
          ];
}

/** What is wrong with training jobs, and with the search of a tuning. */
export function trainingProblems({ step, path }: PlacedStep): Problem[] {
    // Only a condition's arguments hold steps.
    const args = (step.Arguments ?? {}) as JsonObject;
    const here = `${path}.Arguments`;
    if (step.Type === "Training") {
        return waitProblems(args, here);
    }
    if (step.Type !== "Tuning") {
        return [];
    }
    const config = args["HyperParameterTuningJobConfig"];
    return [
        ...waitProblems(args["TrainingJobDefinition"], `${here}.TrainingJobDefinition`),
        ...rangeProblems(args, config, here),
        ...jobCountProblems(config, here),
        ...objectiveProblems(args, config, here),
    ];
}
