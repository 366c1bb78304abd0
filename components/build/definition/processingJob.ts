import { Amount, Text } from "./expressions";
import { clusterDocument, Cluster, JobNetwork, vpcDocument } from "./jobs";
import { JsonObject, present, sorted } from "./json";

/** Files that SageMaker copies into the container before it starts. */
export interface ProcessingInput {
    /** S3 prefix or object. */
    source: Text;
    /** Folder in the container, below `/opt/ml/processing`. */
    folder: string;
    /** Give every instance all files, or each its share of them. Default: all files. */
    distribution?: Distribution;
}

/** How the objects of an input reach several instances. */
export type Distribution = "FullyReplicated" | "ShardedByS3Key";

/** A folder that SageMaker copies to S3 when the container ends. */
export interface ProcessingOutput {
    /** Folder in the container, below `/opt/ml/processing`. */
    folder: string;
    /** S3 prefix. */
    destination: Text;
}

/** A processing job, whichever step runs it; `O` are the names of its outputs. */
export interface ProcessingJobSpec<O extends string> {
    roleArn: Text;
    image: Text;
    entrypoint?: readonly Text[];
    arguments?: readonly Text[];
    environment?: Record<string, Text>;
    inputs?: Record<string, ProcessingInput>;
    outputs?: Record<O, ProcessingOutput>;
    /** Key that outputs are encrypted with. */
    outputKeyArn?: Text;
    cluster: Cluster;
    network?: JobNetwork;
    maxRuntimeSeconds?: Amount;
}

function inputDocument([name, input]: [string, ProcessingInput]): JsonObject {
    return {
        InputName: name,
        S3Input: {
            S3Uri: input.source,
            LocalPath: input.folder,
            S3DataType: "S3Prefix",
            S3InputMode: "File",
            S3DataDistributionType: input.distribution ?? "FullyReplicated",
        },
    };
}

function outputDocument([name, output]: [string, ProcessingOutput]): JsonObject {
    return {
        OutputName: name,
        S3Output: { S3Uri: output.destination, LocalPath: output.folder, S3UploadMode: "EndOfJob" },
    };
}

function networkDocument(network: JobNetwork): JsonObject {
    return {
        EnableInterContainerTrafficEncryption: network.encryptTraffic,
        EnableNetworkIsolation: network.isolated,
        VpcConfig: vpcDocument(network),
    };
}

/** Body of `CreateProcessingJob`, without the job's name, which the service gives. */
export function processingJobDocument<O extends string>(spec: ProcessingJobSpec<O>): JsonObject {
    const { inputs, outputs, environment, network, maxRuntimeSeconds } = spec;
    return present({
        ProcessingResources: { ClusterConfig: clusterDocument(spec.cluster) },
        AppSpecification: present({
            ImageUri: spec.image,
            ContainerEntrypoint: spec.entrypoint,
            ContainerArguments: spec.arguments,
        }),
        RoleArn: spec.roleArn,
        ProcessingInputs: inputs === undefined ? undefined : Object.entries(inputs).map(inputDocument),
        ProcessingOutputConfig:
            outputs === undefined
                ? undefined
                : present({
                      Outputs: Object.entries<ProcessingOutput>(outputs).map(outputDocument),
                      KmsKeyId: spec.outputKeyArn,
                  }),
        Environment: environment === undefined ? undefined : sorted(environment),
        NetworkConfig: network === undefined ? undefined : networkDocument(network),
        StoppingCondition:
            maxRuntimeSeconds === undefined ? undefined : { MaxRuntimeInSeconds: maxRuntimeSeconds },
    });
}
