import * as fs from "node:fs/promises";
import * as path from "node:path";
import { isObject } from "../../../components/build/definition/json";
import { LocalHost } from "../cluster/localHosts";
import { filesBelow } from "../../system/copyFiles";
import { ReadyStep, RunContext, textAt } from "../steps/stepContext";

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

/** What a host was given, by its path in the folder: to tell what it has changed. */
type Given = Map<string, Buffer>;

async function contentOf(folder: string): Promise<Given> {
    const files = await filesBelow(folder);
    return new Map(
        await Promise.all(
            files.map(async (file) => [file, await fs.readFile(path.join(folder, file))] as const),
        ),
    );
}

/**
 * Gives every host of a training the checkpoints that an interrupted try of it left, as SageMaker does before it
 * starts.
 *
 * @returns what was given, by host
 */
export async function downloadCheckpoints(hosts: readonly LocalHost[]): Promise<Map<string, Given>> {
    const given = new Map<string, Given>();
    for (const { name, step, context } of hosts) {
        const at = places(step, context);
        if (at !== undefined) {
            await fs.mkdir(at.stored, { recursive: true });
            await fs.cp(at.stored, at.folder, { recursive: true });
            given.set(name, await contentOf(at.folder));
        }
    }
    return given;
}

/** Keeps the checkpoints of a training: of each host those that it has written, as the service copies what changes. */
export async function uploadCheckpoints(
    hosts: readonly LocalHost[],
    given: ReadonlyMap<string, Given>,
): Promise<void> {
    for (const { name, step, context } of hosts) {
        const at = places(step, context);
        for (const [file, content] of at === undefined ? [] : await contentOf(at.folder)) {
            const before = given.get(name)?.get(file);
            if (at !== undefined && before?.equals(content) !== true) {
                await fs.mkdir(path.dirname(path.join(at.stored, file)), { recursive: true });
                await fs.writeFile(path.join(at.stored, file), content);
            }
        }
    }
}
