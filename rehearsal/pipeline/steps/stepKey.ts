import * as crypto from "node:crypto";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { isObject, Json, JsonObject } from "../../../components/build/definition/json";
import { StepType } from "../../../components/build/definition/steps";
import { filesBelow } from "../../system/copyFiles";
import { LocalPaths } from "./localPaths";
import { ReadyStep } from "./stepContext";

const TRAINING = ["AlgorithmSpecification", "Environment", "InputDataConfig"];

/**
 * Arguments that decide what a step does, by its type; instances, limits and addresses of outputs do not. The lists
 * are the service's: https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-default-keys.html
 * Steps of other types are never the same twice.
 */
const DECIDING: Readonly<Partial<Record<StepType, readonly string[]>>> = {
    Processing: ["AppSpecification", "Environment", "ProcessingInputs"],
    Training: [...TRAINING, "CheckpointConfig", "HyperParameters"],
    Tuning: ["HyperParameterTuningJobConfig", "TrainingJobDefinition"],
};

/** Arguments of each training of a tuning that decide what it does. */
const DECIDING_IN_TUNING = [...TRAINING, "StaticHyperParameters"];

/** A digest of a file, or of everything in a folder, by names and contents. */
export async function contentDigest(place: string): Promise<string> {
    const hash = crypto.createHash("sha256");
    const isFolder = await fs.stat(place).then(
        (stat) => stat.isDirectory(),
        () => undefined,
    );
    if (isFolder === undefined) {
        return "nothing";
    }
    for (const name of isFolder ? await filesBelow(place) : [""]) {
        const content = await fs.readFile(path.join(place, name));
        hash.update(JSON.stringify([name, content.length])).update(content);
    }
    return hash.digest("hex");
}

/** Puts the contents of inputs in the place of their addresses, which are others in every run. */
async function withContents(value: Json, paths: LocalPaths): Promise<Json> {
    if (Array.isArray(value)) {
        return Promise.all((value as readonly Json[]).map((item) => withContents(item, paths)));
    }
    if (!isObject(value)) {
        return value;
    }
    const entries = Object.keys(value)
        .sort()
        .map(async (key): Promise<[string, Json]> => {
            const item = value[key] ?? null;
            const isAddress = key === "S3Uri" && typeof item === "string";
            return [key, isAddress ? await contentDigest(paths.s3(item)) : await withContents(item, paths)];
        });
    return Object.fromEntries(await Promise.all(entries));
}

function picked(object: JsonObject, keys: readonly string[]): JsonObject {
    return Object.fromEntries(keys.map((key) => [key, object[key] ?? null]));
}

function deciding(type: StepType, step: ReadyStep): JsonObject | undefined {
    const keys = DECIDING[type];
    if (keys === undefined) {
        return undefined;
    }
    const chosen = picked(step.arguments, keys);
    const { TrainingJobDefinition: job, CheckpointConfig: checkpoints } = chosen;
    return {
        ...chosen,
        ...(isObject(job) ? { TrainingJobDefinition: picked(job, DECIDING_IN_TUNING) } : {}),
        // By its address, as for the service: one that holds the run's own id is never the same twice.
        ...(isObject(checkpoints) ? { CheckpointConfig: JSON.stringify(checkpoints) } : {}),
    };
}

/**
 * A key that two steps share only if they would do the same: unlike the service, which compares addresses, it goes
 * by what lies there.
 *
 * @param more what else decides on this machine, such as its Python
 * @returns undefined for a step of a type that is never the same twice
 */
export async function stepKey(
    type: StepType,
    step: ReadyStep,
    paths: LocalPaths,
    more: readonly string[],
): Promise<string | undefined> {
    const chosen = deciding(type, step);
    if (chosen === undefined) {
        return undefined;
    }
    const text = JSON.stringify([type, step.name, ...more, await withContents(chosen, paths)]);
    return crypto.createHash("sha256").update(text).digest("hex");
}
