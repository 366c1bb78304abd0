import { Get, get, Text } from "./expressions";
import { JsonObject, present, sorted } from "./json";
import { containerDocument, ModelContainer } from "./modelStep";
import { jobTail, RetryPolicy, Step, stepHead, StepOptions } from "./steps";

/** A file of metrics or constraints. */
export interface MetricsFile {
    /** Default: `application/json`. */
    contentType?: string;
    uri: Text;
}

/** What a check compares with: how the data looked, and what they must keep to. */
export interface MetricsFiles {
    statistics?: MetricsFile;
    constraints?: MetricsFile;
}

/** Files about a model, by what they say. */
export interface ModelFiles {
    modelQuality?: MetricsFiles;
    modelDataQuality?: MetricsFiles;
}

/** What a registration is made from. */
export interface RegisterModelStepSpec extends StepOptions {
    name: string;
    modelPackageGroupName: Text;
    description?: string;
    container: ModelContainer;
    contentTypes: readonly string[];
    responseTypes: readonly string[];
    realtimeInstanceTypes: readonly string[];
    transformInstanceTypes: readonly string[];
    /** What an approver sees of the model. */
    metrics?: ModelFiles;
    /** What monitors compare live data with. */
    driftCheckBaselines?: ModelFiles;
    /** S3 address of a payload that the model takes. */
    samplePayloadUrl?: Text;
    customerMetadata?: Record<string, Text>;
    retry?: readonly RetryPolicy[];
}

/** A registration. */
export interface RegisterModelStep extends Step {
    readonly modelPackageArn: Get;
}

function fileDocument(file: MetricsFile | undefined): JsonObject | undefined {
    return file === undefined
        ? undefined
        : { ContentType: file.contentType ?? "application/json", S3Uri: file.uri };
}

function filesDocument(files: MetricsFiles | undefined): JsonObject | undefined {
    return files === undefined
        ? undefined
        : present({
              Statistics: fileDocument(files.statistics),
              Constraints: fileDocument(files.constraints),
          });
}

function modelFilesDocument(files: ModelFiles | undefined): JsonObject | undefined {
    return files === undefined
        ? undefined
        : present({
              ModelQuality: filesDocument(files.modelQuality),
              ModelDataQuality: filesDocument(files.modelDataQuality),
          });
}

/** Body of `CreateModelPackage`. */
function registerArguments(spec: RegisterModelStepSpec): JsonObject {
    const { customerMetadata } = spec;
    return present({
        ModelPackageGroupName: spec.modelPackageGroupName,
        ModelPackageDescription: spec.description,
        // A fixed value: registering as Approved would pass by the people who approve.
        ModelApprovalStatus: "PendingManualApproval",
        InferenceSpecification: {
            Containers: [containerDocument(spec.container)],
            SupportedContentTypes: spec.contentTypes,
            SupportedResponseMIMETypes: spec.responseTypes,
            SupportedRealtimeInferenceInstanceTypes: spec.realtimeInstanceTypes,
            SupportedTransformInstanceTypes: spec.transformInstanceTypes,
        },
        ModelMetrics: modelFilesDocument(spec.metrics),
        DriftCheckBaselines: modelFilesDocument(spec.driftCheckBaselines),
        SamplePayloadUrl: spec.samplePayloadUrl,
        CustomerMetadataProperties: customerMetadata === undefined ? undefined : sorted(customerMetadata),
    });
}

/** A step that registers a model version, which waits for an approver. */
export function registerModelStep(spec: RegisterModelStepSpec): RegisterModelStep {
    const { name } = spec;
    return {
        name,
        document: {
            ...stepHead(name, "RegisterModel", spec),
            Arguments: registerArguments(spec),
            ...jobTail(spec),
        },
        modelPackageArn: get(`Steps.${name}.ModelPackageArn`),
    };
}
