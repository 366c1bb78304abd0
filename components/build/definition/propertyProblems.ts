import { closest } from "fastest-levenshtein";
import { Problem } from "../../shared/problems/problems";
import { isObject, Json, JsonObject } from "./json";
import { Reference } from "./references";
import { STEP_PROPERTIES } from "./stepProperties";
import { PlacedStep } from "./stepTree";
import { StepDocument } from "./steps";

const OUTPUT = /^ProcessingOutputConfig\.Outputs\['(.+)'\]\./;
const PROPERTY_FILE = /^PropertyFiles\.(.+)$/;
const OUTPUT_PARAMETER = /^OutputParameters\['(.+)'\]$/;
const FIRST_PART = /^[^.[]*/;

function member(value: Json | undefined, key: string): Json | undefined {
    return isObject(value) ? value[key] : undefined;
}

function namesIn(outputs: Json | undefined): string[] {
    return (Array.isArray(outputs) ? outputs : []).flatMap((output: Json) => {
        const name = member(output, "OutputName");
        return typeof name === "string" ? [name] : [];
    });
}

/** Names of the outputs that a processing step declares. */
export function outputNames(step: StepDocument): string[] {
    // Of a processing step the arguments are plain JSON; only a condition's hold steps.
    return namesIn(
        member(member(step.Arguments as JsonObject | undefined, "ProcessingOutputConfig"), "Outputs"),
    );
}

function missing(reference: Reference, kind: string, name: string, declared: readonly string[]): Problem[] {
    return declared.includes(name)
        ? []
        : [
              {
                  path: reference.path,
                  rule: `must read ${kind} that the step declares`,
                  got: reference.target,
                  fix: declared.length === 0 ? "declare it" : `declare it, or read ${declared.join(" or ")}`,
              },
          ];
}

/** Steps that end the run, or that only choose, have nothing to read. */
function silentProblem(reference: Reference, { Type }: StepDocument): Problem[] {
    const why = Type === "Fail" ? "ends the run" : "only chooses a branch";
    return [
        {
            path: reference.path,
            rule: `must not read from a step that ${why}`,
            got: reference.target,
            fix: "read from another step",
        },
    ];
}

function unknownProblems(reference: Reference, property: string, { Type }: StepDocument): Problem[] {
    const known = STEP_PROPERTIES[Type];
    const [first = ""] = FIRST_PART.exec(property) ?? [];
    return known === undefined || known.includes(first)
        ? []
        : [
              {
                  path: reference.path,
                  rule: `must read a property that a ${Type} step has`,
                  got: reference.target,
                  fix: `correct the property; the nearest is ${closest(first, known)}`,
              },
          ];
}

/** What is wrong with the property that a reference reads of a step. */
export function propertyProblems(reference: Reference, property: string, step: StepDocument): Problem[] {
    if (step.Type === "Fail" || step.Type === "Condition") {
        return silentProblem(reference, step);
    }
    const output = OUTPUT.exec(property)?.[1];
    if (output !== undefined) {
        return missing(reference, "an output", output, outputNames(step));
    }
    const file = PROPERTY_FILE.exec(property)?.[1];
    if (file !== undefined) {
        const declared = (step.PropertyFiles ?? []).map(({ PropertyFileName }) => PropertyFileName);
        return missing(reference, "a property file", file, declared);
    }
    const parameter = OUTPUT_PARAMETER.exec(property)?.[1];
    if (parameter !== undefined) {
        return missing(reference, "an output", parameter, namesIn(step.OutputParameters));
    }
    return unknownProblems(reference, property, step);
}

/** What is wrong with the property files that a step declares. */
export function propertyFileProblems({ step, path }: PlacedStep): Problem[] {
    const outputs = outputNames(step);
    return (step.PropertyFiles ?? [])
        .filter((file) => !outputs.includes(file.OutputName))
        .map((file) => ({
            path: `${path}.PropertyFiles.${file.PropertyFileName}`,
            rule: "must lie in an output that the step declares",
            got: file.OutputName,
            fix:
                outputs.length === 0
                    ? "declare the property file on the processing step that writes it"
                    : `use ${outputs.join(" or ")}`,
        }));
}
