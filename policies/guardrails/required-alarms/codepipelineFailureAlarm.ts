import { CODE_PIPELINE } from "../resourceTypes";
import { failureAlarmRule } from "./failureAlarmRule";
import { failureExamples } from "./failureExamples";

const NAMESPACE = "AWS/CodePipeline";

/** Joined by name, then by dependency; an event pattern that is unknown at preview is noted there. */
export const codepipelineFailureAlarm = failureAlarmRule({
    name: "codepipeline-failure-alarm",
    displayName: "Failed deliveries are heard of",
    description: "The failure of a CodePipeline pipeline must tell somebody.",
    why: "A deployment that failed half-way leaves two versions behind, and an approver who believes in one.",
    severity: "high",
    subject: "CodePipeline pipelines",
    url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html",
    remedy:
        `an event rule on the state FAILED of this pipeline, or an alarm on ${NAMESPACE} ` +
        "FailedPipelineExecutions with the dimension PipelineName, with an SNS topic",
    signs: {
        types: CODE_PIPELINE,
        nameKeys: ["name"],
        metrics: [
            { namespace: NAMESPACE, metricName: "FailedPipelineExecutions", dimension: "PipelineName" },
        ],
        event: ({ name }) => ({
            source: "aws.codepipeline",
            "detail-type": "CodePipeline Pipeline Execution State Change",
            detail: { state: "FAILED", ...(name === undefined ? {} : { pipeline: name }) },
        }),
    },
    examples: failureExamples(
        { type: CODE_PIPELINE[0], name: "deploy", properties: { name: "deploy" } },
        {
            namespace: NAMESPACE,
            metricName: "FailedPipelineExecutions",
            dimensions: { PipelineName: "deploy" },
        },
    ),
});
