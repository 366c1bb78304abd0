import type { DashboardEndpointArgs } from "../components/monitoring/dashboard/dashboardArgs";
import { AutoscalingPolicy } from "../components/scaling/autoscalingPolicy";
import { ServerlessEndpoint } from "../components/serving/serverlessEndpoint";
import { EndpointKind } from "../components/shared/endpointKind";
import { Foundation } from "../infra/foundation";
import { ServingStackSettings } from "../infra/settings";
import { createAlarms, ServedEndpoint } from "./servedEndpoint";

/** What the settings say of the endpoint, and the version that it serves. */
type ServerlessSettings = NonNullable<ServingStackSettings["serverless"]> & { modelPackageArn: string };

/** Name of the only variant. */
const VARIANT = "AllTraffic";

/** Everything that one serverless endpoint is made from. */
interface Surroundings {
    settings: ServingStackSettings;
    serverless: ServerlessSettings;
    foundation: Foundation;
    /** Name of the endpoint, and what the names of everything about it begin with. */
    endpointName: string;
}

function provisionedOf({ provisionedConcurrency }: ServerlessSettings): { provisionedConcurrency?: number } {
    return provisionedConcurrency === undefined ? {} : { provisionedConcurrency };
}

function panelOf({ serverless, endpointName }: Surroundings): DashboardEndpointArgs {
    return {
        endpointName,
        endpointKind: EndpointKind.Serverless,
        variants: [{ name: VARIANT, ...provisionedOf(serverless) }],
        thresholds: serverless.alarms,
    };
}

function createEndpoint({
    settings,
    serverless,
    foundation,
    endpointName,
}: Surroundings): ServerlessEndpoint {
    const { memorySizeInMb, maxConcurrency, modelPackageArn } = serverless;
    return new ServerlessEndpoint(endpointName, {
        location: foundation.location,
        endpointName,
        variantName: VARIANT,
        modelPackageArn,
        memorySizeInMb,
        maxConcurrency,
        ...provisionedOf(serverless),
        modelBucketName: settings.modelArtifacts.bucketName,
        modelKeyArn: settings.modelArtifacts.keyArn,
        access: settings.awsAccess,
        protectEndpoint: settings.production,
        tags: foundation.tags,
    });
}

function createScaling(
    { serverless, foundation, endpointName }: Surroundings,
    endpoint: ServerlessEndpoint,
): void {
    if (serverless.scaling !== undefined) {
        new AutoscalingPolicy(`${endpointName}-scaling`, {
            endpointName: endpoint.endpointName,
            endpointKind: EndpointKind.Serverless,
            variantName: VARIANT,
            ...serverless.scaling,
            alarmActionArns: [foundation.topicArn],
            tags: foundation.tags,
        });
    }
}

/** Creates the endpoint that has no instances, with its alarms and the scaling of its provisioned concurrency. */
export function createServerless(
    settings: ServingStackSettings,
    foundation: Foundation,
    serverless: ServerlessSettings,
): ServedEndpoint {
    const endpointName = `${foundation.prefix}-serverless`;
    const surroundings = { settings, serverless, foundation, endpointName };
    const panel = panelOf(surroundings);
    const alarms = createAlarms(foundation, panel);
    const endpoint = createEndpoint(surroundings);
    createScaling(surroundings, endpoint);
    const outputs = {
        endpointName: endpoint.endpointName,
        endpointConfigName: endpoint.endpointConfigName,
        alarmNames: alarms.alarmNames,
        serverless: true,
    };
    return { outputs, panel, alarms: [{ title: endpointName, alarmNames: alarms.alarmNames }] };
}
