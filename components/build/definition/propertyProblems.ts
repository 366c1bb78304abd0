import { Problem } from "../../shared/problems";
import { isObject, Json, JsonObject } from "./json";
import { Reference } from "./references";
import { PlacedStep } from "./stepTree";
import { StepDocument } from "./steps";

const OUTPUT = /^ProcessingOutputConfig\.Outputs\['(.+)'\]\./;
const PROPERTY_FILE = /^PropertyFiles\.(.+)$/;

function member(value: Json | undefined, key: string): Json | undefined {
    return isObject(value) ? value[key] : undefined;
}

/** Names of the outputs that a processing step declares. */
export function outputNames(step: StepDocument): string[] {
    // Of a processing step the arguments are plain JSON; only a condition's hold steps.
    const config = member(step.Arguments as JsonObject | undefined, "ProcessingOutputConfig");
    const outputs = member(config, "Outputs");
    return (Array.isArray(outputs) ? outputs : []).flatMap((output: Json) => {
        const name = member(output, "OutputName");
        return typeof name === "string" ? [name] : [];
    });
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

/** What is wrong with the property that a reference reads of a step. */
export function propertyProblems(reference: Reference, property: string, step: StepDocument): Problem[] {
    if (step.Type === "Fail") {
        return [
            {
                path: reference.path,
                rule: "must not read from a step that ends the run",
                got: reference.target,
                fix: "read from another step",
            },
        ];
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
    return [];
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
