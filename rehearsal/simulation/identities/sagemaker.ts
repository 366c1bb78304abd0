import { AutoName, autoNamed, Identity, IdentityTable, regionalArn } from "../identity";

/** SageMaker allows 63 characters for the name of nearly everything. */
const NAME = autoNamed(63);

function named(arnType: string, property: string, autoName?: AutoName): Identity {
    const identity: Identity = {
        id: `{${property}}`,
        arn: regionalArn("sagemaker", `${arnType}/{${property}}`),
    };
    return autoName === undefined ? identity : { ...identity, autoName };
}

/** A type of `@pulumi/aws-native`, which calls its ARN after the type and names it after `property`. */
function native(arnType: string, property: string, arnOutput: string): Identity {
    const arn = regionalArn("sagemaker", `${arnType}/{${property}}`);
    return { autoName: { property, maxLength: 63 }, id: arn, outputs: { [arnOutput]: arn } };
}

function definition(kind: string): Identity {
    return native(`${kind}-job-definition`, "jobDefinitionName", "jobDefinitionArn");
}

/** Amazon SageMaker, in the classic provider and in `aws-native`. */
export const SAGEMAKER_IDENTITIES: IdentityTable = {
    "aws:sagemaker/model:Model": named("model", "name", NAME),
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration": named("endpoint-config", "name", NAME),
    "aws:sagemaker/endpoint:Endpoint": named("endpoint", "name", NAME),
    "aws:sagemaker/monitoringSchedule:MonitoringSchedule": named("monitoring-schedule", "name", NAME),
    "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": named(
        "data-quality-job-definition",
        "name",
        NAME,
    ),
    "aws:sagemaker/notebookInstance:NotebookInstance": named("notebook-instance", "name", NAME),
    "aws:sagemaker/pipeline:Pipeline": named("pipeline", "pipelineName"),
    "aws:sagemaker/modelPackageGroup:ModelPackageGroup": named(
        "model-package-group",
        "modelPackageGroupName",
    ),
    "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy": { id: "{modelPackageGroupName}" },
    "aws:sagemaker/featureGroup:FeatureGroup": named("feature-group", "featureGroupName"),
    "aws:sagemaker/domain:Domain": {
        id: "d-{alnum:12}",
        arn: regionalArn("sagemaker", "domain/{id}"),
        outputs: { url: "https://{id}.studio.{region}.sagemaker.aws", homeEfsFileSystemId: "fs-{hex:17}" },
    },
    "aws:sagemaker/userProfile:UserProfile": {
        id: "{arn}",
        arn: regionalArn("sagemaker", "user-profile/{domainId}/{userProfileName}"),
    },
    "aws-native:sagemaker:ModelQualityJobDefinition": definition("model-quality"),
    "aws-native:sagemaker:ModelBiasJobDefinition": definition("model-bias"),
    "aws-native:sagemaker:ModelExplainabilityJobDefinition": definition("model-explainability"),
    "aws-native:sagemaker:InferenceComponent": native(
        "inference-component",
        "inferenceComponentName",
        "inferenceComponentArn",
    ),
    "aws-native:sagemaker:InferenceExperiment": {
        autoName: { property: "name", maxLength: 120 },
        id: "{name}",
        arn: regionalArn("sagemaker", "inference-experiment/{name}"),
    },
};
