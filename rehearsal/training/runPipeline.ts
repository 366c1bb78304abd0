import * as path from "node:path";
import { ResourceError } from "@pulumi/pulumi";
import { thresholdText } from "../../components/build/recipe/metricThresholds";
import { InputData, requireReadable } from "../pipeline/data/inputData";
import { liveMetrics } from "../pipeline/history/liveMetrics";
import { liveVersion } from "../pipeline/history/liveVersion";
import { RecordedPipeline, recordedPipeline } from "../pipeline/definition/recordedPipeline";
import { RunResult } from "../pipeline/run/runResult";
import { Resume } from "../pipeline/run/resume";
import { subjectOfRun } from "../pipeline/history/runHistory";
import { runPipelineDefinition } from "../pipeline/run/runPipelineDefinition";
import { describeSubject, RunSubject } from "../pipeline/run/runSubject";
import { scriptNames, sourceId, stageCode, stageData } from "../pipeline/data/stageInput";
import { Overridden, overrideTraining } from "../pipeline/override/trainingOverride";
import { Threshold } from "../pipeline/override/trainingWish";
import { LocalRegistry } from "../registry/localRegistry";
import { ModelPackage } from "../registry/modelPackage";
import { readStackSettings } from "../settingsFile/stackSettings";
import { shortPath } from "../terminal/shortPath";
import { UsageError } from "../terminal/usageError";
import { chooseData, installFramework, openWorkshop, Workshop } from "./pipelineInput";
import { trainingOf, withTraining } from "./pipelineSettings";
import { requireSameSubject, resumeFrom } from "./resumeFrom";
import { RunPipelineOptions } from "./runPipelineOptions";
import { PROJECT_FOLDER, Rehearsal, rehearse } from "../stack/rehearseStack";

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

/** Everything that one run is made from. */
interface PlannedRun {
    options: RunPipelineOptions;
    workshop: Workshop;
    pipeline: RecordedPipeline;
    registry: LocalRegistry;
    data: InputData;
    subject: RunSubject;
    resume: Resume | undefined;
}

/** What a build says of the live version to a pipeline that compares with it. */
function liveParameters({ workshop, pipeline, registry, subject }: PlannedRun): Record<string, string> {
    const { comparedMetrics, modelPackageGroup } = pipeline;
    if (comparedMetrics.length === 0) {
        return {};
    }
    const subjectOf = (runId: string) => subjectOfRun(path.join(workshop.workFolder, "runs"), runId);
    const { version, note } = liveVersion(registry.approved(modelPackageGroup), subjectOf, subject);
    workshop.report(note);
    return { LiveMetrics: liveMetrics(version, comparedMetrics) };
}

/** Parameters that a build gives to the pipeline, and those of the command line, which count for more. */
function parametersOf(run: PlannedRun): Record<string, string> {
    const { options, pipeline, subject } = run;
    return {
        CodeUri: `${pipeline.codePrefix}/${subject.commit}`,
        CommitId: subject.commit,
        ...liveParameters(run),
        ...options.parameters,
    };
}

async function execute(run: PlannedRun): Promise<RunResult> {
    const { options, workshop, pipeline, data, subject, resume } = run;
    const { workFolder, runner } = workshop;
    const { python, scripts, signal } = runner;
    return runPipelineDefinition({
        definition: pipeline.definition,
        definitionName: `the pipeline ${pipeline.name} of stack "${STACK}"`,
        pipelineName: pipeline.name,
        location: pipeline.location,
        subject,
        parameters: parametersOf(run),
        addresses: ["CodeUri", "InputDataUri"],
        dataBytes: data.bytes,
        stage: async (paths, values) => {
            await stageCode(paths, { scripts, codeUri: String(values["CodeUri"]), python, signal });
            await stageData(paths, data.file, String(values["InputDataUri"]));
        },
        scripts: await scriptNames(scripts),
        runsFolder: path.join(workFolder, "runs"),
        registryFolder: path.join(workFolder, "registry"),
        python,
        progress: options.progress,
        report: workshop.report,
        signal,
        maxParallelSteps: pipeline.maxParallelSteps,
        tuningTrainings: options.tuningTrainings,
        resume,
    });
}

function announce(data: InputData, overridden: Overridden, report: (line: string) => void): void {
    const { training, notes } = overridden;
    const classes = data.classes === null ? "" : `, ${data.classes.toString()} classes`;
    report(`Data: ${shortPath(data.file)}, ${data.rows.toString()} rows, label "${data.label}"${classes}`);
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
    const training = trainingOf(readStackSettings(folder, STACK, options.settingsFile), options.settingsFile);
    if (options.data !== undefined) {
        await requireReadable(options.data);
    }
    const workshop = await openWorkshop(options);
    const resume = options.resume === undefined ? undefined : resumeFrom(workshop.workFolder, options.resume);
    const data = await chooseData(options, workshop, training);
    const { label, task, classes } = data;
    const overridden = overrideTraining(training, { ...options, label, task, classes });
    const subject = await describeSubject(data, overridden.training, await sourceId(workshop.runner.scripts));
    requireSameSubject(resume, subject);
    const registry = new LocalRegistry(path.join(workshop.workFolder, "registry"));
    const rehearsal = await rehearsePlatform(options, workshop, overridden, registry);
    const pipeline = recordedPipeline(rehearsal.graph);
    options.signal.throwIfAborted();
    await installFramework(workshop, overridden.training);
    announce(data, overridden, workshop.report);
    const { python } = workshop.runner;
    const ready = { rehearsal, pipeline, data, thresholds: overridden.training.metrics, registry, python };
    return {
        ...ready,
        run: async () => {
            const result = await execute({ options, workshop, pipeline, registry, data, subject, resume });
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
