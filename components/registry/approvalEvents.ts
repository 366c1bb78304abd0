/** Decisions on a model version that something follows from. */
export const ApprovalDecision = { Approved: "Approved", Rejected: "Rejected" } as const;
export type ApprovalDecision = (typeof ApprovalDecision)[keyof typeof ApprovalDecision];

/** Event pattern of a decision on a version of one group. Each list names all values that match, and no others do. */
export interface ApprovalEventPattern {
    source: ["aws.sagemaker"];
    "detail-type": ["SageMaker Model Package State Change"];
    detail: {
        ModelPackageGroupName: [string];
        ModelApprovalStatus: [ApprovalDecision];
        ModelPackageStatus: ["Completed"];
    };
}

/**
 * Pattern of the events that say "this version of this group was decided on". SageMaker sends an event for a
 * registration too, so the status is part of the pattern; and it may send the same one more than once, also when only
 * the metadata of a decided version changes, so whoever receives it has to be idempotent.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 */
export function approvalEventPattern(groupName: string, decision: ApprovalDecision): ApprovalEventPattern {
    return {
        source: ["aws.sagemaker"],
        "detail-type": ["SageMaker Model Package State Change"],
        detail: {
            ModelPackageGroupName: [groupName],
            ModelApprovalStatus: [decision],
            ModelPackageStatus: ["Completed"],
        },
    };
}
