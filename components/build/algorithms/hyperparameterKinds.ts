/** What a hyperparameter may be. Bounds are included unless the field says otherwise. */
export type Hyperparameter =
    | { kind: "integer"; min: number; max?: number }
    | { kind: "number"; min?: number; above?: number; max?: number }
    | { kind: "choice"; values: readonly string[] }
    /** Several of the values, separated by commas. */
    | { kind: "choices"; values: readonly string[] }
    /** Whole numbers, separated by commas. */
    | { kind: "integers"; min: number; max: number };

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

/** What a hyperparameter may be, for a message. */
export function describe(parameter: Hyperparameter): string {
    switch (parameter.kind) {
        case "choice":
            return `one of ${parameter.values.join(", ")}`;
        case "choices":
            return `one or more of ${parameter.values.join(", ")}, each once, separated by commas`;
        case "integers":
            return `whole numbers ${bounds(parameter)}, separated by commas`;
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

/** Kinds whose values are texts to the training toolkit; it would read `64,32` as nothing else. */
const TEXT_KINDS: readonly Hyperparameter["kind"][] = ["choice", "choices", "integers"];

/** Whether the values of a hyperparameter are texts to the training toolkit. */
export function isText(parameter: Hyperparameter | undefined): boolean {
    return parameter !== undefined && TEXT_KINDS.includes(parameter.kind);
}

/** Whether a hyperparameter may have a value. */
export function accepts(parameter: Hyperparameter, value: string): boolean {
    switch (parameter.kind) {
        case "choice":
            return parameter.values.includes(value);
        case "choices":
            return isSelection(value.split(","), parameter.values);
        case "integers":
            return value.split(",").every((one) => INTEGER.test(one) && isWithin(Number(one), parameter));
        case "integer":
            return INTEGER.test(value) && isWithin(Number(value), parameter);
        case "number":
            return NUMBER.test(value) && isWithin(Number(value), parameter);
        default:
            return parameter satisfies never;
    }
}
