import { Problem } from "../../shared/problems/problems";
import { isObject, Json, JsonObject } from "./json";
import { PipelineDocument } from "./pipelineDefinition";
import { parseTarget } from "./references";
import { PlacedStep } from "./stepTree";

/** Arguments whose values the service takes as texts only, wherever they stand. */
const TEXT_MAPS = ["HyperParameters", "StaticHyperParameters", "Environment"];
const TEXT_LISTS = ["ContainerEntrypoint", "ContainerArguments"];

type TypesByParameter = ReadonlyMap<string, string>;

/** The type of a value that is no text: of the value itself, or of the parameter that it reads. */
function otherType(value: Json, types: TypesByParameter): string | undefined {
    if (typeof value === "string") {
        return undefined;
    }
    if (!isObject(value)) {
        return value === null ? "null" : typeof value;
    }
    const read = typeof value["Get"] === "string" ? parseTarget(value["Get"]) : undefined;
    const type = read?.kind === "parameter" ? types.get(read.name) : undefined;
    return type === undefined || type === "String" ? undefined : `${type} parameter`;
}

function textProblem(value: Json, path: string, types: TypesByParameter): Problem[] {
    const type = otherType(value, types);
    return type === undefined
        ? []
        : [
              {
                  path,
                  rule: "must be a text",
                  got: isObject(value) ? type : value,
                  fix: isObject(value) ? "wrap the reference in Std:Join" : "write the value in quotes",
              },
          ];
}

function problemsIn(value: Json, path: string, types: TypesByParameter): Problem[] {
    if (Array.isArray(value)) {
        return value.flatMap((item: Json, index) => problemsIn(item, `${path}[${String(index)}]`, types));
    }
    if (!isObject(value)) {
        return [];
    }
    return Object.entries(value).flatMap(([key, item]) => {
        const here = `${path}.${key}`;
        if (TEXT_MAPS.includes(key) && isObject(item)) {
            return Object.entries(item).flatMap(([name, text]) =>
                textProblem(text, `${here}.${name}`, types),
            );
        }
        if (TEXT_LISTS.includes(key) && Array.isArray(item)) {
            return item.flatMap((text: Json, index) => textProblem(text, `${here}[${String(index)}]`, types));
        }
        return problemsIn(item, here, types);
    });
}

/** What is wrong with values that must be texts: hyperparameters, environment, container arguments. */
export function textProblems(definition: PipelineDocument, steps: readonly PlacedStep[]): Problem[] {
    const types = new Map((definition.Parameters ?? []).map(({ Name, Type }) => [Name, Type]));
    return steps
        .filter(({ step }) => step.Type !== "Condition")
        .flatMap(({ step, path }) =>
            problemsIn((step.Arguments ?? {}) as JsonObject, `${path}.Arguments`, types),
        );
}
