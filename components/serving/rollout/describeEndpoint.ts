import * as sagemaker from "@aws-sdk/client-sagemaker";
import type { LiveEndpoint } from "./endpointService";
import { explainError } from "./explainError";

function stagesOf(variants: readonly sagemaker.PendingProductionVariantSummary[]): string[] {
    return variants.flatMap((variant) =>
        (variant.VariantStatus ?? []).map(
            (stage) => `${variant.VariantName ?? "variant"}: ${stage.Status ?? "pending"}`,
        ),
    );
}

function toLive(described: sagemaker.DescribeEndpointOutput): LiveEndpoint {
    const pending = described.PendingDeploymentSummary;
    const answering = described.ProductionVariants ?? [];
    const counts = [...answering, ...(described.ShadowProductionVariants ?? [])].map(
        (variant): [string, number] => [
            variant.VariantName ?? "",
            variant.DesiredInstanceCount ?? variant.CurrentInstanceCount ?? 0,
        ],
    );
    const weights = answering.map((variant): [string, number] => [
        variant.VariantName ?? "",
        variant.CurrentWeight ?? variant.DesiredWeight ?? 0,
    ]);
    const concurrency = answering.flatMap((variant): [string, number][] => {
        const config = variant.DesiredServerlessConfig ?? variant.CurrentServerlessConfig;
        const provisioned = config?.ProvisionedConcurrency;
        return provisioned === undefined ? [] : [[variant.VariantName ?? "", provisioned]];
    });
    return {
        status: described.EndpointStatus ?? "OutOfService",
        endpointConfigName: described.EndpointConfigName ?? "",
        lastModified: described.LastModifiedTime?.getTime() ?? 0,
        stages: stagesOf(pending?.ProductionVariants ?? described.ProductionVariants ?? []),
        instanceCounts: Object.fromEntries(counts),
        weights: Object.fromEntries(weights),
        concurrency: Object.fromEntries(concurrency),
        ...(described.FailureReason === undefined ? {} : { failureReason: described.FailureReason }),
        ...(pending?.EndpointConfigName === undefined
            ? {}
            : { pendingConfigName: pending.EndpointConfigName }),
    };
}

function isMissing(error: unknown): boolean {
    return (
        error instanceof Error &&
        error.name === "ValidationException" &&
        /could not find endpoint/i.test(error.message)
    );
}

/** Reads one endpoint; undefined when it does not exist. */
export async function describeEndpoint(
    client: sagemaker.SageMakerClient,
    endpointName: string,
): Promise<LiveEndpoint | undefined> {
    try {
        return toLive(
            await client.send(new sagemaker.DescribeEndpointCommand({ EndpointName: endpointName })),
        );
    } catch (error) {
        if (isMissing(error)) {
            return undefined;
        }
        throw explainError("DescribeEndpoint", endpointName, error);
    }
}
