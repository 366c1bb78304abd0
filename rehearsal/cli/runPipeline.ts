import * as path from "node:path";
import { ResourceError } from "@pulumi/pulumi";
import { thresholdText } from "../../components/build/metricThresholds";
import { Task } from "../../components/build/trainingRecipe";
import {
    InputData,
    inspectData,
    PythonRunner,
    requireReadable,
    SAMPLE_LABEL,
    sampleData,
} from "../pipeline/inputData";
import { Progress } from "../pipeline/progress";
import { RecordedPipeline, recordedPipeline } from "../pipeline/recordedPipeline";
import { RunResult } from "../pipeline/runResult";
import { runPipelineDefinition } from "../pipeline/runPipelineDefinition";
import { describeSubject } from "../pipeline/runSubject";
import { sourceId, stageCode, stageData } from "../pipeline/stageInput";
import {
    isSettingsData,
    Overridden,
    overrideTraining,
    Threshold,
    TrainingSettings,
} from "../pipeline/trainingOverride";
import { ensurePython } from "../python/ensurePython";
import { LocalRegistry } from "../registry/localRegistry";
import { ModelPackage } from "../registry/modelPackage";
import { readStackSettings } from "../settingsFile/stackSettings";
import { UsageError } from "../terminal/usageError";
import { trainingOf, withTraining } from "./pipelineSettings";
import { PROJECT_FOLDER, Rehearsal, rehearse } from "./rehearseStack";

/** The pipeline to run, and what on. Everything left out comes from the settings of `dev`. */
export interface RunPipelineOptions {
    /** CSV file. Default: the breast-cancer data inside scikit-learn, with the label `malignant`. */
    data?: string | undefined;
    /** Column that holds the truth. */
    label?: string | undefined;
    /** Model type, for example `xgboost`. */
    type?: string | undefined;
    /** Default: the settings' for the settings' label, else what the label's values look like. */
    task?: Task | undefined;
    /** Columns that the model must not see. Default: the settings' for the settings' label, else none. */
    dropColumns?: readonly string[] | undefined;
    /** Hyperparameters that differ from the settings'. */
    hyperparameters?: Readonly<Record<string, string>> | undefined;
    /** What the model must reach. Default: the settings', where they are for the same task. */
    thresholds?: readonly Threshold[] | undefined;
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

/** A pipeline that is ready to run, and what it comes from. */
export interface ReadyPipeline {
    /** The platform stack as it was rehearsed for this run. */
    rehearsal: Rehearsal;
    pipeline: RecordedPipeline;
    data: InputData;
    /** What the model must reach. */
    thresholds: Threshold[];
    registry: LocalRegistry;
    /** Interpreter of the project's Python environment. */
    python: string;
    /** Runs it, each time as a run of its own. */
    run(): Promise<PipelineRun>;
}

/** A pipeline run, with what it ran from and what it led to. */
export interface PipelineRun extends Omit<ReadyPipeline, "run"> {
    result: RunResult;
    /** The version that was registered, if any. */
    modelPackage: ModelPackage | undefined;
}

const STACK = "dev";

interface Workshop {
    folder: string;
    workFolder: string;
    runner: PythonRunner;
    report: (line: string) => void;
}

async function openWorkshop(options: RunPipelineOptions): Promise<Workshop> {
    const folder = options.folder ?? PROJECT_FOLDER;
    const report = options.report ?? ((): void => undefined);
    const { signal } = options;
    const { python } = await ensurePython({ report, signal });
    const scripts = path.join(folder, "templates", "model-build", "src");
    const workFolder = options.workFolder ?? path.join(folder, ".rehearsal");
    return { folder, workFolder, runner: { python, scripts, signal }, report };
}

async function chooseData(
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
    });
}

