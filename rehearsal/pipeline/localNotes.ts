import { isObject, Json, JsonObject } from "../../components/build/definition/json";
import { PlacedStep } from "../../components/build/definition/stepTree";
import { readPath } from "./propertyPath";
import { searchPlan, serviceTrainings } from "./searchPlan";
import { objectAt } from "./stepContext";

/** Where each type of step says how many instances it wants. */
const INSTANCE_COUNTS = [
    "ProcessingResources.ClusterConfig.InstanceCount",
    "ResourceConfig.InstanceCount",
    "TrainingJobDefinition.ResourceConfig.InstanceCount",
    "TransformResources.InstanceCount",
];

function argumentsOf({ step }: PlacedStep): JsonObject {
    const given = (step.Arguments ?? null) as Json;
    return isObject(given) ? given : {};
}

function instanceNotes(placed: PlacedStep): string[] {
    const counts = INSTANCE_COUNTS.map((path) => readPath(argumentsOf(placed), path));
    return counts.flatMap((count) =>
        typeof count === "number" && count > 1
            ? [
                  `${placed.step.Name} asks for ${count.toString()} instances; here one process does it, with all of the data.`,
              ]
            : [],
    );
}

function tuningNotes(placed: PlacedStep, most: number): string[] {
    if (placed.step.Type !== "Tuning") {
        return [];
    }
    const config = objectAt(argumentsOf(placed), "HyperParameterTuningJobConfig");
    const wanted = serviceTrainings(config);
    const here = searchPlan(config, Math.min(most, wanted)).length;
    return [
        `${placed.step.Name} tries ${here.toString()} trainings spread evenly over its ranges; in SageMaker up to ` +
            `${wanted.toString()}, chosen by the strategy ${String(config["Strategy"])}.`,
    ];
}

/**
 * In what a run on this machine differs from one in SageMaker, for the reader to know before it starts.
 *
 * @param tuningTrainings trainings of a tuning at most
 */
export function localNotes(steps: readonly PlacedStep[], tuningTrainings: number): string[] {
    return steps.flatMap((placed) => [...instanceNotes(placed), ...tuningNotes(placed, tuningTrainings)]);
}
