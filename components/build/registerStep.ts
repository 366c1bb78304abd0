import {
    Execution,
    join,
    Join,
    ModelSourceStep,
    ProcessingStep,
    RegisterModelStep,
    registerModelStep,
} from "./definition";
import { EVALUATION_FILE } from "./evaluateStep";
import { PrepareOutput } from "./prepareStep";
import { servingInstanceTypes, stepImage } from "./recipeImages";
import { SERVICE_RETRY, TrainingContext } from "./trainingContext";

/** What a registration reads from. */
export interface RegistrationSources {
    prepare: ProcessingStep<PrepareOutput, never>;
    train: ModelSourceStep;
    evaluate: ProcessingStep<"evaluation", "EvaluationReport">;
}

/** Types that batch transforms of the model may use; `CreateTransformJob` knows fewer than `CreateEndpointConfig`. */
const TRANSFORM_INSTANCE_TYPES = ["ml.m5.large", "ml.m5.xlarge"];
const CONTENT_TYPES = ["text/csv", "application/json"];

/** Address of the evaluation's report. */
export function evaluationUri(evaluate: RegistrationSources["evaluate"]): Join {
    return join("/", [evaluate.outputs.evaluation, EVALUATION_FILE]);
}

/** Registers the model for approval, with what an approver wants to see of it. */
export function registerStep(context: TrainingContext, sources: RegistrationSources): RegisterModelStep {
    const { recipe, surroundings, parameters } = context;
    const { prepare, train, evaluate } = sources;
    return registerModelStep({
        name: "Register",
        description: "Registers the model as pending approval",
        modelPackageGroupName: surroundings.modelPackageGroupName,
        container: {
            image: stepImage(recipe, surroundings.location, "serve"),
            modelDataUrl: train.modelArtifacts,
            environment: {
                SAGEMAKER_PROGRAM: "inference.py",
                SAGEMAKER_SUBMIT_DIRECTORY: "/opt/ml/model/code",
            },
        },
        contentTypes: CONTENT_TYPES,
        responseTypes: CONTENT_TYPES,
        realtimeInstanceTypes: servingInstanceTypes(recipe),
        transformInstanceTypes: TRANSFORM_INSTANCE_TYPES,
        metrics: { modelQuality: { statistics: { uri: evaluationUri(evaluate) } } },
        customerMetadata: {
            CommitId: parameters.commitId.value,
            PipelineExecutionId: Execution.pipelineExecutionId,
            InputDataUri: parameters.inputDataUri.value,
            BaselineDataUri: prepare.outputs.baseline,
        },
        retry: [SERVICE_RETRY],
    });
}
