export {
    CheckJob,
    CheckOptions,
    CheckStep,
    clarifyCheckStep,
    ClarifyCheckStepSpec,
    QualityCheckStep,
    qualityCheckStep,
    QualityCheckStepSpec,
} from "./checkSteps";
export { atLeast, atMost, Condition, equals, greaterThan, isIn, lessThan, not, or } from "./conditions";
export { conditionStep, ConditionStepSpec } from "./conditionStep";
export { definitionProblems } from "./definitionProblems";
export {
    Amount,
    Execution,
    Expression,
    Get,
    Join,
    join,
    JsonGet,
    jsonGet,
    PropertyFile,
    Scalar,
    Text,
} from "./expressions";
export { failStep, FailStepSpec } from "./failStep";
export { Cluster, JobNetwork } from "./jobs";
export { Json, JsonObject } from "./json";
export { callbackStep, CallbackStepSpec, lambdaStep, LambdaStepSpec, MessageStep } from "./messageSteps";
export { DriftCheckBaselines, MetricsFile, ModelMetrics } from "./modelFiles";
export { ModelContainer, ModelStep, modelStep, ModelStepSpec } from "./modelStep";
export {
    booleanParameter,
    floatParameter,
    integerParameter,
    Parameter,
    ParameterDocument,
    stringParameter,
} from "./parameters";
export { PipelineDocument, pipelineDefinition, PipelineSpec, renderDefinition } from "./pipelineDefinition";
export { Distribution, ProcessingInput, ProcessingJobSpec, ProcessingOutput } from "./processingJob";
export { ProcessingStep, processingStep, ProcessingStepSpec } from "./processingStep";
export { RegisterModelStep, registerModelStep, RegisterModelStepSpec } from "./registerModelStep";
export { Cache, RetryPolicy, Step, StepDocument, StepType } from "./steps";
export { SpotTraining, TrainingChannel, TrainingJobSpec } from "./trainingJob";
export { ModelSourceStep, TrainingStep, trainingStep, TrainingStepSpec } from "./trainingStep";
export { TransformStep, transformStep, TransformStepSpec } from "./transformStep";
export { ParameterRange, TuningSearch, TuningStep, tuningStep, TuningStepSpec } from "./tuningStep";
