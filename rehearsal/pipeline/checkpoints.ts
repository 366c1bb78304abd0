import * as fs from "node:fs/promises";
import { isObject } from "../../components/build/definition/json";
import { upload } from "./copyFiles";
import { ReadyStep, RunContext, textAt } from "./stepContext";

const DEFAULT_FOLDER = "/opt/ml/checkpoints";

/** Folder of a training's checkpoints and what it is kept in step with in S3; undefined where it keeps none. */
function places(step: ReadyStep, context: RunContext): { folder: string; stored: string } | undefined {
    const config = step.arguments["CheckpointConfig"];
    if (!isObject(config)) {
        return undefined;
    }
    const folder = config["LocalPath"] ?? DEFAULT_FOLDER;
    return {
        folder: context.paths.container(step.name, textAt({ folder }, "folder", step.name)),
        stored: context.paths.s3(textAt(config, "S3Uri", step.name)),
    };
}

/** Gives a training the checkpoints that an interrupted try of it left, as SageMaker does before it starts. */
export async function downloadCheckpoints(step: ReadyStep, context: RunContext): Promise<void> {
    const at = places(step, context);
    if (at !== undefined) {
        await fs.mkdir(at.stored, { recursive: true });
        await fs.cp(at.stored, at.folder, { recursive: true });
    }
}

/** Keeps a training's checkpoints. */
export async function uploadCheckpoints(step: ReadyStep, context: RunContext): Promise<void> {
    const at = places(step, context);
    if (at !== undefined) {
        await upload(at.folder, at.stored);
    }
}
