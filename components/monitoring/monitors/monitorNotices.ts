import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { jsonStringify } from "../../shared/plainInputs";
import { Tags } from "../../shared/tags";

/**
 * Announces runs that fail or are stopped, for example by their maximum runtime: `<name>-failed-run-rule`. The names
 * of the jobs are the service's own, so the rule knows the monitor's runs by their role, which nothing else has.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 */
export function createFailedRunRule(
    name: string,
    spec: { roleArn: pulumi.Input<string>; topicArn: pulumi.Input<string>; tags: Tags },
    opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.EventRule {
    const rule = new aws.cloudwatch.EventRule(
        `${name}-failed-run-rule`,
        {
            description: "Runs of a monitor that failed or were stopped",
            eventPattern: jsonStringify({
                source: ["aws.sagemaker"],
                "detail-type": ["SageMaker Processing Job State Change"],
                detail: { ProcessingJobStatus: ["Failed", "Stopped"], RoleArn: [spec.roleArn] },
            }),
            tags: spec.tags,
        },
        opts,
    );
    new aws.cloudwatch.EventTarget(
        `${name}-failed-run-target`,
        {
            rule: rule.name,
            // A name that Pulumi makes up would be too long beside the longest names of models.
            targetId: "notification",
            arn: spec.topicArn,
            inputTransformer: {
                inputPaths: {
                    job: "$.detail.ProcessingJobName",
                    status: "$.detail.ProcessingJobStatus",
                    reason: "$.detail.FailureReason",
                },
                inputTemplate: JSON.stringify("Monitoring job <job> is <status>: <reason>"),
            },
        },
        opts,
    );
    return rule;
}
