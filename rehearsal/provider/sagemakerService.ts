import * as sagemaker from "@aws-sdk/client-sagemaker";
import { setTimeout as sleep } from "node:timers/promises";
import { ExistingResource } from "./resourceProvider";
import { WireProperties } from "./wire";

const ENDPOINT = "aws:sagemaker/endpoint:Endpoint";
const ENDPOINT_CONFIG = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";

const POLL_MILLISECONDS = 50;

/** Resource types that live in a SageMaker service rather than in the simulation alone. */
export const SERVICE_TYPES: readonly string[] = [ENDPOINT, ENDPOINT_CONFIG];

function text(properties: WireProperties, key: string): string {
    return String(properties[key]);
}

function toServerless(config: WireProperties): sagemaker.ProductionVariantServerlessConfig {
    const provisioned = config["provisionedConcurrency"];
    return {
        MemorySizeInMB: Number(config["memorySizeInMb"]),
        MaxConcurrency: Number(config["maxConcurrency"]),
        ...(provisioned === undefined ? {} : { ProvisionedConcurrency: Number(provisioned) }),
    };
}

function toVariant(variant: WireProperties): sagemaker.ProductionVariant {
    const serverless = variant["serverlessConfig"];
    const capacity =
        serverless === undefined
            ? {
                  InstanceType: text(variant, "instanceType") as sagemaker.ProductionVariantInstanceType,
                  InitialInstanceCount: Number(variant["initialInstanceCount"] ?? 1),
              }
            : { ServerlessConfig: toServerless(serverless as WireProperties) };
    return {
        VariantName: text(variant, "variantName"),
        ModelName: text(variant, "modelName"),
        InitialVariantWeight: Number(variant["initialVariantWeight"] ?? 1),
        ...capacity,
    };
}

/**
 * Keeps endpoints and their configurations in a SageMaker service, by its API, as the AWS provider does:
 * it waits until an endpoint is in service, and asks nothing more.
 */
export class SagemakerService {
    private readonly client: sagemaker.SageMakerClient;

    constructor(region: string) {
        this.client = new sagemaker.SageMakerClient({ region });
    }

    async create(type: string, inputs: WireProperties): Promise<void> {
        if (type === ENDPOINT_CONFIG) {
            const variants = inputs["productionVariants"] as WireProperties[];
            await this.client.send(
                new sagemaker.CreateEndpointConfigCommand({
                    EndpointConfigName: text(inputs, "name"),
                    ProductionVariants: variants.map(toVariant),
                }),
            );
            return;
        }
        await this.client.send(
            new sagemaker.CreateEndpointCommand({
                EndpointName: text(inputs, "name"),
                EndpointConfigName: text(inputs, "endpointConfigName"),
            }),
        );
        await this.untilInService(text(inputs, "name"));
    }

    /** The resource as the service has it, undefined where it has none. */
    async read(type: string, existing: ExistingResource): Promise<ExistingResource | undefined> {
        try {
            const outputs =
                type === ENDPOINT
                    ? { endpointConfigName: (await this.describe(existing.id)).EndpointConfigName }
                    : await this.describeConfig(existing.id);
            return { id: existing.id, outputs: { ...existing.outputs, ...outputs } };
        } catch (error) {
            if (
                error instanceof sagemaker.SageMakerServiceException &&
                error.name === "ValidationException"
            ) {
                return undefined;
            }
            throw error;
        }
    }

    async delete(type: string, id: string): Promise<void> {
        await (type === ENDPOINT
            ? this.client.send(new sagemaker.DeleteEndpointCommand({ EndpointName: id }))
            : this.client.send(new sagemaker.DeleteEndpointConfigCommand({ EndpointConfigName: id })));
    }

    /** Updates an endpoint as the AWS provider does: without keeping its capacity. */
    async update(inputs: WireProperties, existing: ExistingResource): Promise<void> {
        if (inputs["endpointConfigName"] === existing.outputs["endpointConfigName"]) {
            return;
        }
        await this.client.send(
            new sagemaker.UpdateEndpointCommand({
                EndpointName: existing.id,
                EndpointConfigName: text(inputs, "endpointConfigName"),
            }),
        );
        await this.untilInService(existing.id);
    }

    private describe(endpointName: string): Promise<sagemaker.DescribeEndpointCommandOutput> {
        return this.client.send(new sagemaker.DescribeEndpointCommand({ EndpointName: endpointName }));
    }

    private async describeConfig(name: string): Promise<WireProperties> {
        await this.client.send(new sagemaker.DescribeEndpointConfigCommand({ EndpointConfigName: name }));
        return {};
    }

    private async untilInService(endpointName: string): Promise<void> {
        for (;;) {
            const { EndpointStatus, FailureReason } = await this.describe(endpointName);
            if (EndpointStatus === "InService") {
                return;
            }
            if (EndpointStatus === "Failed") {
                throw new Error(`endpoint ${endpointName} failed: ${FailureReason ?? "no reason given"}`);
            }
            await sleep(POLL_MILLISECONDS);
        }
    }
}
