import { closest } from "fastest-levenshtein";
import { Problem } from "../shared/problems";

/** What a hyperparameter may be. Bounds are included unless the field says otherwise. */
export type Hyperparameter =
    | { kind: "integer"; min: number; max?: number }
    | { kind: "number"; min?: number; above?: number; max?: number }
    | { kind: "choice"; values: readonly string[] }
    /** Several of the values, separated by commas. */
    | { kind: "choices"; values: readonly string[] };

/** The hyperparameters of one algorithm and task. */
export interface HyperparameterCatalogue {
    /** What the algorithm is called in messages. */
    title: string;
    parameters: Readonly<Record<string, Hyperparameter>>;
    /** Values where a recipe gives none. */
    defaults: Readonly<Record<string, string>>;
}

const INTEGER = /^-?\d+$/;
const NUMBER = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function bounds(parameter: { min?: number; above?: number; max?: number }): string {
    const { min, above, max } = parameter;
    const low =
        min === undefined
            ? above === undefined
                ? []
                : [`above ${String(above)}`]
            : [`at least ${String(min)}`];
    const high = max === undefined ? [] : [`at most ${String(max)}`];
    return [...low, ...high].join(" and ");
}

function isWithin(value: number, parameter: { min?: number; above?: number; max?: number }): boolean {
    const { min = -Infinity, above = -Infinity, max = Infinity } = parameter;
    return value >= min && value > above && value <= max;
}

function describe(parameter: Hyperparameter): string {
    switch (parameter.kind) {
        case "choice":
            return `one of ${parameter.values.join(", ")}`;
        case "choices":
            return `one or more of ${parameter.values.join(", ")}, each once, separated by commas`;
        case "integer":
            return `a whole number ${bounds(parameter)}`.trimEnd();
        case "number":
            return `a number ${bounds(parameter)}`.trimEnd();
        default:
            return parameter satisfies never;
    }
}

function isSelection(names: readonly string[], values: readonly string[]): boolean {
    return new Set(names).size === names.length && names.every((name) => values.includes(name));
}

function isText(parameter: Hyperparameter | undefined): boolean {
    return parameter?.kind === "choice" || parameter?.kind === "choices";
}

function accepts(parameter: Hyperparameter, value: string): boolean {
    switch (parameter.kind) {
        case "choice":
            return parameter.values.includes(value);
        case "choices":
            return isSelection(value.split(","), parameter.values);
        case "integer":
            return INTEGER.test(value) && isWithin(Number(value), parameter);
        case "number":
            return NUMBER.test(value) && isWithin(Number(value), parameter);
        default:
            return parameter satisfies never;
    }
}

/** What is wrong with hyperparameters: unknown names, and values of another type or out of bounds. */
export function hyperparameterProblems(
    path: string,
    given: Readonly<Record<string, string>>,
    catalogue: HyperparameterCatalogue,
): Problem[] {
    const names = Object.keys(catalogue.parameters);
    return Object.entries(given).flatMap(([name, value]): Problem[] => {
        const parameter = catalogue.parameters[name];
        if (parameter === undefined) {
            return [
                {
                    path: `${path}.${name}`,
                    rule: `must be a hyperparameter of ${catalogue.title}`,
                    got: name,
                    fix: `did you mean ${closest(name, names)}? Known are ${names.join(", ")}`,
                },
            ];
        }
        return accepts(parameter, value)
            ? []
            : [
                  {
                      path: `${path}.${name}`,
                      rule: `must be ${describe(parameter)}`,
                      got: value,
                      fix: "correct the value, or leave it out for the algorithm's default",
                  },
              ];
    });
}

/**
 * The hyperparameters of a training: the defaults of the task, overruled by what was given, written as the
 * training toolkit reads them. It decodes each as JSON, so a text goes in quotes and a number does not.
 */
export function encodedHyperparameters(
    given: Readonly<Record<string, string>>,
    catalogue: HyperparameterCatalogue,
): Record<string, string> {
    return Object.fromEntries(
        Object.entries({ ...catalogue.defaults, ...given }).map(([name, value]) => [
            name,
            isText(catalogue.parameters[name]) ? JSON.stringify(value) : value,
        ]),
    );
}
