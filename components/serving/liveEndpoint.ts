import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { hasOnlyInstanceStorage } from "../shared/instanceTypes";
import { Tags } from "../shared/tags";
import { EndpointRollout } from "./endpointRollout";
import { RolloutArgs } from "./rollout/rolloutArgs";

/** A variant whose model exists. */
export interface HostedVariant {
    name: string;
    modelName: pulumi.Input<string>;
    instanceType: string;
    initialInstanceCount: number;
    weight: number;
}

/** What an endpoint is made from, whatever it hosts. */
export interface LiveEndpointSpec {
    region: string;
    endpointName: string;
    variants: HostedVariant[];
    keyArn: pulumi.Input<string>;
    dataCaptureConfig?: aws.types.input.sagemaker.EndpointConfigurationDataCaptureConfig;
    rollout: RolloutArgs;
    rollbackAlarmNames: pulumi.Input<string>[];
    protect: boolean;
    tags: Tags;
}

/** The three resources that make an endpoint and keep the right configuration live. */
export interface LiveEndpoint {
    config: aws.sagemaker.EndpointConfiguration;
    endpoint: aws.sagemaker.Endpoint;
    rollout: EndpointRollout;
}

function createConfig(
    name: string,
    spec: LiveEndpointSpec,
    opts: pulumi.CustomResourceOptions,
): aws.sagemaker.EndpointConfiguration {
    const hasVolumes = spec.variants.some(({ instanceType }) => !hasOnlyInstanceStorage(instanceType));
    return new aws.sagemaker.EndpointConfiguration(
        `${name}-endpoint-config`,
        {
            productionVariants: spec.variants.map((variant) => ({
                variantName: variant.name,
                modelName: variant.modelName,
                instanceType: variant.instanceType,
                initialInstanceCount: variant.initialInstanceCount,
                initialVariantWeight: variant.weight,
            })),
            // AWS encrypts local drives in hardware and takes no key for them.
            ...(hasVolumes ? { kmsKeyArn: spec.keyArn } : {}),
            ...(spec.dataCaptureConfig === undefined ? {} : { dataCaptureConfig: spec.dataCaptureConfig }),
            tags: spec.tags,
        },
        opts,
    );
}

function byVariant<T>(spec: LiveEndpointSpec, read: (variant: HostedVariant) => T): Record<string, T> {
    return Object.fromEntries(spec.variants.map((variant) => [variant.name, read(variant)]));
}

/**
 * Creates a configuration, an endpoint that is born with it, and the rollout that makes every later
 * configuration live. The endpoint itself never changes: its provider would reset what autoscaling has set,
 * report a rollback as success, and replace the endpoint when its alarms change.
 */
export function createLiveEndpoint(
    name: string,
    spec: LiveEndpointSpec,
    opts: pulumi.CustomResourceOptions,
): LiveEndpoint {
    const config = createConfig(name, spec, opts);
    const endpoint = new aws.sagemaker.Endpoint(
        `${name}-endpoint`,
        { name: spec.endpointName, endpointConfigName: config.name, tags: spec.tags },
        { ...opts, protect: spec.protect, ignoreChanges: ["endpointConfigName", "deploymentConfig"] },
    );
    const rollout = new EndpointRollout(
        `${name}-endpoint-rollout`,
        {
            endpointName: endpoint.name,
            endpointConfigName: config.name,
            region: spec.region,
            rollout: spec.rollout,
            rollbackAlarmNames: spec.rollbackAlarmNames,
            weights: byVariant(spec, ({ weight }) => weight),
            instanceCounts: byVariant(spec, ({ initialInstanceCount }) => initialInstanceCount),
            instanceTypes: byVariant(spec, ({ instanceType }) => instanceType),
        },
        opts,
    );
    return { config, endpoint, rollout };
}
