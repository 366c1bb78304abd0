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
export {
    ProcessingInput,
    ProcessingOutput,
    ProcessingStep,
    processingStep,
    ProcessingStepSpec,
} from "./processingStep";
export { RegisterModelStep, registerModelStep, RegisterModelStepSpec } from "./registerModelStep";
export { Cache, RetryPolicy, Step, StepDocument, StepType } from "./steps";
export { SpotTraining, TrainingChannel, TrainingStep, trainingStep, TrainingStepSpec } from "./trainingStep";
