import { closest } from "fastest-levenshtein";
import { Problem } from "../../shared/problems/problems";
import { isObject, Json, JsonObject } from "./json";
import { conditionArguments, PlacedStep } from "./stepTree";

/** What each type of condition must hold. */
const MEMBERS: Readonly<Record<string, readonly string[] | undefined>> = {
    Equals: ["LeftValue", "RightValue"],
    GreaterThan: ["LeftValue", "RightValue"],
    GreaterThanOrEqualTo: ["LeftValue", "RightValue"],
    LessThan: ["LeftValue", "RightValue"],
    LessThanOrEqualTo: ["LeftValue", "RightValue"],
    In: ["QueryValue", "Values"],
    Not: ["Condition"],
    Or: ["Conditions"],
};
const LISTS = ["Values", "Conditions"];

function typeProblem(path: string, type: Json | undefined): Problem {
    const known = Object.keys(MEMBERS);
    return {
        path: `${path}.Type`,
        rule: `must be one of ${known.join(", ")}`,
        got: type,
        fix: typeof type === "string" ? `use ${closest(type, known)}` : "say what is compared, and how",
    };
}

function memberProblem(path: string, key: string, value: Json | undefined): Problem[] {
    if (value === undefined) {
        return [{ path: `${path}.${key}`, rule: "must be given", fix: "say what the condition is about" }];
    }
    return LISTS.includes(key) && (!Array.isArray(value) || value.length === 0)
        ? [
              {
                  path: `${path}.${key}`,
                  rule: "must be a list with at least one entry",
                  got: value,
                  fix: "fill the list, or take the condition away",
              },
          ]
        : [];
}

function innerConditions(condition: JsonObject): [string, Json][] {
    const { Condition: inner, Conditions: list } = condition;
    return [
        ...(inner === undefined ? [] : [["Condition", inner] as [string, Json]]),
        ...(Array.isArray(list) ? list : []).map((item: Json, index): [string, Json] => [
            `Conditions[${String(index)}]`,
            item,
        ]),
    ];
}

function problemsOf(condition: Json, path: string): Problem[] {
    if (!isObject(condition)) {
        return [typeProblem(path, undefined)];
    }
    const { Type: type } = condition;
    const members = typeof type === "string" ? MEMBERS[type] : undefined;
    return members === undefined
        ? [typeProblem(path, type)]
        : [
              ...members.flatMap((key) => memberProblem(path, key, condition[key])),
              ...innerConditions(condition).flatMap(([key, inner]) => problemsOf(inner, `${path}.${key}`)),
          ];
}

/** What is wrong with the conditions of a step, at any depth. */
export function conditionProblems({ step, path }: PlacedStep): Problem[] {
    return (conditionArguments(step)?.Conditions ?? []).flatMap((condition, index) =>
        problemsOf(condition, `${path}.Arguments.Conditions[${String(index)}]`),
    );
}
