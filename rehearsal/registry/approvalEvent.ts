import { ModelPackage } from "./modelPackage";
import { parsePackageArn } from "./packageArn";

/** An event as EventBridge delivers it. */
export interface EventBridgeEvent {
    version: string;
    id: string;
    "detail-type": string;
    source: string;
    account: string;
    time: string;
    region: string;
    resources: string[];
    detail: Record<string, unknown>;
}

/** Parts of a registration that SageMaker repeats in its events. */
const REPEATED = ["InferenceSpecification", "ModelMetrics", "CustomerMetadataProperties"] as const;

/** EventBridge writes times in whole seconds. */
function eventTime(time: string): string {
    return `${time.slice(0, 19)}Z`;
}

/**
 * The event that SageMaker sends when the approval status of a version changes.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 *
 * @param id the event's own id, a UUID
 * @param changed fields that the change was of; an edit of metadata repeats the approval status and names others
 */
export function approvalEvent(
    model: ModelPackage,
    id: string,
    changed: readonly string[] = ["ModelApprovalStatus"],
): EventBridgeEvent {
    const name = parsePackageArn(model.arn);
    if (name === undefined) {
        throw new Error(`${model.arn} is not the ARN of a model package version`);
    }
    const repeated = REPEATED.filter((key) => model.request[key] !== undefined);
    return {
        version: "0",
        id,
        "detail-type": "SageMaker Model Package State Change",
        source: "aws.sagemaker",
        account: name.location.accountId,
        time: eventTime(model.modifiedAt),
        region: name.location.region,
        resources: [model.arn],
        detail: {
            ModelPackageGroupName: model.group,
            ModelPackageVersion: model.version,
            ModelPackageArn: model.arn,
            CreationTime: eventTime(model.createdAt),
            LastModifiedTime: eventTime(model.modifiedAt),
            ModelPackageStatus: "Completed",
            ModelPackageStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
            CertifyForMarketplace: false,
            ModelApprovalStatus: model.approvalStatus,
            UpdatedModelPackageFields: changed,
            ...Object.fromEntries(repeated.map((key) => [key, model.request[key]])),
        },
    };
}
