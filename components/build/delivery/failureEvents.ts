/** An event that people must hear of, and how it is told. */
export interface FailureEvent {
    /** Stable key among the children's names. */
    key: string;
    description: string;
    pattern: Record<string, unknown>;
    /** Values that the message takes from the event, by name. */
    paths: Record<string, string>;
    /** The message; `<name>` stands for a value. */
    message: string;
}

/** The failures of the build side of a model. */
export function failureEvents(codePipelineName: string, sagemakerPipelineArn: string): FailureEvent[] {
    return [
        {
            key: "build-failure",
            description: `A run of the build pipeline ${codePipelineName} failed`,
            pattern: {
                source: ["aws.codepipeline"],
                "detail-type": ["CodePipeline Pipeline Execution State Change"],
                detail: { pipeline: [codePipelineName], state: ["FAILED"] },
            },
            paths: { execution: "$.detail.execution-id", time: "$.time" },
            message: `The build pipeline ${codePipelineName} failed at <time>. Execution <execution> in CodePipeline says at which action.`,
        },
        {
            key: "run-failure",
            description: `A run of the SageMaker pipeline of ${codePipelineName} failed`,
            pattern: {
                source: ["aws.sagemaker"],
                "detail-type": ["SageMaker Model Building Pipeline Execution Status Change"],
                detail: {
                    pipelineArn: [sagemakerPipelineArn],
                    currentPipelineExecutionStatus: ["Failed"],
                },
            },
            paths: { execution: "$.detail.pipelineExecutionArn", time: "$.time" },
            message: `The training failed at <time>, or its model was not good enough. <execution> in SageMaker says at which step.`,
        },
    ];
}
