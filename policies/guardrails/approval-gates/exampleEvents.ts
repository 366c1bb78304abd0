import { ExampleResource } from "../../shared/ruleSpec";

function rule(detail: object): ExampleResource {
    const eventPattern = JSON.stringify({
        source: ["aws.sagemaker"],
        "detail-type": ["SageMaker Model Package State Change"],
        detail,
    });
    return {
        type: "aws:cloudwatch/eventRule:EventRule",
        name: "approved",
        properties: { name: "approved", eventPattern },
    };
}

function target(service: string, more: object = {}): ExampleResource {
    const arn = `arn:aws:${service}:eu-central-1:111122223333:fraud-deploy`;
    return {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "deploy",
        properties: {
            rule: "approved",
            arn,
            roleArn: "arn:aws:iam::111122223333:role/fraud-trigger",
            ...more,
        },
    };
}

/** A rule that matches approvals of one group and nothing else. */
export const APPROVED_ONLY = rule({ ModelPackageGroupName: ["fraud"], ModelApprovalStatus: ["Approved"] });

/** A rule that matches every registration as well. */
export const ANY_STATUS = rule({ ModelPackageGroupName: ["fraud"] });

export const GATED_TARGET = target("codepipeline", {
    deadLetterConfig: { arn: "arn:aws:sqs:eu-central-1:111122223333:lost-events" },
});
export const BUILD_TARGET = target("codebuild");
