import { Json } from "../../../components/build/definition/json";
import { ParameterDocument, ParameterType } from "../../../components/build/definition/parameters";
import { PipelineDocument } from "../../../components/build/definition/pipelineDefinition";
import { nearestFix } from "../../../components/shared/problems/nearest";
import { Problem } from "../../../components/shared/problems/problems";
import { isS3Address } from "../steps/localPaths";

/** The values that a run's parameters have, or why they cannot have any. */
export interface ParameterValues {
    values: Record<string, Json>;
    problems: Problem[];
}

const PARSERS: Record<ParameterType, (text: string) => Json | undefined> = {
    String: (text) => text,
    Integer: (text) => (/^[+-]?\d+$/.test(text.trim()) ? Number(text) : undefined),
    Float: (text) => (text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined),
    Boolean: (text) =>
        new Map([
            ["true", true],
            ["false", false],
        ]).get(text.trim().toLowerCase()),
};

const RULES: Record<ParameterType, string> = {
    String: "must be a text",
    Integer: "must be a whole number",
    Float: "must be a number",
    Boolean: "must be true or false",
};

function unknownProblem(name: string, declared: readonly string[]): Problem {
    return {
        path: `--param ${name}`,
        rule: "must name a parameter of the pipeline",
        got: name,
        fix: declared.length === 0 ? "leave it out, it has no parameters" : nearestFix(name, declared),
    };
}

function valueOf(parameter: ParameterDocument, given: string | undefined): Json | Problem {
    const path = `--param ${parameter.Name}`;
    if (given === undefined) {
        const fallback = parameter["DefaultValue"];
        return (
            fallback ?? {
                path,
                rule: "must be given, as it has no default",
                fix: `give --param ${parameter.Name}=VALUE`,
            }
        );
    }
    const rule = RULES[parameter.Type];
    return PARSERS[parameter.Type](given) ?? { path, rule, got: given, fix: "give a value of this type" };
}

function addressProblem(name: string, value: Json | Problem): Problem[] {
    return typeof value !== "string" || isS3Address(value)
        ? []
        : [
              {
                  path: `--param ${name}`,
                  rule: "must be an S3 address",
                  got: value,
                  fix: "give one such as s3://BUCKET/PREFIX/",
              },
          ];
}

function isProblem(value: Json | Problem): value is Problem {
    return typeof value === "object" && value !== null && "rule" in value;
}

/**
 * Joins the values that were given with the defaults of the definition; every problem is listed.
 *
 * @param addresses names of the parameters that are S3 addresses, of those that the definition has
 */
export function parameterValues(
    definition: PipelineDocument,
    given: Readonly<Record<string, string>>,
    addresses: readonly string[] = [],
): ParameterValues {
    const parameters = definition.Parameters ?? [];
    const names = parameters.map(({ Name }) => Name);
    const problems = Object.keys(given)
        .filter((name) => !names.includes(name))
        .map((name) => unknownProblem(name, names));
    const values: Record<string, Json> = {};
    for (const parameter of parameters) {
        const value = valueOf(parameter, given[parameter.Name]);
        if (isProblem(value)) {
            problems.push(value);
        } else {
            values[parameter.Name] = value;
            problems.push(
                ...(addresses.includes(parameter.Name) ? addressProblem(parameter.Name, value) : []),
            );
        }
    }
    return { values, problems };
}
