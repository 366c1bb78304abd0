import * as pulumi from "@pulumi/pulumi";
import { AutoscalingPolicy } from "../components/scaling/autoscalingPolicy";
import { MultiModelEndpoint } from "../components/serving/multiModelEndpoint";
import { Foundation } from "../infra/foundation";
import { ServingStackSettings } from "../infra/settings";
import { createAlarms, ServedEndpoint } from "./servedEndpoint";

type MultiModelSettings = NonNullable<ServingStackSettings["multiModel"]>;

/** Name of the only variant. */
const VARIANT = "AllTraffic";

function createScaling(
    { prefix, tags, topicArn }: Foundation,
    endpoint: MultiModelEndpoint,
    instanceType: string,
    scaling: NonNullable<MultiModelSettings["scaling"]>,
): void {
    new AutoscalingPolicy(`${prefix}-multi-scaling`, {
        endpointName: endpoint.endpointName,
        variantName: VARIANT,
        instanceType,
        ...scaling,
        alarmActionArns: [topicArn],
        tags,
    });
}

/** Creates the endpoint that serves many models, with its alarms and scaling. */
export function createMultiModel(
    settings: ServingStackSettings,
    foundation: Foundation,
    multiModel: MultiModelSettings,
): ServedEndpoint {
    const { location, prefix, tags, keyArn, network, artifactBucketName } = foundation;
    const { alarms: thresholds, scaling, prefix: modelPrefix, ...hosting } = multiModel;
    const endpointName = `${prefix}-multi`;
    const panel = {
        endpointName,
        variants: [{ name: VARIANT, instanceType: hosting.instanceType }],
        thresholds,
    };
    const alarms = createAlarms(foundation, panel);
    const endpoint = new MultiModelEndpoint(`${prefix}-multi`, {
        location,
        endpointName,
        variantName: VARIANT,
        ...hosting,
        modelDataPrefix: pulumi.interpolate`s3://${artifactBucketName}/${modelPrefix}/`,
        network,
        keyArn,
        artifactBucketName,
        rollbackAlarmNames: alarms.rollbackAlarmNames,
        rollbackAlarmSeconds: alarms.rollbackAlarmSeconds,
        access: settings.awsAccess,
        protectEndpoint: settings.production,
        tags,
    });
    if (scaling !== undefined) {
        createScaling(foundation, endpoint, hosting.instanceType, scaling);
    }
    const outputs = {
        endpointName: endpoint.endpointName,
        endpointConfigName: endpoint.endpointConfigName,
        alarmNames: alarms.alarmNames,
        multiModel: true,
    };
    return { outputs, panel, alarms: [{ title: endpointName, alarmNames: alarms.alarmNames }] };
}
