import { Amount, Get, get, Text } from "./expressions";
import { Cluster, clusterDocument, JobNetwork, vpcDocument } from "./jobs";
import { JsonObject, present, sorted } from "./json";
import { jobTail, JobStepOptions, Step, stepHead } from "./steps";

/** Files that the training container finds at `/opt/ml/input/data/<channel>`. */
export interface TrainingChannel {
    /** S3 prefix or object. */
    source: Text;
    contentType?: string;
}

/** Training on spare capacity, which may be interrupted. */
export interface SpotTraining {
    /** Longest time from start to end, waiting for capacity included; not below the longest run time. */
    maxWaitSeconds: Amount;
    /** S3 prefix that `/opt/ml/checkpoints` is kept in step with, so that an interrupted job goes on from there. */
    checkpoints?: Text;
}

/** What a training step is made from. */
export interface TrainingStepSpec extends JobStepOptions {
    name: string;
    roleArn: Text;
    image: Text;
    channels: Record<string, TrainingChannel>;
    /** Every value is a text; the service takes no other. */
    hyperparameters?: Record<string, Text>;
    environment?: Record<string, Text>;
    /** Regular expressions that find metrics in the log, by metric name; the first group is the number. */
    metrics?: Record<string, string>;
    /** S3 prefix of the model artefacts. */
    outputDestination: Text;
    outputKeyArn?: Text;
    cluster: Cluster;
    network?: JobNetwork;
    maxRuntimeSeconds: Amount;
    spot?: SpotTraining;
}

/** A training step. */
export interface TrainingStep extends Step {
    /** S3 address of `model.tar.gz`. */
    readonly modelArtifacts: Get;
    readonly jobName: Get;
}

function channelDocument([name, channel]: [string, TrainingChannel]): JsonObject {
    return {
        ChannelName: name,
        ...present({ ContentType: channel.contentType }),
        DataSource: {
            S3DataSource: {
                S3DataType: "S3Prefix",
                S3Uri: channel.source,
                S3DataDistributionType: "FullyReplicated",
            },
        },
    };
}

function algorithmDocument(spec: TrainingStepSpec): JsonObject {
    const metrics = Object.entries(spec.metrics ?? {});
    return present({
        TrainingImage: spec.image,
        TrainingInputMode: "File",
        MetricDefinitions:
            metrics.length === 0 ? undefined : metrics.map(([name, regex]) => ({ Name: name, Regex: regex })),
    });
}

function spotArguments(spot: SpotTraining | undefined): JsonObject {
    if (spot === undefined) {
        return {};
    }
    return present({
        EnableManagedSpotTraining: true,
        CheckpointConfig: spot.checkpoints === undefined ? undefined : { S3Uri: spot.checkpoints },
    });
}

function networkArguments(network: JobNetwork | undefined): JsonObject {
    if (network === undefined) {
        return {};
    }
    return {
        VpcConfig: vpcDocument(network),
        EnableNetworkIsolation: network.isolated,
        EnableInterContainerTrafficEncryption: network.encryptTraffic,
    };
}

/** Body of `CreateTrainingJob`, without the job's name, which the service gives. */
function trainingArguments(spec: TrainingStepSpec): JsonObject {
    const { environment, hyperparameters } = spec;
    return present({
        AlgorithmSpecification: algorithmDocument(spec),
        RoleArn: spec.roleArn,
        HyperParameters: hyperparameters === undefined ? undefined : sorted(hyperparameters),
        InputDataConfig: Object.entries(spec.channels).map(channelDocument),
        OutputDataConfig: present({ S3OutputPath: spec.outputDestination, KmsKeyId: spec.outputKeyArn }),
        ResourceConfig: clusterDocument(spec.cluster),
        StoppingCondition: present({
            MaxRuntimeInSeconds: spec.maxRuntimeSeconds,
            MaxWaitTimeInSeconds: spec.spot?.maxWaitSeconds,
        }),
        Environment: environment === undefined ? undefined : sorted(environment),
        ...networkArguments(spec.network),
        ...spotArguments(spec.spot),
    });
}

/** A step that trains a model. */
export function trainingStep(spec: TrainingStepSpec): TrainingStep {
    const { name } = spec;
    return {
        name,
        document: {
            ...stepHead(name, "Training", spec),
            Arguments: trainingArguments(spec),
            ...jobTail(spec),
        },
        modelArtifacts: get(`Steps.${name}.ModelArtifacts.S3ModelArtifacts`),
        jobName: get(`Steps.${name}.TrainingJobName`),
    };
}
