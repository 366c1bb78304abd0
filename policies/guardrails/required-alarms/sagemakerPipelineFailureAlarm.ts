import { SAGEMAKER_PIPELINE } from "../resourceTypes";
import { failureAlarmRule } from "./failureAlarmRule";
import { failureExamples } from "./failureExamples";

const NAMESPACE = "AWS/Sagemaker/ModelBuildingPipeline";

/** Joined by name, then by dependency; an event pattern that is unknown at preview is noted there. */
export const sagemakerPipelineFailureAlarm = failureAlarmRule({
    name: "sagemaker-pipeline-failure-alarm",
    displayName: "Failed training is heard of",
    description: "The failure of a SageMaker pipeline must tell somebody.",
    why: "A training pipeline that fails every Monday leaves last year's model in service.",
    severity: "high",
    subject: "SageMaker pipelines",
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-eventbridge.html",
    remedy:
        `an alarm on ${NAMESPACE} ExecutionFailed with the dimension PipelineName, or an event rule on the ` +
        "status Failed, with an SNS topic",
    signs: {
        types: SAGEMAKER_PIPELINE,
        nameKeys: ["pipelineName"],
        metrics: [
            { namespace: NAMESPACE, metricName: /^(?:Execution|Step)Failed$/, dimension: "PipelineName" },
        ],
        event: ({ arn }) => ({
            source: "aws.sagemaker",
            "detail-type": "SageMaker Model Building Pipeline Execution Status Change",
            detail: {
                currentPipelineExecutionStatus: "Failed",
                ...(arn === undefined ? {} : { pipelineArn: arn }),
            },
        }),
    },
    examples: failureExamples(
        { type: SAGEMAKER_PIPELINE[0], name: "train", properties: { pipelineName: "train" } },
        { namespace: NAMESPACE, metricName: "ExecutionFailed", dimensions: { PipelineName: "train" } },
    ),
});
