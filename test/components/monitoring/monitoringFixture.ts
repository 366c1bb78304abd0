import * as assert from "node:assert";
import {
    MonitoringSchedule,
    MonitoringScheduleArgs,
} from "../../../components/monitoring/monitoringSchedule";
import { LOCATION, record, Recording } from "../../support/recorder";

export const KEY = "arn:aws:kms:eu-central-1:111122223333:key/0a1b";
export const TOPIC = "arn:aws:sns:eu-central-1:111122223333:ops";

/** Valid arguments, some of them replaced. */
export function args(overrides: Partial<MonitoringScheduleArgs> = {}): MonitoringScheduleArgs {
    return {
        location: LOCATION,
        endpointName: "fraud",
        dataCaptureUri: "s3://artifacts/data-capture",
        dataQuality: {
            baselineConstraintsUri: "s3://baselines/fraud/constraints.json",
            baselineStatisticsUri: "s3://baselines/fraud/statistics.json",
            driftAlarms: [{ feature: "amount" }, { feature: "mean radius", maxDistance: 0.2 }],
        },
        artifactBucketName: "artifacts",
        keyArn: KEY,
        network: { subnetIds: ["subnet-a", "subnet-b"], securityGroupIds: ["sg-1"] },
        alarmActionArns: [TOPIC],
        notificationTopicArn: TOPIC,
        tags: { team: "risk" },
        ...overrides,
    };
}

/** What a schedule named `fraud` declares. */
export function recordMonitor(
    overrides: Partial<MonitoringScheduleArgs> = {},
    preview = false,
): Promise<Recording> {
    return record(
        () => {
            const monitor = new MonitoringSchedule("fraud", args(overrides));
            return {
                scheduleName: monitor.scheduleName,
                driftAlarmNames: monitor.driftAlarmNames,
                outputUri: monitor.outputUri,
            };
        },
        { preview },
    );
}

/** Holds that a schedule with these arguments is refused with exactly these lines. */
export function rejects(overrides: Partial<MonitoringScheduleArgs>, ...lines: string[]): Promise<void> {
    return assert.rejects(recordMonitor(overrides), {
        message: ['MonitoringSchedule "fraud":', ...lines.map((line) => `  ${line}`)].join("\n"),
    });
}
