import * as path from "node:path";
import { Algorithm } from "../../components/build/recipe/trainingRecipe";
import { InputData, inspectData, PythonRunner, SAMPLE_LABEL, sampleData } from "../pipeline/data/inputData";
import { isSettingsData } from "../pipeline/override/trainingOverride";
import { TrainingSettings } from "../pipeline/override/trainingWish";
import { ensurePython } from "../python/ensurePython";
import { ensurePytorch } from "../python/ensurePytorch";
import { PROJECT_FOLDER } from "../stack/rehearseStack";
import { RunPipelineOptions } from "./runPipelineOptions";

/** Where a run's work is done, and with what. */
export interface Workshop {
    folder: string;
    workFolder: string;
    runner: PythonRunner;
    report: (line: string) => void;
}

/** Makes everything ready that a run works with. */
export async function openWorkshop(options: RunPipelineOptions): Promise<Workshop> {
    const folder = options.folder ?? PROJECT_FOLDER;
    const report = options.report ?? ((): void => undefined);
    const { signal } = options;
    const { python } = await ensurePython({ report, signal });
    const scripts = path.join(folder, "templates", "model-build", "src");
    const workFolder = options.workFolder ?? path.join(folder, ".rehearsal");
    return { folder, workFolder, runner: { python, scripts, signal }, report };
}

/** Installs what a model type needs beside the project's own packages. */
export async function installFramework(
    { runner: { python, signal }, report }: Workshop,
    { algorithm }: TrainingSettings,
): Promise<void> {
    if (algorithm === Algorithm.Pytorch) {
        await ensurePytorch(python, { report, signal });
    }
}

/**
 * Finds the data of a run and looks at them.
 *
 * @throws UsageError listing everything that keeps them from being trained on
 */
export async function chooseData(
    options: RunPipelineOptions,
    workshop: Workshop,
    training: TrainingSettings,
): Promise<InputData> {
    const { runner, workFolder } = workshop;
    const own = options.data !== undefined;
    const file = options.data ?? (await sampleData(runner, path.join(workFolder, "data")));
    const label = options.label ?? (own ? training.labelColumn : SAMPLE_LABEL);
    const known = isSettingsData(training, label);
    return inspectData(runner, {
        file,
        label,
        hint: own && options.label === undefined ? `--label COLUMN says which column holds the truth` : "",
        task: options.task ?? (known ? training.task : undefined),
        dropColumns: options.dropColumns ?? (known ? training.dropColumns : []),
        timeColumn: options.timeColumn ?? (known ? training.timeColumn : undefined),
    });
}
