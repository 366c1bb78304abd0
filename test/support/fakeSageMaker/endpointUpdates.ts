import { EndpointRecord, LiveVariant } from "./records";

const STAGES = ["Creating", "ActivatingTraffic", "Baking", "Deleting"] as const;

function stageAt(polls: number, ofPolls: number): string {
    const index = Math.min(STAGES.length - 1, Math.floor((polls * STAGES.length) / Math.max(1, ofPolls)));
    return STAGES[index] ?? "Creating";
}

function end(endpoint: EndpointRecord, status: string, now: number): void {
    const reason = endpoint.pending?.script.reason;
    delete endpoint.pending;
    endpoint.status = status;
    endpoint.modifiedAt = now;
    if (reason !== undefined) {
        endpoint.failureReason = reason;
    }
}

function finish(endpoint: EndpointRecord, now: number): void {
    const { pending } = endpoint;
    if (pending === undefined) {
        return;
    }
    switch (pending.script.outcome) {
        case "succeeds":
            endpoint.configName = pending.configName;
            endpoint.variants = pending.variants;
            endpoint.shadows = pending.shadows;
            delete endpoint.failureReason;
            return end(endpoint, "InService", now);
        case "fails":
            return end(endpoint, "Failed", now);
        case "rollbackFails":
            return end(endpoint, "UpdateRollbackFailed", now);
        case "rollsBack":
            if (pending.polls >= pending.script.polls + (pending.script.rollbackPolls ?? 0)) {
                return end(endpoint, "InService", now);
            }
            endpoint.status = "RollingBack";
    }
}

/** Moves an update on by one look at the endpoint. */
export function advance(endpoint: EndpointRecord, now: number): void {
    const { pending } = endpoint;
    if (pending === undefined) {
        if (endpoint.pendingVariants !== undefined) {
            endpoint.variants = endpoint.pendingVariants;
            delete endpoint.pendingVariants;
            end(endpoint, "InService", now);
        } else if (endpoint.status === "Creating") {
            end(endpoint, "InService", now);
        }
        return;
    }
    if (pending.polls >= pending.script.polls) {
        finish(endpoint, now);
    }
    pending.polls += 1;
}

function summaries(variants: Map<string, LiveVariant>): Record<string, unknown>[] {
    return [...variants].map(([VariantName, { instanceCount, weight, serverless }]) => ({
        VariantName,
        ...(serverless === undefined
            ? { CurrentInstanceCount: instanceCount, DesiredInstanceCount: instanceCount }
            : { CurrentServerlessConfig: serverless, DesiredServerlessConfig: serverless }),
        CurrentWeight: weight,
        DesiredWeight: weight,
    }));
}

/** An endpoint as DescribeEndpoint answers it; times are seconds since 1970, as the protocol has them. */
export function describe(endpoint: EndpointRecord, arn: string): Record<string, unknown> {
    const { pending } = endpoint;
    return {
        EndpointName: endpoint.name,
        EndpointArn: arn,
        EndpointConfigName: endpoint.configName,
        EndpointStatus: endpoint.status,
        ProductionVariants: summaries(endpoint.variants),
        ...(endpoint.shadows.size === 0 ? {} : { ShadowProductionVariants: summaries(endpoint.shadows) }),
        CreationTime: endpoint.createdAt / 1000,
        LastModifiedTime: endpoint.modifiedAt / 1000,
        FailureReason: endpoint.failureReason,
        LastDeploymentConfig: endpoint.lastDeploymentConfig,
        PendingDeploymentSummary: pending && {
            EndpointConfigName: pending.configName,
            ProductionVariants: summaries(pending.variants).map((variant) => ({
                ...variant,
                VariantStatus: [{ Status: stageAt(pending.polls - 1, pending.script.polls) }],
            })),
        },
    };
}
