import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AwsAccessArgs } from "../shared/awsAccess";
import { AwsLocation } from "../shared/awsLocation";
import { hasOnlyInstanceStorage } from "../shared/instanceTypes";
import { Tags } from "../shared/tags";
import { EndpointRollout, EndpointRolloutArgs } from "./endpointRollout";
import { RolloutArgs } from "./rollout/rolloutArgs";

/** What hosts a model that exists. */
interface HostedFleet {
    name: string;
    modelName: pulumi.Input<string>;
    instanceType: string;
    initialInstanceCount: number;
}

/** A variant that answers. */
export interface HostedVariant extends HostedFleet {
    weight: number;
}

/** A variant that is sent copies of requests. */
export interface HostedShadow extends HostedFleet {
    samplingPercent: number;
}

/** What an endpoint is made from, whatever it hosts. */
export interface LiveEndpointSpec {
    location: AwsLocation;
    endpointName: string;
    variants: HostedVariant[];
    shadow?: HostedShadow | undefined;
    access?: AwsAccessArgs;
    keyArn: pulumi.Input<string>;
    dataCaptureConfig?: aws.types.input.sagemaker.EndpointConfigurationDataCaptureConfig;
    /** Left out where the endpoint answers at once. */
    asyncInferenceConfig?: aws.types.input.sagemaker.EndpointConfigurationAsyncInferenceConfig;
    rollout: RolloutArgs;
    rollbackAlarmNames: pulumi.Input<string>[];
    protect: boolean;
    tags: Tags;
}

/** An endpoint whose right configuration is kept live. */
export interface LiveEndpoint {
    /** Name that clients call, known once the rollout is through. */
    endpointName: pulumi.Output<string>;
    /** Configuration that is live. */
    endpointConfigName: pulumi.Output<string>;
    /** That the endpoint exists. */
    endpoint: aws.sagemaker.Endpoint;
}

function fleetInputs({ name, modelName, instanceType, initialInstanceCount }: HostedFleet) {
    return { variantName: name, modelName, instanceType, initialInstanceCount };
}

/**
 * All traffic is on the first variant: the rollout moves it, in steps, once every variant runs. So a change of
 * weights is no change of the configuration. A shadow's weight against the first variant's is what it samples.
 */
function variantInputs({ variants, shadow }: LiveEndpointSpec) {
    const productionVariants = variants.map((variant, at) => ({
        ...fleetInputs(variant),
        initialVariantWeight: at === 0 ? 1 : 0,
    }));
    return shadow === undefined
        ? { productionVariants }
        : {
              productionVariants,
              shadowProductionVariants: [
                  { ...fleetInputs(shadow), initialVariantWeight: shadow.samplingPercent / 100 },
              ],
          };
}

function fleetsOf({ variants, shadow }: LiveEndpointSpec): HostedFleet[] {
    return shadow === undefined ? variants : [...variants, shadow];
}

function createConfig(
    name: string,
    spec: LiveEndpointSpec,
    opts: pulumi.CustomResourceOptions,
): aws.sagemaker.EndpointConfiguration {
    const hasVolumes = fleetsOf(spec).some(({ instanceType }) => !hasOnlyInstanceStorage(instanceType));
    return new aws.sagemaker.EndpointConfiguration(
        `${name}-endpoint-config`,
        {
            ...variantInputs(spec),
            // AWS encrypts local drives in hardware and takes no key for them.
            ...(hasVolumes ? { kmsKeyArn: spec.keyArn } : {}),
            ...(spec.dataCaptureConfig === undefined ? {} : { dataCaptureConfig: spec.dataCaptureConfig }),
            ...(spec.asyncInferenceConfig === undefined
                ? {}
                : { asyncInferenceConfig: spec.asyncInferenceConfig }),
            tags: spec.tags,
        },
        opts,
    );
}

function byName<V extends { name: string }, T>(variants: V[], read: (variant: V) => T): Record<string, T> {
    return Object.fromEntries(variants.map((variant) => [variant.name, read(variant)]));
}

function createRollout(
    name: string,
    spec: LiveEndpointSpec,
    names: Pick<EndpointRolloutArgs, "endpointName" | "endpointConfigName">,
    opts: pulumi.CustomResourceOptions,
): EndpointRollout {
    const { access, rollout, rollbackAlarmNames, variants, shadow } = spec;
    return new EndpointRollout(
        name,
        {
            ...names,
            ...{ region: spec.location.region, rollout, rollbackAlarmNames },
            ...(access === undefined ? {} : { access }),
            weights: byName(variants, ({ weight }) => weight),
            instanceCounts: byName(fleetsOf(spec), ({ initialInstanceCount }) => initialInstanceCount),
            instanceTypes: byName(variants, ({ instanceType }) => instanceType),
            ...(shadow === undefined ? {} : { shadowSamplingPercent: shadow.samplingPercent }),
        },
        opts,
    );
}

/** An endpoint that exists under a stable name. */
export interface NamedEndpointSpec {
    endpointName: string;
    protect: boolean;
    tags: Tags;
}

/**
 * Creates an endpoint that is born with a configuration. It never changes afterwards: its provider would reset what
 * autoscaling has set, report a rollback as success, and replace the endpoint when its alarms change.
 */
export function createNamedEndpoint(
    name: string,
    spec: NamedEndpointSpec,
    config: aws.sagemaker.EndpointConfiguration,
    opts: pulumi.CustomResourceOptions,
): aws.sagemaker.Endpoint {
    return new aws.sagemaker.Endpoint(
        `${name}-endpoint`,
        { name: spec.endpointName, endpointConfigName: config.name, tags: spec.tags },
        { ...opts, protect: spec.protect, ignoreChanges: ["endpointConfigName", "deploymentConfig"] },
    );
}

/**
 * Creates a configuration, an endpoint that is born with it, and the rollout that makes every later
 * configuration live.
 */
export function createLiveEndpoint(
    name: string,
    spec: LiveEndpointSpec,
    opts: pulumi.CustomResourceOptions,
): LiveEndpoint {
    const config = createConfig(name, spec, opts);
    const endpoint = createNamedEndpoint(name, spec, config, opts);
    const names = { endpointName: endpoint.name, endpointConfigName: config.name };
    const rollout = createRollout(`${name}-endpoint-rollout`, spec, names, opts);
    return { endpointName: rollout.endpointName, endpointConfigName: config.name, endpoint };
}