/** Rehearses the platform for these data: the settings as they are, but for what the run is to do differently. */
async function rehearsePlatform(
    options: RunPipelineOptions,
    workshop: Workshop,
    overridden: Overridden,
    registry: LocalRegistry,
): Promise<Rehearsal> {
    const { folder } = workshop;
    const stackFile = options.settingsFile ?? path.join(folder, `Pulumi.${STACK}.yaml`);
    const { verbose, policies = false } = options;
    try {
        return await withTraining(stackFile, overridden.training, (settingsFile) =>
            rehearse({ stack: STACK, settingsFile, folder, registry, policies, verbose }),
        );
    } catch (error) {
        // A component that refuses its arguments refuses what the settings and the command line say.
        throw ResourceError.isInstance(error) ? new UsageError(error.message, { cause: error }) : error;
    }
}

async function execute(
    options: RunPipelineOptions,
    workshop: Workshop,
    pipeline: RecordedPipeline,
    data: InputData,
    training: TrainingSettings,
): Promise<RunResult> {
    const { workFolder, runner } = workshop;
    const { python, scripts, signal } = runner;
    const commit = await sourceId(scripts);
    const codeUri = `${pipeline.codePrefix}/${commit}`;
    return runPipelineDefinition({
        definition: pipeline.definition,
        definitionName: `the pipeline ${pipeline.name} of stack "${STACK}"`,
        pipelineName: pipeline.name,
        location: pipeline.location,
        subject: await describeSubject(data, training, commit),
        parameters: { CodeUri: codeUri, CommitId: commit, ...options.parameters },
        dataBytes: data.bytes,
        stage: async (paths, values) => {
            await stageCode(paths, { scripts, codeUri: String(values["CodeUri"]), python, signal });
            await stageData(paths, data.file, String(values["InputDataUri"]));
        },
        runsFolder: path.join(workFolder, "runs"),
        registryFolder: path.join(workFolder, "registry"),
        python,
        progress: options.progress,
        signal,
    });
}

function announce(data: InputData, overridden: Overridden, report: (line: string) => void): void {
    const { training, notes } = overridden;
    const classes = data.classes === null ? "" : `, ${data.classes.toString()} classes`;
    report(`Data: ${data.file}, ${data.rows.toString()} rows, label "${data.label}"${classes}`);
    report(
        `Model: ${training.algorithm}, ${data.task}, registered with ` +
            training.metrics.map(thresholdText).join(", "),
    );
    notes.forEach(report);
}

/**
 * Prepares a run of the SageMaker pipeline of `dev`: sets up Python, inspects the data and rehearses the stack for them.
 *
 * @throws UsageError for wrong usage, settings or data
 */
export async function preparePipeline(options: RunPipelineOptions): Promise<ReadyPipeline> {
    const folder = options.folder ?? PROJECT_FOLDER;
    const training = trainingOf(readStackSettings(folder, STACK, options.settingsFile));
    if (options.data !== undefined) {
        await requireReadable(options.data);
    }
    const workshop = await openWorkshop(options);
    const data = await chooseData(options, workshop, training);
    const { label, task, classes } = data;
    const { type, dropColumns, hyperparameters, thresholds } = options;
    const wish = { label, task, classes, type, dropColumns, hyperparameters, thresholds };
    const overridden = overrideTraining(training, wish);
    const registry = new LocalRegistry(path.join(workshop.workFolder, "registry"));
    const rehearsal = await rehearsePlatform(options, workshop, overridden, registry);
    const pipeline = recordedPipeline(rehearsal.graph);
    options.signal.throwIfAborted();
    announce(data, overridden, workshop.report);
    const { python } = workshop.runner;
    const ready = { rehearsal, pipeline, data, thresholds: overridden.training.metrics, registry, python };
    return {
        ...ready,
        run: async () => {
            const result = await execute(options, workshop, pipeline, data, overridden.training);
            const arn = result.modelPackage?.arn;
            return { ...ready, result, modelPackage: arn === undefined ? undefined : registry.find(arn) };
        },
    };
}

/**
 * Runs the SageMaker pipeline of `dev` on this machine, exactly as `dev` defines it for these data.
 *
 * @throws UsageError for wrong usage, settings or data, before anything starts
 * @throws DiskFull where there is no room
 */
export async function runPipeline(options: RunPipelineOptions): Promise<PipelineRun> {
    const ready = await preparePipeline(options);
    return ready.run();
}
