import { ResourceFixture } from "../../analyzer";

export const RULE = "aws:cloudwatch/eventRule:EventRule";
export const NATIVE_RULE = "aws-native:events:Rule";
export const TARGET = "aws:cloudwatch/eventTarget:EventTarget";

type Properties = Record<string, unknown>;

export const APPROVED: Properties = { ModelApprovalStatus: ["Approved"], ModelPackageGroupName: ["fraud"] };

export function patternOf(detail: Properties): Properties {
    return {
        source: ["aws.sagemaker"],
        "detail-type": ["SageMaker Model Package State Change"],
        ...(Object.keys(detail).length === 0 ? {} : { detail }),
    };
}

/** A rule on the model registry, as the classic provider writes it. */
export function eventRule(detail: Properties = APPROVED, more: Properties = {}): ResourceFixture {
    const eventPattern = JSON.stringify(patternOf(detail));
    return { type: RULE, name: "approved", properties: { name: "approved", eventPattern, ...more } };
}

/** A target of that rule. */
export function eventTarget(service: string, more: Properties = {}): ResourceFixture {
    const arn = `arn:aws:${service}:eu-central-1:111122223333:deploy`;
    return { type: TARGET, name: "deploy", properties: { rule: "approved", arn, ...more } };
}
