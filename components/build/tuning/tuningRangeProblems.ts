import { unless } from "../../shared/problems/checks";
import { Problem } from "../../shared/problems/problems";
import { accepts, describe, Hyperparameter } from "../algorithms/hyperparameterKinds";
import { HyperparameterCatalogue, unknownProblem } from "../algorithms/hyperparameters";
import { RangeScaling, TuningRangeArgs } from "./tuningArgs";
import { wantsWholeNumbers } from "./tuningSearch";

/** Most values of one range: `CreateHyperParameterTuningJob`. */
const MAX_VALUES = 30;

function formProblems(path: string, range: TuningRangeArgs): Problem[] {
    const { min, max, values } = range;
    const hasBounds = min !== undefined && max !== undefined;
    const hasOneBound = (min !== undefined || max !== undefined) && !hasBounds;
    return unless(!hasOneBound && hasBounds !== (values !== undefined), {
        path,
        rule: "must have either both bounds or values",
        got: range,
        fix: "give min and max, or values",
    });
}

function valueProblems(path: string, values: string[], parameter: Hyperparameter | undefined): Problem[] {
    const refused = parameter === undefined ? [] : values.filter((value) => !accepts(parameter, value));
    return [
        ...unless(
            values.length >= 2 && values.length <= MAX_VALUES && new Set(values).size === values.length,
            {
                path: `${path}.values`,
                rule: `must be 2 to ${String(MAX_VALUES)} different values`,
                got: values,
                fix: "give one value among the hyperparameters instead, where there is only one",
            },
        ),
        ...refused.map((value) => ({
            path: `${path}.values`,
            rule: parameter === undefined ? "" : `must each be ${describe(parameter)}`,
            got: value,
            fix: "correct the value or take it out",
        })),
    ];
}

function scalingProblems(path: string, { min = 0, max = 0, scaling }: TuningRangeArgs): Problem[] {
    const fits =
        scaling === RangeScaling.Logarithmic
            ? min > 0
            : scaling !== RangeScaling.ReverseLogarithmic || (min >= 0 && max < 1);
    return unless(fits, {
        path: `${path}.scaling`,
        rule: "must fit the bounds: logarithmic wants them above 0, reverseLogarithmic from 0 to below 1",
        got: scaling,
        fix: "use linear or auto, or other bounds",
    });
}

function boundProblems(
    path: string,
    range: TuningRangeArgs & { min: number; max: number },
    catalogue: HyperparameterCatalogue,
): Problem[] {
    const { min, max } = range;
    const parameter = catalogue.parameters[range.name];
    const isNumber = parameter === undefined || parameter.kind === "integer" || parameter.kind === "number";
    if (!isNumber) {
        const fix = "list values instead of bounds";
        return [
            { path, rule: `must choose among values, as it is ${describe(parameter)}`, got: range.name, fix },
        ];
    }
    const whole = wantsWholeNumbers(range, catalogue);
    const bounds = Object.entries({ min, max });
    return [
        ...unless(min < max, { path, rule: "must have min below max", got: [min, max], fix: "swap them" }),
        ...bounds
            .filter(([, bound]) =>
                parameter === undefined
                    ? whole && !Number.isInteger(bound)
                    : !accepts(parameter, String(bound)),
            )
            .map(([key, bound]) => ({
                path: `${path}.${key}`,
                rule: `must be ${parameter === undefined ? "a whole number" : describe(parameter)}`,
                got: bound,
                fix: "correct the bound",
            })),
        ...scalingProblems(path, range),
    ];
}

/** What is wrong with one range of a tuning. */
export function rangeProblems(
    path: string,
    range: TuningRangeArgs,
    catalogue: HyperparameterCatalogue,
): Problem[] {
    const { name, min, max, values } = range;
    const parameter = catalogue.parameters[name];
    if (parameter === undefined && catalogue.isOpen !== true) {
        return [unknownProblem(path, name, catalogue)];
    }
    const form = formProblems(path, range);
    if (form.length > 0) {
        return form;
    }
    if (values !== undefined) {
        return valueProblems(path, values, parameter);
    }
    return min === undefined || max === undefined
        ? []
        : boundProblems(path, { ...range, min, max }, catalogue);
}
