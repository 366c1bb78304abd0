import { sagemakerPipelineFailureAlarm } from "../../../../policies/guardrails/required-alarms/sagemakerPipelineFailureAlarm";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { failureAlarm, failureRule, unheard } from "./failureFixtures";

const TYPE = "aws:sagemaker/pipeline:Pipeline";
const ARN = "arn:aws:sagemaker:eu-central-1:111122223333:pipeline/train";
const NAMESPACE = "AWS/Sagemaker/ModelBuildingPipeline";
const pipeline: ResourceFixture = {
    type: TYPE,
    name: "train",
    properties: { pipelineName: "train", arn: ARN },
};
const MESSAGE = unheard(
    TYPE,
    "train",
    "an alarm on AWS/Sagemaker/ModelBuildingPipeline ExecutionFailed with the dimension PipelineName, " +
        "or an event rule on the status Failed, with an SNS topic",
);

function onStatus(status: string, arn = ARN): ResourceFixture[] {
    return failureRule({
        source: ["aws.sagemaker"],
        "detail-type": ["SageMaker Model Building Pipeline Execution Status Change"],
        detail: { pipelineArn: [arn], currentPipelineExecutionStatus: [status] },
    });
}

describeRule(sagemakerPipelineFailureAlarm, {
    "accepts an event rule on the failure": { resources: [pipeline, ...onStatus("Failed")] },
    "accepts an alarm on failed executions or steps": {
        resources: [pipeline, failureAlarm(NAMESPACE, "StepFailed", { PipelineName: "train" })],
    },
    "stops a pipeline of whose failure nobody hears": { resources: [pipeline], violations: [MESSAGE] },
    "does not take an event rule on success for one": {
        resources: [pipeline, ...onStatus("Succeeded")],
        violations: [MESSAGE],
    },
    "does not take an event rule on another pipeline for one": {
        resources: [pipeline, ...onStatus("Failed", `${ARN}-other`)],
        violations: [MESSAGE],
    },
    "minds how AWS writes the namespace": {
        resources: [
            pipeline,
            failureAlarm("AWS/SageMaker/ModelBuildingPipeline", "ExecutionFailed", { PipelineName: "train" }),
        ],
        violations: [MESSAGE],
    },
    "notes an alarm that may be on the pipeline": {
        resources: [pipeline, failureAlarm(NAMESPACE, "StepFailed", { PipelineName: UNKNOWN })],
        undecided: [
            `${TYPE} "train": string value at .dimensions.PipelineName can't be known during preview`,
        ],
    },
});
