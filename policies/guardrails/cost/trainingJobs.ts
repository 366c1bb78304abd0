import { pipelineSteps, possibleValues, readPipelineDefinition } from "../../shared/pipelineDefinition";
import { elementsOf, Properties, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { SAGEMAKER_PIPELINE, TRAINING_JOB, TUNING_JOB } from "../resourceTypes";

export const PROCESSING_JOB = "aws-native:sagemaker:ProcessingJob";

/** A job, whether it stands alone or in the definition of a pipeline. */
export interface DeclaredJob {
    kind: "training" | "tuning" | "processing";
    /** Before a place in it, for messages: empty, or `Steps[Train].`. */
    prefix: string;
    /** Reads a value, spelt as the providers do; undefined where it is absent or computed while a pipeline runs. */
    read(...path: string[]): PropertyValue | undefined;
    /** True where nobody can say before the pipeline runs. */
    isComputed(...path: string[]): boolean;
}

const STEP_KINDS: Readonly<Record<string, DeclaredJob["kind"]>> = {
    Training: "training",
    Tuning: "tuning",
    Processing: "processing",
};

function standalone(kind: DeclaredJob["kind"], properties: PropertyValue, prefix = ""): DeclaredJob {
    return { kind, prefix, read: (...path) => valueAt(properties, ...path), isComputed: () => false };
}

/** Definitions spell `stoppingCondition` as `StoppingCondition`. */
function asDefined(path: readonly string[]): string[] {
    return path.map((key) => key.charAt(0).toUpperCase() + key.slice(1));
}

function inStep(
    kind: DeclaredJob["kind"],
    definition: Properties,
    job: PropertyValue,
    prefix: string,
): DeclaredJob {
    const values = (path: readonly string[]): PropertyValue[] | undefined => {
        const value = valueAt(job, ...asDefined(path));
        return value instanceof Unknown ? [value] : possibleValues(definition, value);
    };
    return {
        kind,
        prefix,
        // Whoever starts the pipeline may give another value; what is written down is its default.
        read: (...path) => values(path)?.[0],
        isComputed: (...path) => values(path) === undefined,
    };
}

function tuningParts(properties: PropertyValue, single: string, several: string): PropertyValue[] {
    const one = valueAt(properties, single);
    return [...(one === undefined ? [] : [one]), ...elementsOf(valueAt(properties, several))];
}

function jobsInPipeline(pipeline: Properties): DeclaredJob[] | Unknown {
    const read = readPipelineDefinition(pipeline);
    if (read.kind === "unknown") {
        return read.unknown;
    }
    return read.kind !== "read"
        ? []
        : pipelineSteps(read.definition).flatMap((step): DeclaredJob[] => {
              const kind = STEP_KINDS[step.type];
              if (kind === undefined) {
                  return [];
              }
              const parts =
                  kind === "tuning"
                      ? tuningParts(step.arguments, "TrainingJobDefinition", "TrainingJobDefinitions")
                      : [step.arguments];
              return parts.map((part) => inStep(kind, read.definition, part, `Steps[${step.name}].`));
          });
}

/** Types of resource that are jobs or hold some. */
export const JOB_TYPES: readonly string[] = [
    ...TRAINING_JOB,
    ...TUNING_JOB,
    PROCESSING_JOB,
    ...SAGEMAKER_PIPELINE,
];

/** The jobs that a resource is or holds; `Unknown` where a preview does not know them. */
export function jobsOf(type: string, properties: Properties): DeclaredJob[] | Unknown {
    if (type === PROCESSING_JOB) {
        return [standalone("processing", properties)];
    }
    if (type === TRAINING_JOB[0]) {
        return [standalone("training", properties)];
    }
    return type === TUNING_JOB[0]
        ? tuningParts(properties, "trainingJobDefinition", "trainingJobDefinitions").map((part) =>
              standalone("tuning", part, "trainingJobDefinition."),
          )
        : jobsInPipeline(properties);
}

/** How a message names a place of a job. */
export function placeIn({ prefix }: DeclaredJob, ...path: string[]): string {
    return `${prefix}${(prefix.startsWith("Steps[") ? asDefined(path) : path).join(".")}`;
}
