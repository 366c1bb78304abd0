import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { packFolder } from "../../../rehearsal/system/tarArchive";
import { Progress } from "../../../rehearsal/pipeline/run/progress";
import { RunResult, StepResult } from "../../../rehearsal/pipeline/run/runResult";
import { RunRequest, runPipelineDefinition } from "../../../rehearsal/pipeline/run/runPipelineDefinition";

/** The machine's own Python: these pipelines need no package. */
export const PYTHON = execFileSync("python3", ["-c", "import sys; print(sys.executable)"], {
    encoding: "utf8",
}).trim();

export const LOCATION = { partition: "aws", region: "eu-central-1", accountId: "111122223333" };

type Fields = Record<string, unknown>;

/** A processing step that runs a few lines of Python. */
export function script(name: string, lines: readonly string[], more: Fields = {}): Fields {
    const { Arguments, ...rest } = more;
    return {
        Name: name,
        Type: "Processing",
        Arguments: {
            ProcessingResources: {
                ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
            },
            AppSpecification: {
                ImageUri: "image",
                ContainerEntrypoint: ["python3", "-c", lines.join("\n")],
            },
            RoleArn: "arn:aws:iam::111122223333:role/jobs",
            ...(Arguments as Fields | undefined),
        },
        ...rest,
    };
}

/** An output of a processing step: a folder of the container, and where it goes. */
export function output(name: string, uri: unknown): Fields {
    return {
        OutputName: name,
        S3Output: {
            S3Uri: uri,
            LocalPath: `/opt/ml/processing/output/${name}`,
            S3UploadMode: "EndOfJob",
        },
    };
}

/** An input of a processing step. */
export function input(name: string, uri: unknown): Fields {
    return {
        InputName: name,
        S3Input: {
            S3Uri: uri,
            LocalPath: `/opt/ml/processing/input/${name}`,
            S3DataType: "S3Prefix",
            S3InputMode: "File",
        },
    };
}

export function definitionOf(steps: readonly Fields[], parameters: readonly Fields[] = []): string {
    return JSON.stringify({ Version: "2020-12-01", Parameters: parameters, Steps: steps });
}

const SOURCE_ARCHIVE = "s3://bucket-of-tests/code/sourcedir.tar.gz";

function trainingArguments(hyperparameters: string): Fields {
    return {
        AlgorithmSpecification: {
            TrainingImage: "image",
            TrainingInputMode: "File",
            MetricDefinitions: [{ Name: "validation:score", Regex: "score=(-?[0-9.]+)" }],
        },
        RoleArn: "arn:aws:iam::111122223333:role/jobs",
        [hyperparameters]: {
            sagemaker_program: '"train.py"',
            sagemaker_submit_directory: '"/opt/ml/input/data/code/sourcedir.tar.gz"',
        },
        InputDataConfig: [
            {
                ChannelName: "code",
                DataSource: {
                    S3DataSource: {
                        S3DataType: "S3Prefix",
                        S3Uri: SOURCE_ARCHIVE,
                        S3DataDistributionType: "FullyReplicated",
                    },
                },
            },
        ],
        OutputDataConfig: { S3OutputPath: "s3://bucket-of-tests/models" },
        ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
        StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    };
}

/** A training step whose script is `train.py` among the staged code. */
export function training(more: Fields = {}, args: Fields = {}): Fields {
    return {
        Name: "Train",
        Type: "Training",
        Arguments: { ...trainingArguments("HyperParameters"), ...args },
        ...more,
    };
}

/** A tuning step over the same script. */
export function tuning(config: Fields): Fields {
    return {
        Name: "Tune",
        Type: "Tuning",
        Arguments: {
            HyperParameterTuningJobConfig: {
                Strategy: "Random",
                HyperParameterTuningJobObjective: { Type: "Maximize", MetricName: "validation:score" },
                ResourceLimits: { MaxNumberOfTrainingJobs: 20, MaxParallelTrainingJobs: 2 },
                ...config,
            },
            TrainingJobDefinition: trainingArguments("StaticHyperParameters"),
        },
    };
}

/** Stages a training script where those steps look for it. */
export function staging(lines: readonly string[]): RunRequest["stage"] {
    return async (paths) => {
        const folder = path.join(paths.runFolder, "code");
        fs.mkdirSync(folder);
        fs.writeFileSync(path.join(folder, "train.py"), lines.join("\n"));
        await packFolder({ python: PYTHON }, folder, paths.s3(SOURCE_ARCHIVE));
    };
}

/** Keeps what it hears, as `started Prepare` and `Prepare Succeeded`. */
export class HeardProgress implements Progress {
    readonly lines: string[] = [];
    readonly results: StepResult[] = [];

    constructor(private readonly onStart: (step: string) => void = () => undefined) {}

    started(step: string): void {
        this.lines.push(`started ${step}`);
        this.onStart(step);
    }

    advanced(step: string, text: string): void {
        this.lines.push(`${step}: ${text}`);
    }

    ended(result: StepResult): void {
        this.results.push(result);
        this.lines.push(`${result.name} ${result.status}`);
    }

    close(): void {
        this.lines.push("close");
    }
}

/** Runs a definition in a folder. */
export function execute(
    folder: string,
    definition: string,
    more: Partial<RunRequest> = {},
): Promise<RunResult> {
    return runPipelineDefinition({
        definition,
        definitionName: "the test's definition",
        pipelineName: "tested",
        location: LOCATION,
        parameters: {},
        dataBytes: 0,
        stage: () => Promise.resolve(),
        runsFolder: path.join(folder, "runs"),
        registryFolder: path.join(folder, "registry"),
        python: PYTHON,
        progress: new HeardProgress(),
        signal: new AbortController().signal,
        ...more,
    });
}

/** What a run keeps at an S3 address. */
export function stored(run: RunResult, uri: string): string {
    return fs.readFileSync(path.join(run.folder, uri.replace("s3://", "s3/")), "utf8");
}

/** How each step of a run ended, by its name. */
export function statuses(run: RunResult): Record<string, string> {
    return Object.fromEntries(run.steps.map(({ name, status }) => [name, status]));
}

export function stepOf(run: RunResult, name: string): StepResult {
    const step = run.steps.find((candidate) => candidate.name === name);
    if (step === undefined) {
        throw new Error(`the run has no step ${name}`);
    }
    return step;
}

/** Whether a process is there and not only waiting for its parent to take notice of its end. */
export function isAlive(pid: number): boolean {
    const state = spawnSync("ps", ["-o", "stat=", "-p", pid.toString()], { encoding: "utf8" }).stdout.trim();
    return state !== "" && !state.startsWith("Z");
}
