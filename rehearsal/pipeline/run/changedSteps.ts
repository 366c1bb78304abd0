import * as fs from "node:fs/promises";
import * as path from "node:path";
import { isObject, Json, JsonObject } from "../../../components/build/definition/json";
import { PipelineDocument } from "../../../components/build/definition/pipelineDefinition";
import { StepDocument } from "../../../components/build/definition/steps";
import { PlacedStep, placedSteps } from "../../../components/build/definition/stepTree";

/** Arguments by which a person says what a step does; the others are addresses, instances and limits. */
const TOLD = ["HyperParameters", "HyperParameterTuningJobConfig"];
/** Of the program of a processing job. Images are left aside, as they are not what runs here. */
const TOLD_TO_PROGRAM = ["ContainerEntrypoint", "ContainerArguments"];
const TOLD_IN_TUNING = ["StaticHyperParameters"];

/** A definition as a run keeps it; undefined where it cannot be read any more. */
async function keptSteps(runFolder: string): Promise<PlacedStep[] | undefined> {
    try {
        const text = await fs.readFile(path.join(runFolder, "definition.json"), "utf8");
        return placedSteps(JSON.parse(text) as PipelineDocument);
    } catch {
        return undefined;
    }
}

function picked(from: Json | undefined, names: readonly string[]): JsonObject {
    const object = isObject(from ?? null) ? (from as JsonObject) : {};
    return Object.fromEntries(names.map((name) => [name, object[name] ?? null]));
}

function told({ Arguments: given }: StepDocument): JsonObject {
    const all = (given ?? {}) as JsonObject;
    return {
        ...picked(all, TOLD),
        ...picked(all["AppSpecification"], TOLD_TO_PROGRAM),
        ...picked(all["TrainingJobDefinition"], TOLD_IN_TUNING),
    };
}

function text(value: Json | undefined): string {
    return value === undefined || value === null ? "nothing" : JSON.stringify(value);
}

/** What differs between two values, each as `NAME was THIS and is now THAT`, by the innermost name. */
function differences(name: string, before: Json | undefined, now: Json | undefined): string[] {
    if (JSON.stringify(before ?? null) === JSON.stringify(now ?? null)) {
        return [];
    }
    if (isObject(before ?? null) && isObject(now ?? null)) {
        const [one, other] = [before as JsonObject, now as JsonObject];
        const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
        return names.flatMap((inner) => differences(inner, one[inner], other[inner]));
    }
    return [`${name} was ${text(before)} and is now ${text(now)}`];
}

/**
 * What a run was told of its steps otherwise than they are told now: hyperparameters, ranges, words of a command line.
 * Such a step's result is none of what the definition says now. The scripts may differ: to mend one is what people go on
 * with a run for.
 *
 * @param steps as they are now
 * @param runFolder folder of the earlier run
 * @returns the differences by step, for those that have any
 */
export async function changedSteps(
    steps: readonly PlacedStep[],
    runFolder: string,
): Promise<Map<string, string[]>> {
    const before = await keptSteps(runFolder);
    const changes = steps.flatMap(({ step }): [string, string[]][] => {
        const kept = before?.find((earlier) => earlier.step.Name === step.Name)?.step;
        const found = kept === undefined ? [] : differences(step.Name, told(kept), told(step));
        return found.length === 0 ? [] : [[step.Name, found]];
    });
    return new Map(changes);
}
