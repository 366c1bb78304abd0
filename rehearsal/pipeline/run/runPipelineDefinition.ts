import * as crypto from "node:crypto";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { Json } from "../../../components/build/definition/json";
import { PlacedStep } from "../../../components/build/definition/stepTree";
import { arn, AwsLocation } from "../../../components/shared/awsLocation";
import { LocalRegistry } from "../../registry/localRegistry";
import { DiskFull, requireSpace, saysDiskFull } from "../../system/diskSpace";
import { TakenOver } from "./earlierResults";
import { localNotes } from "./localNotes";
import { LocalPaths } from "../steps/localPaths";
import { FixedScope, LocalRunner } from "./localRunner";
import { parameterValues } from "../definition/parameterValues";
import { Progress } from "./progress";
import { readDefinition, rejected } from "../definition/readDefinition";
import { resumption, Resume } from "./resume";
import { RunResult, StepResult } from "./runResult";
import { runSteps } from "./runSteps";
import { scriptProblems } from "../definition/scriptProblems";
import { RunSubject } from "./runSubject";
import { requireWritable } from "../../system/writableFolder";
import { writeWhole } from "../../system/writeWhole";

/** A pipeline to run, and what it runs on. */
export interface RunRequest {
    /** The definition as JSON. */
    definition: string;
    /** Where the definition comes from, for messages. */
    definitionName: string;
    pipelineName: string;
    location: AwsLocation;
    /** What the run is about, for whoever looks at it later; undefined where nobody will. */
    subject?: RunSubject | undefined;
    /** Parameters that differ from the definition's defaults, as texts. */
    parameters: Readonly<Record<string, string>>;
    /** Those of the parameters that are S3 addresses. Default: nobody knows. */
    addresses?: readonly string[] | undefined;
    /** Size of the input, to see in time whether the disk has room for it. */
    dataBytes: number;
    /** Puts the input and the code where the parameters say that they lie in S3. */
    stage: (paths: LocalPaths, parameters: Readonly<Record<string, Json>>) => Promise<void>;
    /** Names of the scripts that the code consists of. Default: nobody knows, so that a missing one fails its step. */
    scripts?: readonly string[] | undefined;
    /** Folder of all runs. */
    runsFolder: string;
    /** Folder of the local model registry. */
    registryFolder: string;
    python: string;
    progress: Progress;
    /** Takes lines that belong to no step. Default: nobody hears them. */
    report?: ((line: string) => void) | undefined;
    /** Stops the run: its programs are ended, what it wrote stays. */
    signal: AbortSignal;
    /** Steps that may run at once. Default: one for each processor. */
    maxParallelSteps?: number | undefined;
    /** An earlier run to go on with. Default: a run of its own. */
    resume?: Resume | undefined;
    /** Trainings of a tuning at most. Default: 8. */
    tuningTrainings?: number | undefined;
}

/** File in a run's folder that holds its result; it comes last, so that a folder without it was cut off. */
export const RESULT_FILE = "run.json";

/** File in a run's folder that says what it is about; it comes first. */
export const SUBJECT_FILE = "subject.json";

/** Trainings of a tuning where nobody says how many: a few minutes for data that a laptop holds. */
export const TUNING_TRAININGS = 8;

function newRunId(): string {
    const time = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
    return `${time}-${crypto.randomBytes(2).toString("hex")}`;
}

function executionVariables(request: RunRequest, runId: string): FixedScope["execution"] {
    const pipeline = `pipeline/${request.pipelineName}`;
    return {
        StartDateTime: new Date().toISOString(),
        PipelineName: request.pipelineName,
        PipelineArn: arn(request.location, "sagemaker", pipeline),
        PipelineExecutionId: runId,
        PipelineExecutionArn: arn(request.location, "sagemaker", `${pipeline}/execution/${runId}`),
    };
}

/** A run whose jobs all did their work, and whose model missed the condition of its registration, has not failed. */
function runStatus(results: readonly StepResult[], runner: LocalRunner): RunResult["status"] {
    const broken = results.some(
        ({ status, type }) => status === "Stopped" || (status === "Failed" && type !== "Fail"),
    );
    if (broken) {
        return "Failed";
    }
    if (runner.modelPackage !== undefined) {
        return "Succeeded";
    }
    if (results.some(({ type }) => type === "RegisterModel")) {
        return "NotRegistered";
    }
    return results.some(({ status }) => status === "Failed") ? "Failed" : "Succeeded";
}

