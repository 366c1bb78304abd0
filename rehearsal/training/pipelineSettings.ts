import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { readTraining } from "../pipeline/override/trainingOverride";
import { TrainingSettings } from "../pipeline/override/trainingWish";
import { StackSettings } from "../settingsFile/stackSettings";
import { readYamlFile } from "../settingsFile/yamlFile";
import { UsageError } from "../terminal/usageError";

const TRAINING_KEY = "mlops:training";

/**
 * What a stack's settings say of the training.
 *
 * @param settingsFile the file that they are from, where it is not the stack's own
 * @throws UsageError where they say nothing that a run could start from
 */
export function trainingOf(settings: StackSettings, settingsFile?: string): TrainingSettings {
    let value: unknown;
    try {
        value = JSON.parse(settings.config[TRAINING_KEY] ?? "null");
    } catch {
        value = null;
    }
    const training = readTraining(value);
    if (training === undefined) {
        const file = settingsFile ?? `Pulumi.${settings.stack}.yaml`;
        const option = settingsFile === undefined ? "" : ` --settings ${settingsFile}`;
        throw new UsageError(
            `${file} has no ${TRAINING_KEY} that a run could start from; ` +
                `npm run rehearse -- ${settings.stack}${option} lists what is wrong with it`,
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
