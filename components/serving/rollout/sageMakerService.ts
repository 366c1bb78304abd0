import * as sagemaker from "@aws-sdk/client-sagemaker";
import type { EndpointService, LiveEndpoint } from "./endpointService";

/** What to ask SageMaker for. */
export interface UpdateSpec {
    endpointName: string;
    endpointConfigName: string;
    deploymentConfig: sagemaker.DeploymentConfig;
    /** Which properties of the live variants the update must not keep. */
    notRetained(live: LiveEndpoint): sagemaker.VariantProperty[];
}

/** Attempts of one call; SageMaker throttles DescribeEndpoint when many deployments run in one account. */
const MAX_ATTEMPTS = 10;
const CREDENTIAL_ERRORS = [
    "CredentialsProviderError",
    "ExpiredToken",
    "ExpiredTokenException",
    "InvalidClientTokenId",
    "UnrecognizedClientException",
];

/** A client with the credentials that the SDK finds for itself: environment, profile, web identity, role of the machine. */
export function sageMakerClient(region: string): sagemaker.SageMakerClient {
    return new sagemaker.SageMakerClient({ region, maxAttempts: MAX_ATTEMPTS, retryMode: "standard" });
}

function stagesOf(variants: readonly sagemaker.PendingProductionVariantSummary[]): string[] {
    return variants.flatMap((variant) =>
        (variant.VariantStatus ?? []).map(
            (stage) => `${variant.VariantName ?? "variant"}: ${stage.Status ?? "pending"}`,
        ),
    );
}

function toLive(described: sagemaker.DescribeEndpointOutput): LiveEndpoint {
    const pending = described.PendingDeploymentSummary;
    const counts = (described.ProductionVariants ?? []).map((variant): [string, number] => [
        variant.VariantName ?? "",
        variant.DesiredInstanceCount ?? variant.CurrentInstanceCount ?? 0,
    ]);
    return {
        status: described.EndpointStatus ?? "OutOfService",
        endpointConfigName: described.EndpointConfigName ?? "",
        lastModified: described.LastModifiedTime?.getTime() ?? 0,
        stages: stagesOf(pending?.ProductionVariants ?? described.ProductionVariants ?? []),
        instanceCounts: Object.fromEntries(counts),
        ...(described.FailureReason === undefined ? {} : { failureReason: described.FailureReason }),
        ...(pending?.EndpointConfigName === undefined
            ? {}
            : { pendingConfigName: pending.EndpointConfigName }),
    };
}

function isMissing(error: Error): boolean {
    return error.name === "ValidationException" && /could not find endpoint/i.test(error.message);
}

/** Says what an error of a call means where the SDK's own words do not. */
function explain(call: string, endpointName: string, error: Error): Error {
    if (CREDENTIAL_ERRORS.includes(error.name)) {
        return new Error(
            `${call} of endpoint ${endpointName} has no valid AWS credentials (${error.message}). ` +
                `An update that is under way goes on in SageMaker; renew the credentials and deploy again to pick it up.`,
        );
    }
    return new Error(`${call} of endpoint ${endpointName}: ${error.name}: ${error.message}`);
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
        if (!(error instanceof Error)) {
            throw error;
        }
        if (isMissing(error)) {
            return undefined;
        }
        throw explain("DescribeEndpoint", endpointName, error);
    }
}

async function updateEndpoint(
    client: sagemaker.SageMakerClient,
    spec: UpdateSpec,
    live: LiveEndpoint,
): Promise<void> {
    const notRetained = spec.notRetained(live);
    const input: sagemaker.UpdateEndpointInput = {
        EndpointName: spec.endpointName,
        EndpointConfigName: spec.endpointConfigName,
        RetainAllVariantProperties: true,
        DeploymentConfig: spec.deploymentConfig,
        ...(notRetained.length === 0 ? {} : { ExcludeRetainedVariantProperties: notRetained }),
    };
    try {
        await client.send(new sagemaker.UpdateEndpointCommand(input));
    } catch (error) {
        throw error instanceof Error ? explain("UpdateEndpoint", spec.endpointName, error) : error;
    }
}

/** The conversation's two calls, made to SageMaker. */
export function sageMakerService(client: sagemaker.SageMakerClient, spec: UpdateSpec): EndpointService {
    return {
        describe: () => describeEndpoint(client, spec.endpointName),
        update: (live) => updateEndpoint(client, spec, live),
    };
}
