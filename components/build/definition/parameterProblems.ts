import { Problem } from "../../shared/problems/problems";
import { Json } from "./json";
import { ParameterDocument, ParameterType } from "./parameters";
import { PipelineDocument } from "./pipelineDefinition";

const FITS: Readonly<Record<ParameterType, (value: Json) => boolean>> = {
    String: (value) => typeof value === "string",
    Integer: (value) => Number.isInteger(value),
    Float: (value) => typeof value === "number",
    Boolean: (value) => typeof value === "boolean",
};

function defaultProblems(parameter: ParameterDocument): Problem[] {
    const value = parameter["DefaultValue"];
    return value === undefined || FITS[parameter.Type](value)
        ? []
        : [
              {
                  path: `Parameters.${parameter.Name}.DefaultValue`,
                  rule: `must be of the parameter's type, ${parameter.Type}`,
                  got: value,
                  fix: "correct the default or the type",
              },
          ];
}

/** What is wrong with the defaults of parameters. */
export function parameterProblems(definition: PipelineDocument): Problem[] {
    return (definition.Parameters ?? []).flatMap(defaultProblems);
}
