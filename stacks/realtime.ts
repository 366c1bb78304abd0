import type { DashboardEndpointArgs } from "../components/monitoring/dashboard/dashboardArgs";
import { AlarmedVariantArgs, EndpointAlarms } from "../components/monitoring/alarms/endpointAlarms";
import { AutoscalingPolicy } from "../components/scaling/autoscalingPolicy";
import { RealtimeEndpoint } from "../components/serving/realtimeEndpoint";
import { Foundation } from "../infra/foundation";
import { ServingStackSettings } from "../infra/settings";
import { createMonitoring } from "./monitoring";
import { createAlarms, ServedEndpoint } from "./servedEndpoint";

/** What the settings say of the endpoint, and the version that it serves. */
type RealtimeSettings = NonNullable<ServingStackSettings["realtime"]> & { modelPackageArn: string };

interface Surroundings {
    settings: ServingStackSettings;
    realtime: RealtimeSettings;
    foundation: Foundation;
    endpointName: string;
}

function alarmedVariants({ variants, shadow }: RealtimeSettings): AlarmedVariantArgs[] {
    return shadow === undefined ? variants : [...variants, { ...shadow, shadow: true }];
}

function panelOf({ realtime, endpointName }: Surroundings): DashboardEndpointArgs {
    return { endpointName, variants: alarmedVariants(realtime), thresholds: realtime.alarms };
}

function createEndpoint(
    { settings, realtime, foundation, endpointName }: Surroundings,
    alarms: EndpointAlarms,
): RealtimeEndpoint {
    const { modelPackageArn } = realtime;
    const { location, prefix, tags, keyArn, network, artifactBucketName } = foundation;
    return new RealtimeEndpoint(`${prefix}-realtime`, {
        location,
        endpointName,
        variants: realtime.variants.map((variant) => ({ modelPackageArn, ...variant })),
        ...(realtime.shadow === undefined ? {} : { shadow: realtime.shadow }),
        network,
        keyArn,
        artifactBucketName,
        modelBucketName: settings.modelArtifacts.bucketName,
        modelKeyArn: settings.modelArtifacts.keyArn,
        dataCapture: {
            enabled: realtime.dataCapturePercent > 0,
            samplingPercent: realtime.dataCapturePercent,
        },
        rollout: realtime.rollout,
        rollbackAlarmNames: alarms.rollbackAlarmNames,
        rollbackAlarmSeconds: alarms.rollbackAlarmSeconds,
        access: settings.awsAccess,
        protectEndpoint: settings.production,
        tags,
    });
}

function createScaling({ realtime, foundation }: Surroundings, endpoint: RealtimeEndpoint): void {
    const { prefix, tags, topicArn } = foundation;
    for (const variant of realtime.variants) {
        const scaling = realtime.scaling[variant.name];
        if (scaling !== undefined) {
            new AutoscalingPolicy(`${prefix}-scaling-${variant.name}`, {
                endpointName: endpoint.endpointName,
                variantName: variant.name,
                instanceType: variant.instanceType,
                ...scaling,
                alarmActionArns: [topicArn],
                tags,
            });
        }
    }
}

/** Creates the real-time endpoint of the approved version, with everything that goes with it. */
export function createRealtime(
    settings: ServingStackSettings,
    foundation: Foundation,
    realtime: RealtimeSettings,
): ServedEndpoint {
    const endpointName = foundation.prefix;
    const surroundings = { settings, realtime, foundation, endpointName };
    const panel = panelOf(surroundings);
    const alarms = createAlarms(foundation, panel);
    const endpoint = createEndpoint(surroundings, alarms);
    createScaling(surroundings, endpoint);
    const { monitoring, dataCapturePercent } = realtime;
    const monitors =
        monitoring === undefined
            ? []
            : createMonitoring(settings, foundation, { ...monitoring, dataCapturePercent, endpoint });
    const outputs = {
        endpointName: endpoint.endpointName,
        endpointConfigName: endpoint.endpointConfigName,
        alarmNames: alarms.alarmNames,
        dataCaptureUri: endpoint.dataCaptureUri,
    };
    return { outputs, panel, alarms: [{ title: endpointName, alarmNames: alarms.alarmNames }, ...monitors] };
}
