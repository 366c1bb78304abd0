import * as path from "node:path";
import { DecodedHyperparameters } from "./hyperparameters";

/** A training job, as far as its container's environment tells of it. */
export interface TrainingJob {
    name: string;
    /** What the container has at `/opt/ml`. */
    containerFolder: string;
    channels: readonly string[];
    /** Channels of which each host has its share of the files. */
    sharedChannels: readonly string[];
    hyperparameters: DecodedHyperparameters;
    entryPoint: string;
    submitDirectory: string;
    cpus: number;
    instanceType: string;
    /** All hosts of the job. */
    hosts: readonly string[];
    /** The one that this environment is of. */
    currentHost: string;
    /** The network interface on which the hosts reach each other. */
    networkInterface: string;
}

/** Folders of a training container, by what they are for. */
export function trainingFolders(containerFolder: string) {
    const input = path.join(containerFolder, "input");
    const output = path.join(containerFolder, "output");
    return {
        input,
        inputConfig: path.join(input, "config"),
        channel: (name: string): string => path.join(input, "data", name),
        model: path.join(containerFolder, "model"),
        output,
        outputData: path.join(output, "data"),
        outputIntermediate: path.join(output, "intermediate"),
        code: path.join(containerFolder, "code"),
    };
}

/** What SageMaker writes to `resourceconfig.json`. */
export function resourceConfig({ instanceType, hosts, currentHost, networkInterface }: TrainingJob) {
    const group = { instance_group_name: "homogeneousCluster", instance_type: instanceType, hosts };
    return {
        current_host: currentHost,
        current_instance_type: instanceType,
        current_group_name: group.instance_group_name,
        hosts,
        instance_groups: [group],
        network_interface_name: networkInterface,
    };
}

/** What SageMaker writes to `inputdataconfig.json`. */
export function inputDataConfig({
    channels,
    sharedChannels,
}: TrainingJob): Record<string, Record<string, string>> {
    const entries = channels.map((name) => [
        name,
        {
            TrainingInputMode: "File",
            S3DistributionType: sharedChannels.includes(name) ? "ShardedByS3Key" : "FullyReplicated",
            RecordWrapperType: "None",
        },
    ]);
    return Object.fromEntries(entries) as Record<string, Record<string, string>>;
}

function sortKeys(_: string, value: unknown): unknown {
    return typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value;
}

function variable(value: unknown): string {
    if (value === null || value === undefined) {
        return "";
    }
    return typeof value === "string" ? value : JSON.stringify(value, sortKeys);
}

/** What the toolkit knows of the job; the names are those of its `Environment`. */
function facts(job: TrainingJob): Record<string, unknown> {
    const folders = trainingFolders(job.containerFolder);
    return {
        hosts: job.hosts,
        current_host: job.currentHost,
        current_instance_type: job.instanceType,
        network_interface_name: job.networkInterface,
        hps: job.hyperparameters.script,
        framework_params: job.hyperparameters.toolkit,
        user_entry_point: job.entryPoint,
        module_name: job.entryPoint.replace(/\.py$/, ""),
        module_dir: job.submitDirectory,
        resource_config: resourceConfig(job),
        input_data_config: inputDataConfig(job),
        channels: [...job.channels].sort(),
        input_dir: folders.input,
        input_config_dir: folders.inputConfig,
        model_dir: folders.model,
        output_dir: folders.output,
        output_data_dir: folders.outputData,
        output_intermediate_dir: folders.outputIntermediate,
        num_cpus: job.cpus,
        num_gpus: 0,
        num_neurons: 0,
        log_level: 20,
        user_args: job.hyperparameters.userArguments,
    };
}

/**
 * The `SM_*` variables that the training toolkit sets for a script.
 * https://github.com/aws/sagemaker-training-toolkit/blob/master/ENVIRONMENT_VARIABLES.md
 */
export function trainingEnvironment(job: TrainingJob): Record<string, string> {
    const known = facts(job);
    const folders = trainingFolders(job.containerFolder);
    const channels = job.channels.map((name) => [`channel_${name}`, folders.channel(name)]);
    const values = Object.entries(job.hyperparameters.script).map(([name, value]) => [`hp_${name}`, value]);
    const trainingEnv = {
        ...known,
        channel_input_dirs: Object.fromEntries(job.channels.map((name) => [name, folders.channel(name)])),
        hyperparameters: job.hyperparameters.script,
        job_name: job.name,
    };
    const all = { ...known, ...Object.fromEntries([...channels, ...values]), training_env: trainingEnv };
    const entries = Object.entries(all).map(([name, value]) => [`SM_${name.toUpperCase()}`, variable(value)]);
    return { TRAINING_JOB_NAME: job.name, ...Object.fromEntries(entries) };
}
