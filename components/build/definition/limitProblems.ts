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

/** The entries of a list or map, by the way to them from where it stands: `[0]` or `.name`. */
function entriesOf(value: Json): [string, Json][] {
    if (isObject(value)) {
        return Object.entries(value).map(([key, item]) => [`.${key}`, item]);
    }
    return Array.isArray(value) ? value.map((item: Json, index) => [`[${String(index)}]`, item]) : [];
}

function lengthProblems(path: string, value: Json, max: number): Problem[] {
    return entriesOf(value)
        .filter((entry): entry is [string, string] => typeof entry[1] === "string")
        .filter(([, text]) => text.length > max)
        .map(([key, text]) => ({
            path: `${path}${key}`,
            rule: `must not be longer than ${String(max)} characters`,
            got: text.length,
            fix: "shorten it, or pass the value in a file",
        }));
}

function entryProblems(value: Json, path: string): Problem[] {
    return entriesOf(value).flatMap(([step, item]) => {
        const here = `${path}${step}`;
        const key = step.replace(/^\./, "");
        return [
            ...tooMany(here, "entries", entriesOf(item).length, MAX_ENTRIES[key] ?? Number.POSITIVE_INFINITY),
            ...lengthProblems(here, item, MAX_CHARACTERS[key] ?? Number.POSITIVE_INFINITY),
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
