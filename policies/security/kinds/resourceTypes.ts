import { Reads } from "../../shared/kinds/readingRule";

/** One kind of resource, as the two providers call it. */
export interface ResourceKind {
    classic: string;
    native: string;
}

function sagemaker(module: string, name: string, nativeName = name): ResourceKind {
    return { classic: `aws:sagemaker/${module}:${name}`, native: `aws-native:sagemaker:${nativeName}` };
}

export const MODEL = sagemaker("model", "Model");
export const ENDPOINT_CONFIG = sagemaker("endpointConfiguration", "EndpointConfiguration", "EndpointConfig");
export const NOTEBOOK = sagemaker("notebookInstance", "NotebookInstance");
export const DOMAIN = sagemaker("domain", "Domain");
export const IMAGE = sagemaker("image", "Image");
export const DATA_QUALITY_JOB = sagemaker("dataQualityJobDefinition", "DataQualityJobDefinition");
export const MONITORING_SCHEDULE = sagemaker("monitoringSchedule", "MonitoringSchedule");
export const FEATURE_GROUP = sagemaker("featureGroup", "FeatureGroup");
export const PIPELINE = sagemaker("pipeline", "Pipeline");

export const TRAINING_JOB = "aws:sagemaker/trainingJob:TrainingJob";
export const TUNING_JOB = "aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob";
export const LABELING_JOB = "aws:sagemaker/labelingJob:LabelingJob";
export const PROCESSING_JOB = "aws-native:sagemaker:ProcessingJob";
export const BIAS_JOB = "aws-native:sagemaker:ModelBiasJobDefinition";
export const EXPLAINABILITY_JOB = "aws-native:sagemaker:ModelExplainabilityJobDefinition";
export const MODEL_QUALITY_JOB = "aws-native:sagemaker:ModelQualityJobDefinition";
export const INFERENCE_EXPERIMENT = "aws-native:sagemaker:InferenceExperiment";

/** The same paths in what either provider makes. */
export function inBoth({ classic, native }: ResourceKind, ...paths: string[]): Reads {
    return { [classic]: paths, [native]: paths };
}

/** The same named paths in what either provider makes. */
export function bothTypes<Paths extends Readonly<Record<string, string>>>(
    { classic, native }: ResourceKind,
    paths: Paths,
): Record<string, Paths> {
    return { [classic]: paths, [native]: paths };
}
