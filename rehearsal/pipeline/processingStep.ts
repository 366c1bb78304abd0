import * as fs from "node:fs/promises";
import * as path from "node:path";
import { Json } from "../../components/build/definition/json";
import { containerEnvironment, maxSecondsOf, runContainer } from "./container";
import { download, upload } from "./copyFiles";
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

const HOST = "algo-1";

async function writeConfig(step: ReadyStep, folder: string): Promise<void> {
    await fs.mkdir(folder, { recursive: true });
    const cluster = objectAt(objectAt(step.arguments, "ProcessingResources"), "ClusterConfig");
    const files = {
        "processingjobconfig.json": { ProcessingJobName: step.jobName, ...step.arguments },
        "resourceconfig.json": {
            current_host: HOST,
            hosts: [HOST],
            network_interface_name: "lo",
            current_instance_type: cluster["InstanceType"] ?? null,
        },
    };
    for (const [name, content] of Object.entries(files)) {
        await fs.writeFile(path.join(folder, name), JSON.stringify(content, null, 2));
    }
}

async function stageInputs(step: ReadyStep, context: RunContext): Promise<void> {
    for (const input of objectsAt(step.arguments, "ProcessingInputs")) {
        const s3 = objectAt(input, "S3Input");
        const [uri, folder] = [textAt(s3, "S3Uri", step.name), textAt(s3, "LocalPath", step.name)];
        await download(context.paths.s3(uri), context.paths.container(step.name, folder), uri);
    }
}

/** Folder and S3 address of each output. */
function outputs(step: ReadyStep, context: RunContext): { folder: string; uri: string }[] {
    return objectsAt(objectAt(step.arguments, "ProcessingOutputConfig"), "Outputs").map((output) => {
        const s3 = objectAt(output, "S3Output");
        return {
            folder: context.paths.container(step.name, textAt(s3, "LocalPath", step.name)),
            uri: textAt(s3, "S3Uri", step.name),
        };
    });
}

function command(step: ReadyStep, context: RunContext): string[] {
    const specification = objectAt(step.arguments, "AppSpecification");
    const words = [specification["ContainerEntrypoint"], specification["ContainerArguments"]]
        .flatMap((list) => (Array.isArray(list) ? (list as readonly Json[]) : []))
        .map((word) => {
            if (typeof word !== "string") {
                throw new StepFailure(`a container argument must be a text, got ${JSON.stringify(word)}`);
            }
            return context.paths.localText(step.name, word);
        });
    return words;
}

function environment(step: ReadyStep, context: RunContext): Record<string, string> {
    const given = Object.entries(textsAt(step.arguments, "Environment", step.name));
    const local = given.map(([name, value]) => [name, context.paths.localText(step.name, value)]);
    return { ...containerEnvironment(context), ...Object.fromEntries(local) };
}

/** Runs a processing job as SageMaker does: inputs in, program, outputs out. */
export async function runProcessingStep(step: ReadyStep, context: RunContext): Promise<JobResult> {
    const workingFolder = context.paths.containerFolder(step.name);
    await writeConfig(step, path.join(workingFolder, "config"));
    await stageInputs(step, context);
    const produced = outputs(step, context);
    for (const { folder } of produced) {
        await fs.mkdir(folder, { recursive: true });
    }
    await runContainer(context, {
        step: step.name,
        command: command(step, context),
        environment: environment(step, context),
        workingFolder,
        maxSeconds: maxSecondsOf(step),
    });
    for (const { folder, uri } of produced) {
        await upload(folder, context.paths.s3(uri));
    }
    return {
        description: {
            ...step.arguments,
            ProcessingJobName: step.jobName,
            ProcessingJobStatus: "Completed",
        },
        outputs: produced.map(({ uri }) => uri),
    };
}
