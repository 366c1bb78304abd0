import * as fs from "node:fs/promises";
import * as path from "node:path";
import { Json } from "../../../components/build/definition/json";
import { ReadyStep, RunContext, textsAt } from "../steps/stepContext";
import { containerEnvironment } from "./container";

/** What a job's container finds in its environment: what every container does and the job's own `Environment`. */
export function jobEnvironment(step: ReadyStep, context: RunContext): Record<string, string> {
    const given = Object.entries(textsAt(step.arguments, "Environment", step.name));
    const local = given.map(([name, value]) => [name, context.paths.localText(step.name, value)]);
    return { ...containerEnvironment(context), ...Object.fromEntries(local) };
}

/** Writes what the service tells a job's container of the job: JSON files, by name, in a folder that is made here. */
export async function writeJobFiles(folder: string, files: Readonly<Record<string, Json>>): Promise<void> {
    await fs.mkdir(folder, { recursive: true });
    for (const [name, content] of Object.entries(files)) {
        await fs.writeFile(path.join(folder, name), JSON.stringify(content, null, 2));
    }
}
