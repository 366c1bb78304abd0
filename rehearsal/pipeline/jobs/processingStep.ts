import * as fs from "node:fs/promises";
import * as path from "node:path";
import { Json, JsonObject } from "../../../components/build/definition/json";
import { HostFolder, joinFolders } from "../cluster/joinFolders";
import { LocalHost, localHosts } from "../cluster/localHosts";
import { runHosts } from "../cluster/runHosts";
import { downloadFor } from "../cluster/shareOfPrefix";
import { maxSecondsOf, runContainer } from "../container/container";
import { jobEnvironment, writeJobFiles } from "../container/jobContainer";
import {
    JobResult,
    objectAt,
    objectsAt,
    ReadyStep,
    RunContext,
    StepFailure,
    textAt,
} from "../steps/stepContext";

function clusterConfig(step: ReadyStep): JsonObject {
    return objectAt(objectAt(step.arguments, "ProcessingResources"), "ClusterConfig");
}

function configFiles({ step, name, hosts, networkInterface }: LocalHost): JsonObject {
    return {
        "processingjobconfig.json": { ProcessingJobName: step.jobName, ...step.arguments },
        "resourceconfig.json": {
            current_host: name,
            hosts,
            network_interface_name: networkInterface,
            current_instance_type: clusterConfig(step)["InstanceType"] ?? null,
        },
    };
}

async function stageInputs(host: LocalHost): Promise<void> {
    const { step, context } = host;
    for (const input of objectsAt(step.arguments, "ProcessingInputs")) {
        const s3 = objectAt(input, "S3Input");
        const [uri, folder] = [textAt(s3, "S3Uri", step.name), textAt(s3, "LocalPath", step.name)];
        const target = context.paths.container(step.name, folder);
        await downloadFor(host, s3["S3DataDistributionType"], context.paths.s3(uri), target, uri);
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

async function runHost(host: LocalHost): Promise<void> {
    const { step, context } = host;
    const workingFolder = context.paths.containerFolder(step.name);
    await runContainer(context, {
        step: step.name,
        command: command(step, context),
        environment: jobEnvironment(step, context),
        workingFolder,
        maxSeconds: maxSecondsOf(step),
    });
}

async function stageHost(host: LocalHost): Promise<void> {
    const { step, context } = host;
    await writeJobFiles(path.join(context.paths.containerFolder(step.name), "config"), configFiles(host));
    await stageInputs(host);
    for (const { folder } of outputs(step, context)) {
        await fs.mkdir(folder, { recursive: true });
    }
}

/** What the hosts wrote to each output, by its S3 address. */
function producedBy(hosts: readonly LocalHost[]): Map<string, HostFolder[]> {
    const produced = new Map<string, HostFolder[]>();
    for (const { name, step, context } of hosts) {
        for (const { folder, uri } of outputs(step, context)) {
            produced.set(uri, [...(produced.get(uri) ?? []), { host: name, folder }]);
        }
    }
    return produced;
}

/** Runs a processing job as SageMaker does: inputs in, program, outputs out, on every host. */
export async function runProcessingStep(step: ReadyStep, context: RunContext): Promise<JobResult> {
    const hosts = localHosts(step, context, clusterConfig(step)["InstanceCount"]);
    for (const host of hosts) {
        await stageHost(host);
    }
    await runHosts(step.name, context, hosts, runHost);
    const produced = producedBy(hosts);
    for (const [uri, folders] of produced) {
        await joinFolders(folders, context.paths.s3(uri), uri);
    }
    return {
        description: {
            ...step.arguments,
            ProcessingJobName: step.jobName,
            ProcessingJobStatus: "Completed",
        },
        outputs: [...produced.keys()],
    };
}
