import { EndpointAlarms } from "../../components/monitoring/alarms/endpointAlarms";
import { MonitoringSchedule } from "../../components/monitoring/monitors/monitoringSchedule";
import { AutoscalingPolicy } from "../../components/scaling/autoscalingPolicy";
import { RealtimeEndpoint } from "../../components/serving/realtimeEndpoint";
import { endpointName, modelPackageArn, SCENARIO } from "../scenario";

const { location, keyArn, topicArn, artifactBucketName, variant, baseline, officeHours } = SCENARIO;

const NETWORK = {
    subnetIds: [...SCENARIO.subnetIds],
    securityGroupIds: [...SCENARIO.securityGroupIds],
};

function declareScaling(name: string, endpoint: RealtimeEndpoint): void {
    new AutoscalingPolicy(`${name}-scaling`, {
        endpointName: endpoint.endpointName,
        variantName: variant.name,
        instanceType: variant.instanceType,
        minCapacity: SCENARIO.capacity.min,
        maxCapacity: SCENARIO.capacity.max,
        targetTracking: [
            {
                name: "invocations",
                invocationsPerMinutePerInstance: SCENARIO.invocationsPerMinutePerInstance,
            },
        ],
        stepScaling: [
            {
                name: "surge",
                alarm: {
                    invocationsPerMinutePerInstance: SCENARIO.surgeInvocationsPerMinutePerInstance,
                },
                steps: [
                    { lowerBound: 0, upperBound: 500, adjustment: 1 },
                    { lowerBound: 500, adjustment: 3 },
                ],
            },
        ],
        schedules: [
            {
                name: "office-hours",
                schedule: officeHours.begin,
                restoreSchedule: officeHours.end,
                timezone: officeHours.timezone,
                minCapacity: officeHours.minCapacity,
            },
        ],
        alarmActionArns: [topicArn],
        tags: SCENARIO.tags,
    });
}

function declareEndpoint(index: number): void {
    const name = endpointName(index);
    const { tags } = SCENARIO;
    const alarms = new EndpointAlarms(`${name}-alarms`, {
        endpointName: name,
        variants: [variant],
        alarmActionArns: [topicArn],
        tags,
    });
    const endpoint = new RealtimeEndpoint(name, {
        location,
        endpointName: name,
        variants: [{ ...variant, modelPackageArn: modelPackageArn(index) }],
        network: NETWORK,
        keyArn,
        artifactBucketName,
        rollbackAlarmNames: alarms.rollbackAlarmNames,
        tags,
    });
    declareScaling(name, endpoint);
    new MonitoringSchedule(`${name}-monitor`, {
        location,
        endpointName: endpoint.endpointName,
        dataCaptureUri: endpoint.dataCaptureUri,
        dataQuality: {
            baselineConstraintsUri: baseline.constraintsUri,
            baselineStatisticsUri: baseline.statisticsUri,
            driftAlarms: [{ feature: SCENARIO.driftFeature }],
        },
        artifactBucketName,
        keyArn,
        network: NETWORK,
        alarmActionArns: [topicArn],
        notificationTopicArn: topicArn,
        tags,
    });
}

/** Declares the fleet with this project's components. */
export function declareWithComponents(count: number): void {
    for (let index = 0; index < count; index++) {
        declareEndpoint(index);
    }
}
