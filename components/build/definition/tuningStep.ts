import { Get, get, Join, join } from "./expressions";
import { JsonObject, present, sorted } from "./json";
import { jobTail, JobStepOptions, stepHead } from "./steps";
import { trainingJobHead, TrainingJobSpec, trainingJobSurroundings } from "./trainingJob";
import { ModelSourceStep } from "./trainingStep";

/** How the values between two bounds are spread. */
export type ScalingType = "Auto" | "Linear" | "Logarithmic" | "ReverseLogarithmic";

/** Values that a tuning tries for one hyperparameter. */
export type ParameterRange =
    | { kind: "integer"; min: number; max: number; scaling?: ScalingType }
    | { kind: "continuous"; min: number; max: number; scaling?: ScalingType }
    | { kind: "categorical"; values: readonly string[] };

/** How a tuning chooses what to try next. */
export type TuningStrategy = "Bayesian" | "Random" | "Hyperband" | "Grid";

/** The search of a tuning. */
export interface TuningSearch {
    ranges: Readonly<Record<string, ParameterRange>>;
    /** One of the metrics that the training's log is read for, and which of its values are better. */
    objective: { metric: string; type: "Maximize" | "Minimize" };
    strategy: TuningStrategy;
    /** Trainings altogether; a grid tries every combination instead. */
    maxJobs?: number;
    /** Trainings at once. */
    maxParallelJobs: number;
    /** End trainings that fall behind. */
    earlyStopping?: boolean;
    /** The same seed makes the same choices, as far as the strategy is a random one. */
    seed?: number;
    /** Least and most iterations that Hyperband gives a training. */
    hyperband?: { minResource: number; maxResource: number };
}

/** What a tuning step is made from. */
export interface TuningStepSpec extends JobStepOptions, TrainingJobSpec {
    name: string;
    search: TuningSearch;
}

/** A tuning step; its model is the best one. */
export interface TuningStep extends ModelSourceStep {
    readonly modelArtifacts: Join;
    /** Name of the training job that the best model comes from. */
    readonly bestJobName: Get;
    readonly jobName: Get;
}

function bounds(ranges: TuningSearch["ranges"], kind: "integer" | "continuous"): JsonObject[] {
    return Object.entries(sorted({ ...ranges })).flatMap(([name]) => {
        const range = ranges[name];
        return range?.kind !== kind
            ? []
            : [
                  {
                      Name: name,
                      MinValue: String(range.min),
                      MaxValue: String(range.max),
                      ScalingType: range.scaling ?? "Auto",
                  },
              ];
    });
}

function choices(ranges: TuningSearch["ranges"]): JsonObject[] {
    return Object.keys(ranges)
        .sort()
        .flatMap((name) => {
            const range = ranges[name];
            return range?.kind === "categorical" ? [{ Name: name, Values: range.values }] : [];
        });
}

function searchDocument(search: TuningSearch): JsonObject {
    const { ranges, objective, hyperband } = search;
    return present({
        Strategy: search.strategy,
        StrategyConfig:
            hyperband === undefined
                ? undefined
                : {
                      HyperbandStrategyConfig: {
                          MinResource: hyperband.minResource,
                          MaxResource: hyperband.maxResource,
                      },
                  },
        HyperParameterTuningJobObjective: { Type: objective.type, MetricName: objective.metric },
        ResourceLimits: present({
            MaxNumberOfTrainingJobs: search.maxJobs,
            MaxParallelTrainingJobs: search.maxParallelJobs,
        }),
        ParameterRanges: {
            IntegerParameterRanges: bounds(ranges, "integer"),
            ContinuousParameterRanges: bounds(ranges, "continuous"),
            CategoricalParameterRanges: choices(ranges),
        },
        TrainingJobEarlyStoppingType: search.earlyStopping === true ? "Auto" : "Off",
        RandomSeed: search.seed,
    });
}

/** Body of `CreateHyperParameterTuningJob`, without the job's name, which the service gives. */
function tuningArguments(spec: TuningStepSpec): JsonObject {
    const { environment, hyperparameters = {} } = spec;
    return {
        HyperParameterTuningJobConfig: searchDocument(spec.search),
        TrainingJobDefinition: present({
            StaticHyperParameters: sorted(hyperparameters),
            ...trainingJobHead(spec),
            ...trainingJobSurroundings(spec),
            Environment: environment === undefined ? undefined : sorted(environment),
        }),
    };
}

/** A step that trains many times, to find the hyperparameters that do best. */
export function tuningStep(spec: TuningStepSpec): TuningStep {
    const { name } = spec;
    // The service lists the trainings of a tuning best first.
    const bestJobName = get(`Steps.${name}.TrainingJobSummaries[0].TrainingJobName`);
    // As the job says, and not as this run would: a tuning that was taken from the cache wrote under another run.
    const outputPath = get(`Steps.${name}.TrainingJobDefinition.OutputDataConfig.S3OutputPath`);
    return {
        name,
        document: {
            ...stepHead(name, "Tuning", spec),
            Arguments: tuningArguments(spec),
            ...jobTail(spec),
        },
        modelArtifacts: join("/", [outputPath, bestJobName, "output/model.tar.gz"]),
        bestJobName,
        jobName: get(`Steps.${name}.HyperParameterTuningJobName`),
    };
}
