import { Problem } from "../../shared/problems";
import { isObject, Json, JsonObject } from "./json";
import { PipelineDocument, renderDefinition } from "./pipelineDefinition";
import { PlacedStep } from "./stepTree";

/** Longest definition that `CreatePipeline` takes as text; S3 takes longer ones. */
const MAX_DEFINITION_CHARACTERS = 1_048_576;
/** Most parameters that `StartPipelineExecution` takes. */
const MAX_PARAMETERS = 200;

/** Most entries of lists and maps in job arguments: `CreateProcessingJob` and `CreateTrainingJob`. */
const MAX_ENTRIES: Readonly<Record<string, number | undefined>> = {
    ProcessingInputs: 10,
    Outputs: 10,
    InputDataConfig: 20,
    HyperParameters: 100,
    Environment: 100,
    ContainerEntrypoint: 100,
    ContainerArguments: 100,
    MetricDefinitions: 40,
    SecurityGroupIds: 5,
    Subnets: 16,
};

/** Longest text in lists and maps of texts. */
const MAX_CHARACTERS: Readonly<Record<string, number | undefined>> = {
    ContainerEntrypoint: 256,
    ContainerArguments: 256,
    HyperParameters: 2500,
};

function tooMany(path: string, what: string, count: number, max: number): Problem[] {
    return count <= max
        ? []
        : [
              {
                  path,
                  rule: `must not be more than ${String(max)} ${what}`,
                  got: count,
                  fix: "leave some out",
              },
          ];
}

function lengthProblems(path: string, entries: readonly [string, Json][], max: number): Problem[] {
    return entries
        .filter(([, value]) => typeof value === "string" && value.length > max)
        .map(([key, value]) => ({
            path: `${path}.${key}`,
            rule: `must not be longer than ${String(max)} characters`,
            got: (value as string).length,
            fix: "shorten it, or pass the value in a file",
        }));
}

function entryProblems(value: Json, path: string): Problem[] {
    if (!isObject(value) && !Array.isArray(value)) {
        return [];
    }
    return Object.entries(value as JsonObject).flatMap(([key, item]) => {
        const here = `${path}.${key}`;
        const entries = isObject(item) || Array.isArray(item) ? Object.entries(item as JsonObject) : [];
        return [
            ...tooMany(here, "entries", entries.length, MAX_ENTRIES[key] ?? Number.POSITIVE_INFINITY),
            ...lengthProblems(here, entries, MAX_CHARACTERS[key] ?? Number.POSITIVE_INFINITY),
            ...entryProblems(item, here),
        ];
    });
}

/** What is beyond the service's limits. */
export function limitProblems(definition: PipelineDocument, steps: readonly PlacedStep[]): Problem[] {
    const characters = renderDefinition(definition).length;
    const parameters = definition.Parameters?.length ?? 0;
    return [
        ...tooMany("definition", "characters", characters, MAX_DEFINITION_CHARACTERS),
        ...tooMany("Parameters", "parameters", parameters, MAX_PARAMETERS),
        ...steps
            .filter(({ step }) => step.Type !== "Condition")
            .flatMap(({ step, path }) =>
                entryProblems((step.Arguments ?? {}) as JsonObject, `${path}.Arguments`),
            ),
    ];
}
