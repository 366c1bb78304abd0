import { Amount, Get, get, Text } from "./expressions";
import { JsonObject, present, sorted } from "./json";
import { jobTail, JobStepOptions, Step, stepHead } from "./steps";

/** What a transform step is made from. */
export interface TransformStepSpec extends JobStepOptions {
    name: string;
    /** Name of a model, which another step may have created. */
    modelName: Text;
    /** S3 prefix or object of the records. */
    source: Text;
    contentType: string;
    /** Cut objects into records at each line. Default: each object is one record. */
    splitByLine?: boolean;
    /** How many records go into one request. Default: the service's, several. */
    batch?: "MultiRecord" | "SingleRecord";
    /** JSON paths of what the model sees, and of what is written; joined: the record beside its prediction. */
    filter?: { input?: string; output?: string; joinInput?: boolean };
    /** S3 prefix of the predictions. */
    destination: Text;
    accept?: string;
    outputKeyArn?: Text;
    environment?: Record<string, Text>;
    instances: { instanceType: Text; instanceCount: Amount; volumeKeyArn?: Text };
    /** Requests to one instance at once, and largest request in MB. */
    maxConcurrent?: Amount;
    maxPayloadMb?: Amount;
}

/** A transform step. */
export interface TransformStep extends Step {
    /** S3 prefix of the predictions; each object is called as its input, with `.out` behind. */
    readonly outputs: { readonly predictions: Get };
    readonly jobName: Get;
}

function inputDocument(spec: TransformStepSpec): JsonObject {
    return {
        DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: spec.source } },
        ContentType: spec.contentType,
        SplitType: spec.splitByLine === true ? "Line" : "None",
    };
}

function outputDocument(spec: TransformStepSpec): JsonObject {
    return present({
        S3OutputPath: spec.destination,
        Accept: spec.accept,
        AssembleWith: spec.splitByLine === true ? "Line" : "None",
        KmsKeyId: spec.outputKeyArn,
    });
}

function resourcesDocument({ instances }: TransformStepSpec): JsonObject {
    return {
        InstanceType: instances.instanceType,
        InstanceCount: instances.instanceCount,
        ...present({ VolumeKmsKeyId: instances.volumeKeyArn }),
    };
}

function filterDocument({ input, output, joinInput }: NonNullable<TransformStepSpec["filter"]>): JsonObject {
    return present({
        InputFilter: input,
        OutputFilter: output,
        JoinSource: joinInput === true ? "Input" : "None",
    });
}

/** Body of `CreateTransformJob`, without the job's name, which the service gives. */
function transformArguments(spec: TransformStepSpec): JsonObject {
    const { environment, filter } = spec;
    return present({
        ModelName: spec.modelName,
        TransformInput: inputDocument(spec),
        TransformOutput: outputDocument(spec),
        TransformResources: resourcesDocument(spec),
        BatchStrategy: spec.batch,
        MaxConcurrentTransforms: spec.maxConcurrent,
        MaxPayloadInMB: spec.maxPayloadMb,
        Environment: environment === undefined ? undefined : sorted(environment),
        DataProcessing: filter === undefined ? undefined : filterDocument(filter),
    });
}

/** A step that lets a model predict many records. */
export function transformStep(spec: TransformStepSpec): TransformStep {
    const { name } = spec;
    return {
        name,
        document: {
            ...stepHead(name, "Transform", spec),
            Arguments: transformArguments(spec),
            ...jobTail(spec),
        },
        outputs: { predictions: get(`Steps.${name}.TransformOutput.S3OutputPath`) },
        jobName: get(`Steps.${name}.TransformJobName`),
    };
}
