/** Approval states that SageMaker knows. */
export type ApprovalStatus = "PendingManualApproval" | "Approved" | "Rejected";

/** One version of a model in the local registry. */
export interface ModelPackage {
    arn: string;
    group: string;
    version: number;
    approvalStatus: ApprovalStatus;
    /** When it was registered, in ISO 8601. */
    createdAt: string;
    /** When its approval status last changed, in ISO 8601. */
    modifiedAt: string;
    /** Path of `model.tar.gz` on this machine. */
    modelArchive: string;
    /** The run that made it. */
    runId: string;
    /** Metrics of the evaluation, by name. */
    metrics: Record<string, number>;
    /** Body of `CreateModelPackage` as the pipeline resolved it. */
    request: Record<string, unknown>;
}

/** What is said about a version when it is registered. */
export type Registration = Pick<ModelPackage, "group" | "modelArchive" | "runId" | "metrics" | "request">;
