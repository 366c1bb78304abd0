import { isObject, Json, JsonObject } from "../../../components/build/definition/json";
import { PlacedStep } from "../../../components/build/definition/stepTree";
import { processesFor } from "../cluster/localHosts";
import { readPath } from "../definition/propertyPath";
import { searchPlan, serviceTrainings, trainingsAtOnce } from "../jobs/searchPlan";
import { objectAt } from "../steps/stepContext";

/** Where each type of step says how many instances it wants. */
const INSTANCE_COUNTS = [
    "ProcessingResources.ClusterConfig.InstanceCount",
    "ResourceConfig.InstanceCount",
    "TrainingJobDefinition.ResourceConfig.InstanceCount",
];

function argumentsOf({ step }: PlacedStep): JsonObject {
    const given = (step.Arguments ?? null) as Json;
    return isObject(given) ? given : {};
}

/** How many of a tuning's trainings run at the same time here; one of any other step. */
function atOnce(placed: PlacedStep, most: number, cpus: number): number {
    if (placed.step.Type !== "Tuning") {
        return 1;
    }
    return trainingsAtOnce(objectAt(argumentsOf(placed), "HyperParameterTuningJobConfig"), most, cpus);
}

function sharedNote(name: string, asked: number, cpus: number): string {
    const here = processesFor(asked, cpus);
    return here === asked
        ? `${name} runs as ${here.toString()} processes at the same time, one for each instance.`
        : `${name} asks for ${asked.toString()} instances; here ${here.toString()} processes share its work, as this machine has no more to offer.`;
}

function instanceNotes(placed: PlacedStep, most: number, cpus: number): string[] {
    const { Name: name } = placed.step;
    const transform = readPath(argumentsOf(placed), "TransformResources.InstanceCount");
    if (typeof transform === "number" && transform > 1) {
        return [
            `${name} asks for ${transform.toString()} instances; here one process does it, with all of the data.`,
        ];
    }
    const counts = INSTANCE_COUNTS.map((path) => readPath(argumentsOf(placed), path));
    const share = Math.max(1, Math.floor(cpus / atOnce(placed, most, cpus)));
    return counts.flatMap((count) =>
        typeof count === "number" && count > 1 ? [sharedNote(name, count, share)] : [],
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
 * @param cpus processors of this machine
 */
export function localNotes(steps: readonly PlacedStep[], tuningTrainings: number, cpus: number): string[] {
    return steps.flatMap((placed) => [
        ...instanceNotes(placed, tuningTrainings, cpus),
        ...tuningNotes(placed, tuningTrainings),
    ]);
}
