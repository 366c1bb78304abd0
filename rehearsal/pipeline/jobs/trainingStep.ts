import * as fs from "node:fs/promises";
import { Json, JsonObject } from "../../../components/build/definition/json";
import { downloadCheckpoints, uploadCheckpoints } from "../container/checkpoints";
import { joinFolders } from "../cluster/joinFolders";
import { leaderEnvironment, LocalHost, localHosts } from "../cluster/localHosts";
import { runHosts } from "../cluster/runHosts";
import { downloadFor } from "../cluster/shareOfPrefix";
import { maxSecondsOf, runContainer } from "../container/container";
import { DecodedHyperparameters, decodeHyperparameters } from "../container/hyperparameters";
import { jobEnvironment, writeJobFiles } from "../container/jobContainer";
import { packFolder, unpackArchive } from "../../system/tarArchive";
import {
    JobResult,
    objectAt,
    objectsAt,
    ReadyStep,
    RunContext,
    StepFailure,
    textAt,
    textsAt,
} from "../steps/stepContext";
import {
    inputDataConfig,
    resourceConfig,
    trainingEnvironment,
    trainingFolders,
    TrainingJob,
} from "../container/trainingEnvironment";

const SHARED = "ShardedByS3Key";

function distributionOf(channel: JsonObject): Json | undefined {
    return objectAt(objectAt(channel, "DataSource"), "S3DataSource")["S3DataDistributionType"];
}

function toolkitText(hyperparameters: DecodedHyperparameters, name: string): string {
    const value = hyperparameters.toolkit[name];
    if (typeof value !== "string") {
        throw new StepFailure(`hyperparameter ${name} must be a text, got ${JSON.stringify(value ?? null)}`);
    }
    return value;
}

function describeJob({ step, context, name, hosts, networkInterface }: LocalHost): TrainingJob {
    const hyperparameters = decodeHyperparameters(textsAt(step.arguments, "HyperParameters", step.name));
    const resources = objectAt(step.arguments, "ResourceConfig");
    const channels = objectsAt(step.arguments, "InputDataConfig");
    const nameOf = (channel: JsonObject): string => textAt(channel, "ChannelName", step.name);
    return {
        name: step.jobName,
        containerFolder: context.paths.containerFolder(step.name),
        channels: channels.map(nameOf),
        sharedChannels: channels.filter((channel) => distributionOf(channel) === SHARED).map(nameOf),
        hyperparameters,
        entryPoint: toolkitText(hyperparameters, "sagemaker_program"),
        submitDirectory: toolkitText(hyperparameters, "sagemaker_submit_directory"),
        cpus: context.cpus,
        instanceType: textAt(resources, "InstanceType", step.name),
        hosts,
        currentHost: name,
        networkInterface,
    };
}

async function stageChannels(host: LocalHost, job: TrainingJob): Promise<void> {
    const { step, context } = host;
    for (const channel of objectsAt(step.arguments, "InputDataConfig")) {
        const name = textAt(channel, "ChannelName", step.name);
        const uri = textAt(objectAt(objectAt(channel, "DataSource"), "S3DataSource"), "S3Uri", step.name);
        const folder = trainingFolders(job.containerFolder).channel(name);
        await downloadFor(host, distributionOf(channel), context.paths.s3(uri), folder, uri);
    }
}

async function prepareFolders({ step, context }: LocalHost, job: TrainingJob): Promise<void> {
    const folders = trainingFolders(job.containerFolder);
    for (const folder of [folders.model, folders.outputData, folders.code]) {
        await fs.mkdir(folder, { recursive: true });
    }
    await writeJobFiles(folders.inputConfig, {
        "hyperparameters.json": objectAt(step.arguments, "HyperParameters"),
        "inputdataconfig.json": inputDataConfig(job),
        "resourceconfig.json": resourceConfig(job),
    });
    await unpackArchive(context, context.paths.localText(step.name, job.submitDirectory), folders.code);
}

async function runEntryPoint(
    { step, context }: LocalHost,
    job: TrainingJob,
    leader: Readonly<Record<string, string>>,
): Promise<void> {
    const words = job.hyperparameters.userArguments.map((word) => context.paths.localText(step.name, word));
    await runContainer(context, {
        step: step.name,
        command: ["python3", job.entryPoint, ...words],
        environment: { ...jobEnvironment(step, context), ...trainingEnvironment(job), ...leader },
        workingFolder: trainingFolders(job.containerFolder).code,
        maxSeconds: maxSecondsOf(step),
    });
}

/** Folders that the service packs when a training has ended, and the archives that they become. */
const ARCHIVES = { model: "model.tar.gz", outputData: "output.tar.gz" } as const;

/**
 * Packs what the hosts wrote where SageMaker does; gives the S3 addresses of the archives, the model's first.
 * The service puts the folders of all hosts into one archive:
 * https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-training-algo-output.html
 */
async function publish(step: ReadyStep, context: RunContext, hosts: readonly LocalHost[]): Promise<string[]> {
    const prefix = textAt(objectAt(step.arguments, "OutputDataConfig"), "S3OutputPath", step.name);
    const output = `${prefix.replace(/\/+$/, "")}/${step.jobName}/output`;
    const joined = trainingFolders(context.paths.containerFolder(step.name));
    const uris: string[] = [];
    for (const kind of ["model", "outputData"] as const) {
        const uri = `${output}/${ARCHIVES[kind]}`;
        if (hosts.length > 1) {
            await joinFolders(
                hosts.map((host) => ({
                    host: host.name,
                    folder: trainingFolders(context.paths.containerFolder(host.step.name))[kind],
                })),
                joined[kind],
                uri,
            );
        }
        if (kind === "model" || (await fs.readdir(joined[kind])).length > 0) {
            await packFolder(context, joined[kind], context.paths.s3(uri));
            uris.push(uri);
        }
    }
    return uris;
}

/** Gives a host its folders, its data and the checkpoints, and says what runs on it. */
async function stageHost(host: LocalHost): Promise<TrainingJob> {
    const job = describeJob(host);
    await stageChannels(host, job);
    await prepareFolders(host, job);
    return job;
}

/** Runs a training job as SageMaker's training toolkit does, on every host. */
export async function runTrainingStep(step: ReadyStep, context: RunContext): Promise<JobResult> {
    const count = objectAt(step.arguments, "ResourceConfig")["InstanceCount"];
    const hosts = localHosts(step, context, count);
    const jobs = new Map<LocalHost["name"], TrainingJob>();
    for (const host of hosts) {
        jobs.set(host.name, await stageHost(host));
    }
    const checkpoints = await downloadCheckpoints(hosts);
    const leader = await leaderEnvironment(hosts);
    try {
        await runHosts(step.name, context, hosts, async (host) => {
            await runEntryPoint(host, jobs.get(host.name) ?? describeJob(host), leader);
        });
    } finally {
        // An interrupted training leaves them too: the next try goes on from there.
        await uploadCheckpoints(hosts, checkpoints);
    }
    const outputs = await publish(step, context, hosts);
    return {
        description: {
            ...step.arguments,
            TrainingJobName: step.jobName,
            TrainingJobStatus: "Completed",
            ModelArtifacts: { S3ModelArtifacts: outputs[0] ?? null },
        },
        outputs,
    };
}
