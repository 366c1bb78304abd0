import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { jsonStringify } from "../../shared/plainInputs";
import type { Tags } from "../../shared/tags";
import { EVENT_RETRY_POLICY } from "../../shared/functions/deadLetterQueue";

/** Who is told about which pipeline. */
export interface FailureNoticeSpec {
    pipelineName: pulumi.Input<string>;
    topicArn: pulumi.Input<string>;
    deadLetterQueueArn: pulumi.Input<string>;
    tags: Tags;
    parent: pulumi.Resource;
}

/** Creates the rule that tells the topic of every execution that failed; a refused approval is such a failure. */
export function createFailureNotice(name: string, spec: FailureNoticeSpec): aws.cloudwatch.EventRule {
    const { parent } = spec;
    const rule = new aws.cloudwatch.EventRule(
        `${name}-event-rule`,
        {
            description: "Executions of the deployment pipeline that failed",
            eventPattern: jsonStringify({
                source: ["aws.codepipeline"],
                "detail-type": ["CodePipeline Pipeline Execution State Change"],
                detail: { pipeline: [spec.pipelineName], state: ["FAILED"] },
            }),
            tags: spec.tags,
        },
        { parent },
    );
    new aws.cloudwatch.EventTarget(
        `${name}-event-target`,
        {
            rule: rule.name,
            targetId: "notify",
            arn: spec.topicArn,
            inputTransformer: {
                inputPaths: { pipeline: "$.detail.pipeline", execution: "$.detail.execution-id" },
                inputTemplate: '"Deployment pipeline <pipeline> failed in execution <execution>."',
            },
            retryPolicy: EVENT_RETRY_POLICY,
            deadLetterConfig: { arn: spec.deadLetterQueueArn },
        },
        { parent },
    );
    return rule;
}
