import * as fs from "node:fs/promises";
import * as path from "node:path";
import { Json, JsonObject } from "../../../components/build/definition/json";
import { StepDocument } from "../../../components/build/definition/steps";
import { LocalPaths } from "./localPaths";
import { objectAt, objectsAt, StepFailure, textAt } from "./stepContext";

async function readJson(file: string): Promise<Json> {
    try {
        return JSON.parse(await fs.readFile(file, "utf8")) as Json;
    } catch (error) {
        throw new StepFailure(
            `cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`,
        );
    }
}

/**
 * Reads what other steps may ask for of a step that has ended, by the files' names. At once, so that a file that is
 * missing or broken fails its own step.
 */
export async function propertyFilesOf(
    step: StepDocument,
    description: JsonObject,
    paths: LocalPaths,
): Promise<Record<string, Json>> {
    const outputs = objectsAt(objectAt(description, "ProcessingOutputConfig"), "Outputs");
    const files = (step.PropertyFiles ?? []).map(async (file): Promise<[string, Json]> => {
        const output = outputs.find(({ OutputName }) => OutputName === file.OutputName) ?? {};
        const folder = paths.s3(textAt(objectAt(output, "S3Output"), "S3Uri", step.Name));
        return [file.PropertyFileName, await readJson(path.join(folder, file.FilePath))];
    });
    return Object.fromEntries(await Promise.all(files));
}
