import { Amount, Text } from "./expressions";
import { Cluster, clusterDocument, JobNetwork, vpcDocument } from "./jobs";
import { JsonObject, present } from "./json";
import { Distribution } from "./processingJob";

/** Files that the training container finds at `/opt/ml/input/data/<channel>`. */
export interface TrainingChannel {
    /** S3 prefix or object. */
    source: Text;
    contentType?: string;
    /** Give every instance all files, or each its share of them. Default: all files. */
    distribution?: Distribution;
}

/** Training on spare capacity, which may be interrupted. */
export interface SpotTraining {
    /** Longest time from start to end, waiting for capacity included; not below the longest run time. */
    maxWaitSeconds: Amount;
    /** S3 prefix that `/opt/ml/checkpoints` is kept in step with, so that an interrupted job goes on from there. */
    checkpoints?: Text;
}

/** A training job, whether a training step runs one or a tuning step many. */
export interface TrainingJobSpec {
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

function channelDocument([name, channel]: [string, TrainingChannel]): JsonObject {
    return {
        ChannelName: name,
        ...present({ ContentType: channel.contentType }),
        DataSource: {
            S3DataSource: {
                S3DataType: "S3Prefix",
                S3Uri: channel.source,
                S3DataDistributionType: channel.distribution ?? "FullyReplicated",
            },
        },
    };
}

function algorithmDocument(spec: TrainingJobSpec): JsonObject {
    const metrics = Object.entries(spec.metrics ?? {});
    return present({
        TrainingImage: spec.image,
        TrainingInputMode: "File",
        MetricDefinitions:
            metrics.length === 0 ? undefined : metrics.map(([name, regex]) => ({ Name: name, Regex: regex })),
    });
}

/** The part of a training job's body that goes before what a step adds to it. */
export function trainingJobHead(spec: TrainingJobSpec) {
    return { AlgorithmSpecification: algorithmDocument(spec), RoleArn: spec.roleArn };
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

/** Inputs, outputs, instances, limits and network of a training job. */
export function trainingJobSurroundings(spec: TrainingJobSpec): JsonObject {
    return {
        InputDataConfig: Object.entries(spec.channels).map(channelDocument),
        OutputDataConfig: present({ S3OutputPath: spec.outputDestination, KmsKeyId: spec.outputKeyArn }),
        ResourceConfig: clusterDocument(spec.cluster),
        StoppingCondition: present({
            MaxRuntimeInSeconds: spec.maxRuntimeSeconds,
            MaxWaitTimeInSeconds: spec.spot?.maxWaitSeconds,
        }),
        ...networkArguments(spec.network),
        ...spotArguments(spec.spot),
    };
}
