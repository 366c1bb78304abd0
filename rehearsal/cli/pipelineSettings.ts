import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { readTraining, TrainingSettings } from "../pipeline/trainingOverride";
import { StackSettings } from "../settingsFile/stackSettings";
import { readYamlFile } from "../settingsFile/yamlFile";
import { UsageError } from "../terminal/usageError";

const TRAINING_KEY = "mlops:training";

/**
 * What a stack's settings say of the training.
 *
 * @throws UsageError where they say nothing that a run could start from
 */
export function trainingOf(settings: StackSettings): TrainingSettings {
    let value: unknown;
    try {
        value = JSON.parse(settings.config[TRAINING_KEY] ?? "null");
    } catch {
        value = null;
    }
    const training = readTraining(value);
    if (training === undefined) {
        throw new UsageError(
            `stack "${settings.stack}" has no usable ${TRAINING_KEY}; ` +
                `npm run rehearse -- ${settings.stack} lists what is wrong with it`,
        );
    }
    return training;
}

/** Runs work with a copy of a stack's file in which the training is another; the copy is gone afterwards. */
export async function withTraining<T>(
    stackFile: string,
    training: TrainingSettings,
    work: (settingsFile: string) => Promise<T>,
): Promise<T> {
    const { document } = readYamlFile(stackFile);
    document.setIn(["config", TRAINING_KEY], training);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlops-settings-"));
    try {
        const copy = path.join(folder, path.basename(stackFile));
        fs.writeFileSync(copy, document.toString());
        return await work(copy);
    } finally {
        fs.rmSync(folder, { recursive: true, force: true });
    }
}
