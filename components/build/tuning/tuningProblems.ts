import { duplicateProblems, unless, wholeNumberProblems } from "../../shared/problems/checks";
import { Problem } from "../../shared/problems/problems";
import { algorithmOf } from "../algorithms/algorithms";
import { trainingMetrics, tuningObjective } from "../recipe/trainingMetrics";
import { TrainingRecipeArgs } from "../recipe/trainingRecipe";
import { TUNING_DEFAULTS, TuningArgs, TuningStrategy } from "./tuningArgs";
import { rangeProblems } from "./tuningRangeProblems";

/** https://docs.aws.amazon.com/sagemaker/latest/dg/automatic-model-tuning-limits.html */
const MAX_RANGES = 30;
const MAX_JOBS = 750;
const MAX_PARALLEL_JOBS = 100;

function nameProblems(
    path: string,
    { ranges }: TuningArgs,
    fixed: Readonly<Record<string, string>>,
): Problem[] {
    const names = ranges.map(({ name }) => name);
    return [
        ...unless(ranges.length >= 1 && ranges.length <= MAX_RANGES, {
            path: `${path}.ranges`,
            rule: `must be 1 to ${String(MAX_RANGES)} hyperparameters`,
            got: ranges.length,
            fix: "say what to tune, or leave the tuning out",
        }),
        ...duplicateProblems(`${path}.ranges`, names, "give each hyperparameter one range"),
        ...names
            .filter((name) => name in fixed)
            .map((name) => ({
                path: `${path}.ranges`,
                rule: "must not hold a hyperparameter that has a value as well",
                got: name,
                fix: "take the value or the range away",
            })),
    ];
}

function jobProblems(path: string, tuning: TuningArgs): Problem[] {
    const { strategy, maxJobs, maxParallelJobs = TUNING_DEFAULTS.maxParallelJobs } = tuning;
    if (strategy === TuningStrategy.Grid) {
        return unless(maxJobs === undefined, {
            path: `${path}.maxJobs`,
            rule: "must not be given for a grid, which tries every combination",
            got: maxJobs,
            fix: "take it away, or use another strategy",
        });
    }
    const jobs = maxJobs ?? TUNING_DEFAULTS.maxJobs;
    const most = Number.isInteger(jobs) ? Math.min(MAX_PARALLEL_JOBS, Math.max(jobs, 1)) : MAX_PARALLEL_JOBS;
    return [
        ...wholeNumberProblems(`${path}.maxJobs`, jobs, { min: 1, max: MAX_JOBS }, "try fewer or more"),
        ...wholeNumberProblems(
            `${path}.maxParallelJobs`,
            maxParallelJobs,
            { min: 1, max: most },
            "run at most as many at once as there are",
        ),
    ];
}

function strategyProblems(path: string, tuning: TuningArgs): Problem[] {
    const { strategy, ranges, earlyStopping, seed } = tuning;
    const bounded = ranges.filter(({ values }) => values === undefined).map(({ name }) => name);
    return [
        ...unless(strategy !== TuningStrategy.Grid || bounded.length === 0, {
            path: `${path}.ranges`,
            rule: "must be lists of values for a grid",
            got: bounded,
            fix: "list the values to try, or use another strategy",
        }),
        ...unless(strategy !== TuningStrategy.Hyperband || earlyStopping !== true, {
            path: `${path}.earlyStopping`,
            rule: "must not be asked of hyperband, which stops trainings by itself",
            got: true,
            fix: "take it away",
        }),
        ...(seed === undefined
            ? []
            : wholeNumberProblems(
                  `${path}.seed`,
                  seed,
                  { min: 0, max: 4_294_967_295 },
                  "choose such a seed",
              )),
    ];
}

function objectiveProblems(path: string, recipe: TrainingRecipeArgs): Problem[] {
    const known = trainingMetrics(recipe).map(({ name }) => name);
    return unless(tuningObjective(recipe) !== undefined, {
        path: `${path}.objective`,
        rule: "must be a metric that training prints",
        got: recipe.tuning?.objective,
        fix:
            known.length === 0 ? "say in logMetrics what the image prints" : `use one of ${known.join(", ")}`,
    });
}

/** What is wrong with the search for hyperparameters; nothing where there is none. */
export function tuningProblems(path: string, recipe: TrainingRecipeArgs): Problem[] {
    const { tuning, hyperparameters = {} } = recipe;
    if (tuning === undefined) {
        return [];
    }
    const catalogue = algorithmOf(recipe).hyperparameters(recipe.task);
    return [
        ...nameProblems(path, tuning, hyperparameters),
        ...tuning.ranges.flatMap((range, index) =>
            rangeProblems(`${path}.ranges[${String(index)}]`, range, catalogue),
        ),
        ...jobProblems(path, tuning),
        ...strategyProblems(path, tuning),
        ...objectiveProblems(path, recipe),
    ];
}
