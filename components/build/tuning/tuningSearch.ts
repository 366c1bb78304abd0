import { algorithmOf } from "../algorithms/algorithms";
import { encodedValue, HyperparameterCatalogue } from "../algorithms/hyperparameters";
import { ParameterRange, TuningSearch } from "../definition";
import { ScalingType, TuningStrategy as StrategyName } from "../definition/tuningStep";
import { tuningObjective } from "../recipe/trainingMetrics";
import { MetricGoal, TrainingRecipeArgs } from "../recipe/trainingRecipe";
import { RangeScaling, TUNING_DEFAULTS, TuningArgs, TuningRangeArgs, TuningStrategy } from "./tuningArgs";

const STRATEGIES: Readonly<Record<TuningStrategy, StrategyName>> = {
    bayesian: "Bayesian",
    random: "Random",
    hyperband: "Hyperband",
    grid: "Grid",
};

const SCALINGS: Readonly<Record<RangeScaling, ScalingType>> = {
    auto: "Auto",
    linear: "Linear",
    logarithmic: "Logarithmic",
    reverseLogarithmic: "ReverseLogarithmic",
};

/** Whether only whole numbers are tried. */
export function wantsWholeNumbers(range: TuningRangeArgs, catalogue: HyperparameterCatalogue): boolean {
    return range.wholeNumbers ?? catalogue.parameters[range.name]?.kind === "integer";
}

function parameterRange(range: TuningRangeArgs, catalogue: HyperparameterCatalogue): ParameterRange {
    const { name, min = 0, max = 0, values, scaling = RangeScaling.Auto } = range;
    if (values !== undefined) {
        return { kind: "categorical", values: values.map((value) => encodedValue(name, value, catalogue)) };
    }
    const kind = wantsWholeNumbers(range, catalogue) ? "integer" : "continuous";
    return { kind, min, max, scaling: SCALINGS[scaling] };
}

function limits({ strategy, maxJobs, maxParallelJobs }: TuningArgs) {
    return {
        ...(strategy === TuningStrategy.Grid ? {} : { maxJobs: maxJobs ?? TUNING_DEFAULTS.maxJobs }),
        maxParallelJobs: maxParallelJobs ?? TUNING_DEFAULTS.maxParallelJobs,
    };
}

/**
 * The search that a recipe asks for.
 *
 * @throws RangeError where no metric of the training can decide; `recipeProblems` reports the same beforehand
 */
export function tuningSearch(recipe: TrainingRecipeArgs, tuning: TuningArgs): TuningSearch {
    const catalogue = algorithmOf(recipe).hyperparameters(recipe.task);
    const objective = tuningObjective(recipe);
    if (objective === undefined) {
        throw new RangeError("a tuning needs a metric of the training to decide by");
    }
    const { strategy = TUNING_DEFAULTS.strategy, earlyStopping, seed } = tuning;
    return {
        ranges: Object.fromEntries(
            tuning.ranges.map((range) => [range.name, parameterRange(range, catalogue)]),
        ),
        objective: {
            metric: objective.name,
            type: objective.goal === MetricGoal.Maximize ? "Maximize" : "Minimize",
        },
        strategy: STRATEGIES[strategy],
        ...limits(tuning),
        ...(earlyStopping === undefined ? {} : { earlyStopping }),
        ...(seed === undefined ? {} : { seed }),
    };
}
