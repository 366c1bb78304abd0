import * as fs from "node:fs/promises";
import * as path from "node:path";
import { downloadCheckpoints, uploadCheckpoints } from "./checkpoints";
import { containerEnvironment, maxSecondsOf, runContainer } from "./container";
import { download } from "./copyFiles";
import { DecodedHyperparameters, decodeHyperparameters } from "./hyperparameters";
import { packFolder, unpackArchive } from "./tarArchive";
import {
    JobResult,
    objectAt,
    objectsAt,
    ReadyStep,
    RunContext,
    StepFailure,
    textAt,
    textsAt,
} from "./stepContext";
import {
    inputDataConfig,
    resourceConfig,
    trainingEnvironment,
    trainingFolders,
    TrainingJob,
} from "./trainingEnvironment";

function toolkitText(hyperparameters: DecodedHyperparameters, name: string): string {
    const value = hyperparameters.toolkit[name];
    if (typeof value !== "string") {
        throw new StepFailure(`hyperparameter ${name} must be a text, got ${JSON.stringify(value ?? null)}`);
    }
    return value;
}

function describeJob(step: ReadyStep, context: RunContext): TrainingJob {
    const hyperparameters = decodeHyperparameters(textsAt(step.arguments, "HyperParameters", step.name));
    const resources = objectAt(step.arguments, "ResourceConfig");
    return {
        name: step.jobName,
        containerFolder: context.paths.containerFolder(step.name),
        channels: objectsAt(step.arguments, "InputDataConfig").map((channel) =>
            textAt(channel, "ChannelName", step.name),
        ),
        hyperparameters,
        entryPoint: toolkitText(hyperparameters, "sagemaker_program"),
        submitDirectory: toolkitText(hyperparameters, "sagemaker_submit_directory"),
        cpus: context.cpus,
        instanceType: textAt(resources, "InstanceType", step.name),
    };
}

async function stageChannels(step: ReadyStep, context: RunContext, job: TrainingJob): Promise<void> {
    for (const channel of objectsAt(step.arguments, "InputDataConfig")) {
        const name = textAt(channel, "ChannelName", step.name);
        const uri = textAt(objectAt(objectAt(channel, "DataSource"), "S3DataSource"), "S3Uri", step.name);
        await download(context.paths.s3(uri), trainingFolders(job.containerFolder).channel(name), uri);
    }
}

async function prepareFolders(step: ReadyStep, context: RunContext, job: TrainingJob): Promise<void> {
    const folders = trainingFolders(job.containerFolder);
    for (const folder of [folders.inputConfig, folders.model, folders.outputData, folders.code]) {
        await fs.mkdir(folder, { recursive: true });
    }
    const files = {
        "hyperparameters.json": objectAt(step.arguments, "HyperParameters"),
        "inputdataconfig.json": inputDataConfig(job.channels),
        "resourceconfig.json": resourceConfig(job.instanceType),
    };
    for (const [name, content] of Object.entries(files)) {
        await fs.writeFile(path.join(folders.inputConfig, name), JSON.stringify(content, null, 2));
    }
    await unpackArchive(context, context.paths.localText(step.name, job.submitDirectory), folders.code);
}

async function runEntryPoint(step: ReadyStep, context: RunContext, job: TrainingJob): Promise<void> {
    const given = Object.entries(textsAt(step.arguments, "Environment", step.name));
    const local = given.map(([name, value]) => [name, context.paths.localText(step.name, value)]);
    const words = job.hyperparameters.userArguments.map((word) => context.paths.localText(step.name, word));
    await runContainer(context, {
        step: step.name,
        command: ["python3", job.entryPoint, ...words],
        environment: {
            ...containerEnvironment(context),
            ...Object.fromEntries(local),
            ...trainingEnvironment(job),
        },
        workingFolder: trainingFolders(job.containerFolder).code,
        maxSeconds: maxSecondsOf(step),
    });
}

/** Packs the model folder where SageMaker does; gives the S3 addresses of the archives, the model's first. */
async function publishModel(step: ReadyStep, context: RunContext, job: TrainingJob): Promise<string[]> {
    const folders = trainingFolders(job.containerFolder);
    const prefix = textAt(objectAt(step.arguments, "OutputDataConfig"), "S3OutputPath", step.name);
    const output = `${prefix.replace(/\/+$/, "")}/${job.name}/output`;
    const archives = [{ folder: folders.model, uri: `${output}/model.tar.gz` }];
    if ((await fs.readdir(folders.outputData)).length > 0) {
        archives.push({ folder: folders.outputData, uri: `${output}/output.tar.gz` });
    }
    for (const { folder, uri } of archives) {
        await packFolder(context, folder, context.paths.s3(uri));
    }
    return archives.map(({ uri }) => uri);
}

/** Runs a training job as SageMaker's training toolkit does. */
export async function runTrainingStep(step: ReadyStep, context: RunContext): Promise<JobResult> {
    const job = describeJob(step, context);
    await stageChannels(step, context, job);
    await prepareFolders(step, context, job);
    await downloadCheckpoints(step, context);
    try {
        await runEntryPoint(step, context, job);
    } finally {
        // An interrupted training leaves them too: the next try goes on from there.
        await uploadCheckpoints(step, context);
    }
    const outputs = await publishModel(step, context, job);
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
