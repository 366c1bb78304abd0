import { Problem } from "../../shared/problems/problems";
import { isObject, Json, JsonObject } from "./json";
import { PipelineDocument, renderDefinition } from "./pipelineDefinition";
import { PlacedStep } from "./stepTree";
import { StepType } from "./steps";

/** Longest definition that `CreatePipeline` takes as text; S3 takes longer ones. */
const MAX_DEFINITION_CHARACTERS = 1_048_576;
/** Most parameters that `StartPipelineExecution` takes. */
const MAX_PARAMETERS = 200;

/** Most entries of lists and maps in job arguments: `CreateProcessingJob` and `CreateTrainingJob`. */
type Limits = Readonly<Record<string, number | undefined>>;
const MAX_ENTRIES: Limits = {
    ProcessingInputs: 10,
    Outputs: 10,
    InputDataConfig: 20,
    HyperParameters: 100,
    StaticHyperParameters: 100,
    IntegerParameterRanges: 30,
    ContinuousParameterRanges: 30,
    CategoricalParameterRanges: 30,
    CustomerMetadataProperties: 50,
    Environment: 100,
    ContainerEntrypoint: 100,
    ContainerArguments: 100,
    MetricDefinitions: 40,
    SecurityGroupIds: 5,
    Subnets: 16,
};

/** Most variables of a container's environment, where it is not 100. */
const MAX_VARIABLES: Readonly<Partial<Record<StepType, number>>> = { Tuning: 48, Transform: 16 };

/** Longest text in lists and maps of texts. */
const MAX_CHARACTERS: Limits = {
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

function entryProblems(value: Json, path: string, limits: Limits): Problem[] {
    return entriesOf(value).flatMap(([step, item]) => {
        const here = `${path}${step}`;
        const key = step.replace(/^\./, "");
        return [
            ...tooMany(here, "entries", entriesOf(item).length, limits[key] ?? Number.POSITIVE_INFINITY),
            ...lengthProblems(here, item, MAX_CHARACTERS[key] ?? Number.POSITIVE_INFINITY),
            ...entryProblems(item, here, limits),
        ];
    });
}

function stepProblems({ step, path }: PlacedStep): Problem[] {
    const variables = MAX_VARIABLES[step.Type];
    const limits = variables === undefined ? MAX_ENTRIES : { ...MAX_ENTRIES, Environment: variables };
    return step.Type === "Condition"
        ? []
        : entryProblems((step.Arguments ?? {}) as JsonObject, `${path}.Arguments`, limits);
}

/** What is beyond the service's limits. */
export function limitProblems(definition: PipelineDocument, steps: readonly PlacedStep[]): Problem[] {
    const characters = renderDefinition(definition).length;
    const parameters = definition.Parameters?.length ?? 0;
    return [
        ...tooMany("definition", "characters", characters, MAX_DEFINITION_CHARACTERS),
        ...tooMany("Parameters", "parameters", parameters, MAX_PARAMETERS),
        ...steps.flatMap(stepProblems),
    ];
}
