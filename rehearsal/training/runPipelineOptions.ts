import { TrainingWish } from "../pipeline/override/trainingWish";
import { Progress } from "../pipeline/run/progress";

/**
 * The pipeline to run, and what on. Everything left out comes from the settings of `dev`, as far as these are about
 * the same data, told by the label, and the same task.
 */
export interface RunPipelineOptions extends Omit<TrainingWish, "classes"> {
    /** CSV file. Default: the breast-cancer data inside scikit-learn, with the label `malignant`. */
    data?: string | undefined;
    /** Trainings of a tuning at most. Default: 8. */
    tuningTrainings?: number | undefined;
    /** An earlier run to go on with. Default: a run of its own. */
    resume?: { from: string; run: string } | undefined;
    /** Values of the pipeline's own parameters. */
    parameters: Readonly<Record<string, string>>;
    /** Another stack file to take the settings from. */
    settingsFile?: string | undefined;
    /** Folder of the Pulumi project. Default: this one. */
    folder?: string | undefined;
    /** Folder that data, runs and registry lie in. Default: `.rehearsal` in the project. */
    workFolder?: string | undefined;
    /** Whether to check the stack's policies as well. Default: false. */
    policies?: boolean | undefined;
    progress: Progress;
    /** Takes lines that belong to no step: what was decided, and why. */
    report?: ((line: string) => void) | undefined;
    signal: AbortSignal;
    verbose?: boolean | undefined;
}
