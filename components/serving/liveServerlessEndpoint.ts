import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AwsAccessArgs } from "../shared/awsAccess";
import type { AwsLocation } from "../shared/awsLocation";
import { EndpointRollout } from "./endpointRollout";
import { createNamedEndpoint, LiveEndpoint, NamedEndpointSpec } from "./liveEndpoint";
import { ServerlessCapacityArgs } from "./hosting/serverlessCapacity";

/** What a serverless endpoint is made from. */
export interface LiveServerlessSpec extends NamedEndpointSpec, ServerlessCapacityArgs {
    location: AwsLocation;
    variantName: string;
    modelName: pulumi.Input<string>;
    access?: AwsAccessArgs;
}

function capacityOf({ maxConcurrency, provisionedConcurrency }: LiveServerlessSpec) {
    return {
        maxConcurrency,
        ...(provisionedConcurrency === undefined ? {} : { provisionedConcurrency }),
    };
}

function createConfig(
    name: string,
    spec: LiveServerlessSpec,
    opts: pulumi.CustomResourceOptions,
): aws.sagemaker.EndpointConfiguration {
    const { variantName, modelName, memorySizeInMb, tags } = spec;
    const serverlessConfig = { memorySizeInMb, ...capacityOf(spec) };
    return new aws.sagemaker.EndpointConfiguration(
        `${name}-endpoint-config`,
        { productionVariants: [{ variantName, modelName, initialVariantWeight: 1, serverlessConfig }], tags },
        opts,
    );
}

/**
 * Creates a configuration, an endpoint that is born with it, and the rollout that makes every later
 * configuration live.
 */
export function createLiveServerlessEndpoint(
    name: string,
    spec: LiveServerlessSpec,
    opts: pulumi.CustomResourceOptions,
): LiveEndpoint {
    const { access, location, variantName } = spec;
    const config = createConfig(name, spec, opts);
    const endpoint = createNamedEndpoint(name, spec, config, opts);
    const rollout = new EndpointRollout(
        `${name}-endpoint-rollout`,
        {
            endpointName: endpoint.name,
            endpointConfigName: config.name,
            region: location.region,
            ...(access === undefined ? {} : { access }),
            serverless: { [variantName]: capacityOf(spec) },
        },
        opts,
    );
    return { endpointName: rollout.endpointName, endpointConfigName: config.name, endpoint };
}
