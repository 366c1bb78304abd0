import { Get, get, Text } from "./expressions";
import { JsonObject, present, sorted } from "./json";
import { DriftCheckBaselines, driftCheckDocument, ModelMetrics, modelMetricsDocument } from "./modelFiles";
import { containerDocument, ModelContainer } from "./modelStep";
import { jobTail, RetryPolicy, Step, stepHead, StepOptions } from "./steps";

/** What a registration is made from. */
export interface RegisterModelStepSpec extends StepOptions {
    name: string;
    modelPackageGroupName: Text;
    /** Description of the version, not of the step. */
    packageDescription?: Text;
    container: ModelContainer;
    contentTypes: readonly string[];
    responseTypes: readonly string[];
    realtimeInstanceTypes: readonly string[];
    transformInstanceTypes: readonly string[];
    /** What an approver sees of the model. */
    metrics?: ModelMetrics;
    /** What monitors compare live data with. */
    driftCheckBaselines?: DriftCheckBaselines;
    /** S3 address of a payload that the model takes. */
    samplePayloadUrl?: Text;
    /** What kind of problem the model solves, for Inference Recommender. */
    purpose?: { domain: string; task: string };
    customerMetadata?: Record<string, Text>;
    /** Model card as JSON text, in the simplified schema for model packages. */
    modelCard?: Text;
    /**
     * Key that the version's own information is encrypted with, beside the files that it names. Whoever registers needs
     * `kms:CreateGrant`, `kms:Decrypt`, `kms:DescribeKey` and `kms:GenerateDataKey` through SageMaker, as AWS's own
     * policy for the registry has them. Default: a key that AWS owns.
     * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageSecurityConfig.html
     * https://docs.aws.amazon.com/sagemaker/latest/dg/security-iam-awsmanpol-model-registry.html
     */
    packageKeyArn?: Text;
    retry?: readonly RetryPolicy[];
}

/** A registration. */
export interface RegisterModelStep extends Step {
    readonly modelPackageArn: Get;
}

/** Body of `CreateModelPackage`. */
function registerArguments(spec: RegisterModelStepSpec): JsonObject {
    const { customerMetadata, modelCard, packageKeyArn, purpose } = spec;
    return present({
        ModelPackageGroupName: spec.modelPackageGroupName,
        ModelPackageDescription: spec.packageDescription,
        // A fixed value: registering as Approved would pass by the people who approve.
        ModelApprovalStatus: "PendingManualApproval",
        InferenceSpecification: {
            Containers: [containerDocument(spec.container)],
            SupportedContentTypes: spec.contentTypes,
            SupportedResponseMIMETypes: spec.responseTypes,
            SupportedRealtimeInferenceInstanceTypes: spec.realtimeInstanceTypes,
            SupportedTransformInstanceTypes: spec.transformInstanceTypes,
        },
        ModelMetrics: modelMetricsDocument(spec.metrics),
        DriftCheckBaselines: driftCheckDocument(spec.driftCheckBaselines),
        Domain: purpose?.domain,
        Task: purpose?.task,
        SamplePayloadUrl: spec.samplePayloadUrl,
        CustomerMetadataProperties: customerMetadata === undefined ? undefined : sorted(customerMetadata),
        SecurityConfig: packageKeyArn === undefined ? undefined : { KmsKeyId: packageKeyArn },
        ModelCard:
            modelCard === undefined
                ? undefined
                : { ModelCardContent: modelCard, ModelCardStatus: "PendingReview" },
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
