import { isObject, Json, JsonObject } from "../../../components/build/definition/json";
import { resolve, Scope, textOf } from "./resolve";

/** Whether a condition holds, with the values that were compared. */
export interface Verdict {
    holds: boolean;
    /** For example `binary_classification_metrics.auc.value 0.71 ≥ 0.8 is false`. */
    explanation: string;
}

/** Two values of one type. */
type Pair = [number, number] | [string, string];

type Compare = (pair: Pair) => boolean;

const COMPARISONS: Readonly<Record<string, { sign: string; compare: Compare }>> = {
    GreaterThan: { sign: ">", compare: ([left, right]) => left > right },
    GreaterThanOrEqualTo: { sign: "≥", compare: ([left, right]) => left >= right },
    LessThan: { sign: "<", compare: ([left, right]) => left < right },
    LessThanOrEqualTo: { sign: "≤", compare: ([left, right]) => left <= right },
};

function verdict(holds: boolean, statement: string): Verdict {
    return { holds, explanation: `${statement} is ${String(holds)}` };
}

/** Where a value comes from, as far as that helps a reader: the path in a property file, the parameter. */
function origin(expression: Json): string {
    if (!isObject(expression)) {
        return "";
    }
    const jsonGet = expression["Std:JsonGet"];
    const name = isObject(jsonGet) ? jsonGet["Path"] : expression["Get"];
    return typeof name === "string" ? `${name} ` : "";
}

function side(expression: Json, value: Json): string {
    return `${origin(expression)}${textOf(value)}`;
}

function ordered(left: Json, right: Json, type: string): Pair {
    if (typeof left === "number" && typeof right === "number") {
        return [left, right];
    }
    if (typeof left === "string" && typeof right === "string") {
        return [left, right];
    }
    throw new Error(`${type} cannot compare ${textOf(left)} with ${textOf(right)}`);
}

function compare(condition: JsonObject, type: string, scope: Scope): Verdict {
    const [leftExpression, rightExpression] = [
        condition["LeftValue"] ?? null,
        condition["RightValue"] ?? null,
    ];
    const [left, right] = [resolve(leftExpression, scope), resolve(rightExpression, scope)];
    const sides = (sign: string): string =>
        `${side(leftExpression, left)} ${sign} ${side(rightExpression, right)}`;
    if (type === "Equals") {
        return verdict(left === right, sides("="));
    }
    const comparison = COMPARISONS[type];
    if (comparison === undefined) {
        throw new Error(`condition type ${type} is not known here`);
    }
    return verdict(comparison.compare(ordered(left, right, type)), sides(comparison.sign));
}

function membership(condition: JsonObject, scope: Scope): Verdict {
    const query = condition["QueryValue"] ?? null;
    const value = resolve(query, scope);
    const values = resolve(condition["Values"] ?? [], scope);
    const list = Array.isArray(values) ? (values as readonly Json[]) : [];
    return verdict(list.includes(value), `${side(query, value)} in ${list.map(textOf).join(", ")}`);
}

/** Evaluates one condition, at any depth. */
export function evaluateCondition(condition: Json, scope: Scope): Verdict {
    if (!isObject(condition)) {
        throw new Error(`${textOf(condition)} is not a condition`);
    }
    const type = textOf(condition["Type"] ?? "");
    switch (type) {
        case "Or": {
            const conditions = condition["Conditions"];
            const verdicts = (Array.isArray(conditions) ? (conditions as readonly Json[]) : []).map((one) =>
                evaluateCondition(one, scope),
            );
            return {
                holds: verdicts.some(({ holds }) => holds),
                explanation: verdicts.map(({ explanation }) => explanation).join(" or "),
            };
        }
        case "Not": {
            const inner = evaluateCondition(condition["Condition"] ?? null, scope);
            return { holds: !inner.holds, explanation: `not (${inner.explanation})` };
        }
        case "In":
            return membership(condition, scope);
        default:
            return compare(condition, type, scope);
    }
}

/** Evaluates the conditions of a step, which must all hold. */
export function evaluateAll(conditions: readonly Json[], scope: Scope): Verdict {
    const verdicts = conditions.map((condition) => evaluateCondition(condition, scope));
    return {
        holds: verdicts.every(({ holds }) => holds),
        explanation: verdicts.map(({ explanation }) => explanation).join(", "),
    };
}