function jsonText(value: unknown): string {
    return `${JSON.stringify(value, null, 2)}\n`;
}

/** A run whose definition and parameters have been found sound. */
interface SoundRun {
    runId: string;
    steps: readonly PlacedStep[];
    values: Record<string, Json>;
    takenOver: TakenOver | undefined;
}

function runnerFor(request: RunRequest, run: SoundRun, paths: LocalPaths): LocalRunner {
    const { location, python, signal, progress, runsFolder, pipelineName } = request;
    const { runId, values, takenOver } = run;
    return new LocalRunner(
        {
            runId,
            paths,
            location,
            python,
            signal,
            registry: new LocalRegistry(request.registryFolder),
            cpus: os.availableParallelism(),
            tuningTrainings: request.tuningTrainings ?? TUNING_TRAININGS,
            tell: (step, text) => progress.advanced(step, text),
        },
        { parameters: values, execution: executionVariables(request, runId) },
        { runsFolder, pipelineName, takenOver },
    );
}

async function execute(request: RunRequest, run: SoundRun): Promise<RunResult> {
    const { runId, steps } = run;
    const folder = path.join(request.runsFolder, runId);
    const paths = new LocalPaths(folder);
    const definition = path.join(folder, "definition.json");
    await fs.mkdir(folder);
    await writeWhole(definition, request.definition);
    if (request.subject !== undefined) {
        await writeWhole(path.join(folder, SUBJECT_FILE), jsonText(request.subject));
    }
    await request.stage(paths, run.values);
    const runner = runnerFor(request, run, paths);
    const parallel = request.maxParallelSteps ?? os.availableParallelism();
    const results = await runSteps(steps, runner, request.progress, parallel);
    const { modelPackage, metrics } = runner;
    const registered =
        modelPackage === undefined
            ? {}
            : { modelPackage: { arn: modelPackage.arn, status: modelPackage.approvalStatus } };
    const status = runStatus(results, runner);
    const result = { runId, status, definition, folder, steps: results, metrics, ...registered };
    await writeWhole(path.join(folder, RESULT_FILE), jsonText(result));
    return result;
}

async function takenOverFrom(
    request: RunRequest,
    steps: readonly PlacedStep[],
): Promise<TakenOver | undefined> {
    if (request.resume === undefined) {
        return undefined;
    }
    const { takenOver, problems } = await resumption(steps, request.resume);
    if (problems.length > 0) {
        throw rejected(request.definitionName, problems);
    }
    return takenOver;
}

/**
 * Executes a pipeline definition on this machine, as it is: processes instead of containers, folders instead of S3.
 * Every run has a folder of its own, which no other run touches.
 *
 * @throws UsageError before anything starts, where the definition or the parameters cannot be run, or nothing be kept
 * @throws DiskFull where there is no room
 */
export async function runPipelineDefinition(request: RunRequest): Promise<RunResult> {
    let values: Record<string, Json> = {};
    const { steps } = readDefinition(request.definition, request.definitionName, (definition, placed) => {
        const resolved = parameterValues(definition, request.parameters, request.addresses);
        values = resolved.values;
        const { scripts } = request;
        return [...resolved.problems, ...(scripts === undefined ? [] : scriptProblems(placed, scripts))];
    });
    const takenOver = await takenOverFrom(request, steps);
    const tuningTrainings = request.tuningTrainings ?? TUNING_TRAININGS;
    localNotes(steps, tuningTrainings, os.availableParallelism()).forEach((note) => request.report?.(note));
    await requireWritable(request.runsFolder);
    await requireWritable(request.registryFolder);
    await fs.mkdir(request.runsFolder, { recursive: true });
    await requireSpace(request.runsFolder, request.dataBytes);
    try {
        return await execute(request, { runId: newRunId(), steps, values, takenOver });
    } catch (error) {
        throw saysDiskFull(error) ? new DiskFull(request.runsFolder, "the run could not write") : error;
    }
}
