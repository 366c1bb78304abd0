import { Amount, Get, get, PropertyFile, Text } from "./expressions";
import { clusterDocument, Cluster, JobNetwork, vpcDocument } from "./jobs";
import { JsonObject, mapValues, present, sorted } from "./json";
import { jobTail, JobStepOptions, PropertyFileDocument, Step, stepHead } from "./steps";

/** Files that SageMaker copies into the container before it starts. */
export interface ProcessingInput {
    /** S3 prefix or object. */
    source: Text;
    /** Folder in the container, below `/opt/ml/processing`. */
    folder: string;
    /** Give every instance all files, or each its share of them. Default: all files. */
    distribution?: "FullyReplicated" | "ShardedByS3Key";
}

/** A folder that SageMaker copies to S3 when the container ends. */
export interface ProcessingOutput {
    /** Folder in the container, below `/opt/ml/processing`. */
    folder: string;
    /** S3 prefix. */
    destination: Text;
}

/** What a processing step is made from; `O` are the names of its outputs, `P` of its property files. */
export interface ProcessingStepSpec<O extends string, P extends string> extends JobStepOptions {
    name: string;
    roleArn: Text;
    image: Text;
    entrypoint?: readonly Text[];
    arguments?: readonly Text[];
    environment?: Record<string, Text>;
    inputs?: Record<string, ProcessingInput>;
    outputs?: Record<O, ProcessingOutput>;
    /** Key that outputs are encrypted with. */
    outputKeyArn?: Text;
    propertyFiles?: Record<P, { output: NoInfer<O>; file: string }>;
    cluster: Cluster;
    network?: JobNetwork;
    maxRuntimeSeconds?: Amount;
}

/** A processing step: `step.outputs.<name>` is the S3 address of that output. */
export interface ProcessingStep<O extends string, P extends string> extends Step {
    readonly outputs: Readonly<Record<O, Get>>;
    readonly propertyFiles: Readonly<Record<P, PropertyFile>>;
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
function processingArguments<O extends string, P extends string>(spec: ProcessingStepSpec<O, P>): JsonObject {
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

/** A step that runs a container over files. */
export function processingStep<O extends string = never, P extends string = never>(
    spec: ProcessingStepSpec<O, P>,
): ProcessingStep<O, P> {
    const { name, outputs, propertyFiles } = spec;
    const files = Object.entries<{ output: string; file: string }>(propertyFiles ?? {}).map(
        ([file, { output, file: path }]): PropertyFileDocument => ({
            PropertyFileName: file,
            OutputName: output,
            FilePath: path,
        }),
    );
    return {
        name,
        document: {
            ...stepHead(name, "Processing", spec),
            Arguments: processingArguments(spec),
            ...(files.length === 0 ? {} : { PropertyFiles: files }),
            ...jobTail(spec),
        },
        outputs: mapValues(outputs ?? ({} as Record<O, ProcessingOutput>), (output) =>
            get(`Steps.${name}.ProcessingOutputConfig.Outputs['${output}'].S3Output.S3Uri`),
        ),
        propertyFiles: mapValues(propertyFiles ?? ({} as Record<P, unknown>), (file) => ({
            step: name,
            name: file,
        })),
    };
}
