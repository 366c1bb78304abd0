import * as pulumi from "@pulumi/pulumi";
import type { DashboardAlarmsArgs } from "../components/monitoring/dashboard/dashboardArgs";
import {
    MonitoringSchedule,
    MonitoringScheduleArgs,
} from "../components/monitoring/monitors/monitoringSchedule";
import { RetrainingRequest } from "../components/monitoring/retraining/retrainingRequest";
import { RealtimeEndpoint } from "../components/serving/realtimeEndpoint";
import { given } from "../components/shared/given";
import { Foundation } from "../infra/foundation";
import { nativeProvider } from "../infra/nativeProvider";
import { ServingStackSettings } from "../infra/settings";

type RealtimeSettings = NonNullable<ServingStackSettings["realtime"]>;
type MonitoringSettings = NonNullable<RealtimeSettings["monitoring"]>;

/** What is monitored, and how much of it is captured. */
interface Captured {
    endpoint: RealtimeEndpoint;
    dataCapturePercent: number;
}

/** What the settings must say where nothing can make monitors that need labels. */
const WITHOUT_PROVIDER = "mlops:realtime.monitoring: modelQuality and modelBias must be left out";

/** What every monitor of an endpoint is told. */
type Shared = Omit<
    MonitoringScheduleArgs,
    "dataQuality" | "modelQuality" | "modelBias" | "schedule" | "instanceType"
>;

function sharedArgs(foundation: Foundation, { endpoint, dataCapturePercent }: Captured): Shared {
    const { location, tags, keyArn, network, artifactBucketName, topicArn } = foundation;
    return {
        location,
        endpointName: endpoint.endpointName,
        dataCaptureUri: endpoint.dataCaptureUri,
        dataCapturePercent,
        artifactBucketName,
        keyArn,
        network,
        alarmActionArns: [topicArn],
        notificationTopicArn: topicArn,
        tags,
    };
}

/** What a monitor runs on and when, apart from what it watches. */
function split<T extends { schedule?: string; instanceType?: string }>({
    schedule,
    instanceType,
    ...watched
}: T) {
    return { run: given({ schedule, instanceType }), watched };
}

/** Creates the monitors that compare answers with labels, which the classic provider does not make. */
function createLabelMonitors(
    prefix: string,
    settings: ServingStackSettings,
    shared: Shared,
    { modelQuality, modelBias }: Pick<MonitoringSettings, "modelQuality" | "modelBias">,
): DashboardAlarmsArgs[] {
    if (modelQuality === undefined && modelBias === undefined) {
        return [];
    }
    const provider = nativeProvider(settings, WITHOUT_PROVIDER);
    const options = { providers: { "aws-native": provider } };
    // The training pipeline writes the baseline beside the model, with the platform's key.
    const baselineKeyArn = settings.modelArtifacts.keyArn;
    const monitor = (what: string, args: Omit<MonitoringScheduleArgs, keyof Shared>) => {
        const name = `${prefix}-model-${what}`;
        const { alarmNames } = new MonitoringSchedule(name, { ...shared, ...args }, options);
        return { title: `model ${what}`, alarmNames };
    };
    const ofQuality = modelQuality && split(modelQuality);
    const ofBias = modelBias && split(modelBias);
    return [
        ofQuality &&
            monitor("quality", { ...ofQuality.run, modelQuality: { baselineKeyArn, ...ofQuality.watched } }),
        ofBias && monitor("bias", { ...ofBias.run, modelBias: { baselineKeyArn, ...ofBias.watched } }),
    ].filter((made) => made !== undefined);
}

/** Creates the monitors of an endpoint, and what lets their alarms train the model again; gives the alarms. */
export function createMonitoring(
    settings: ServingStackSettings,
    foundation: Foundation,
    { endpoint, dataCapturePercent, ...monitoring }: MonitoringSettings & Captured,
): DashboardAlarmsArgs[] {
    const { location, prefix, keyArn, topicArn, tags } = foundation;
    const { retrainingBusArn, modelQuality, modelBias, ...rest } = monitoring;
    const shared = sharedArgs(foundation, { endpoint, dataCapturePercent });
    const { run, watched } = split(rest);
    const dataQuality = { baselineKeyArn: settings.modelArtifacts.keyArn, ...watched };
    const dataMonitor = new MonitoringSchedule(`${prefix}-data-quality`, { ...shared, ...run, dataQuality });
    const monitors = [
        { title: "data quality", alarmNames: dataMonitor.alarmNames },
        ...createLabelMonitors(prefix, settings, shared, given({ modelQuality, modelBias })),
    ];
    if (retrainingBusArn !== undefined) {
        const names = monitors.map((monitor) => monitor.alarmNames);
        new RetrainingRequest(`${prefix}-retraining`, {
            location,
            alarmNames: pulumi.all(names).apply((each) => each.flatMap((byKey) => Object.values(byKey))),
            eventBusArn: retrainingBusArn,
            keyArn,
            notificationTopicArn: topicArn,
            tags,
        });
    }
    return monitors;
}
