import { AwsLocation } from "../../../components/shared/awsLocation";
import { RecordedResource } from "../../engine/recordedResource";
import { ResourceGraph } from "../../graph/resourceGraph";
import { UsageError } from "../../terminal/usageError";

/** A SageMaker pipeline as a platform stack defined it, and the build that starts it. */
export interface RecordedPipeline {
    name: string;
    location: AwsLocation;
    /** The definition as JSON, exactly as the stack gives it to SageMaker. */
    definition: string;
    /** Where the build uploads a commit's scripts: `s3://bucket/model/code`, without the commit. */
    codePrefix: string;
    /** Group that the pipeline registers into. */
    modelPackageGroup: string;
    /** Metrics that are compared with the newest approved version's. */
    comparedMetrics: string[];
    /** Steps that may run at once; undefined where the stack does not limit them. */
    maxParallelSteps: number | undefined;
}

const PIPELINE = "aws:sagemaker/pipeline:Pipeline";
const PROJECT = "aws:codebuild/project:Project";
const PIPELINE_ARN = /^arn:([^:]+):sagemaker:([^:]+):(\d{12}):pipeline\//;

interface Variable {
    name: string;
    value: string;
}

function variablesOf(project: RecordedResource): Record<string, string> {
    const environment = project.inputs["environment"] as
        { environmentVariables?: readonly Variable[] } | undefined;
    return Object.fromEntries(
        (environment?.environmentVariables ?? []).map(({ name, value }) => [name, value]),
    );
}

function locationOf(pipeline: RecordedResource): AwsLocation {
    const [, partition, region, accountId] = PIPELINE_ARN.exec(String(pipeline.outputs["arn"])) ?? [];
    if (partition === undefined || region === undefined || accountId === undefined) {
        throw new Error(`${pipeline.urn} has no ARN of a pipeline`);
    }
    return { partition, region, accountId };
}

/** Whether a pipeline ends in the registry; one that trains what is tried out does not. */
function registers({ inputs }: RecordedResource): boolean {
    return /"Type":\s*"RegisterModel"/.test(String(inputs["pipelineDefinition"]));
}

/**
 * Finds the SageMaker pipeline of a rehearsed platform stack; where there are several, the one that registers.
 *
 * @throws UsageError where the stack defines none
 */
export function recordedPipeline({ stack, resources }: ResourceGraph): RecordedPipeline {
    const pipelines = resources.filter(({ type }) => type === PIPELINE);
    const pipeline = pipelines.find(registers) ?? pipelines[0];
    if (pipeline === undefined) {
        throw new UsageError(
            `stack "${stack}" defines no SageMaker pipeline; rehearse a stack with mlops:kind: platform`,
        );
    }
    const name = String(pipeline.inputs["pipelineName"]);
    const builds = resources.filter(({ type }) => type === PROJECT).map(variablesOf);
    const build = builds.find((variables) => variables["SAGEMAKER_PIPELINE_NAME"] === name);
    if (build === undefined) {
        throw new Error(`no CodeBuild project of stack "${stack}" starts the pipeline ${name}`);
    }
    const { parallelismConfiguration: parallelism } = pipeline.inputs as {
        parallelismConfiguration?: { maxParallelExecutionSteps?: number };
    };
    return {
        name,
        location: locationOf(pipeline),
        modelPackageGroup: build["MODEL_PACKAGE_GROUP_NAME"] ?? "",
        comparedMetrics: (build["COMPARE_METRICS"] ?? "").split(",").filter((metric) => metric !== ""),
        maxParallelSteps: parallelism?.maxParallelExecutionSteps,
        definition: String(pipeline.inputs["pipelineDefinition"]),
        codePrefix: `s3://${build["ARTIFACT_BUCKET"] ?? ""}/${build["MODEL_NAME"] ?? ""}/code`,
    };
}
