import * as assert from "node:assert";
import type { DataQualityMonitorArgs } from "../../../../components/monitoring/monitors/dataQuality/dataQualityArgs";
import type { ModelBiasMonitorArgs } from "../../../../components/monitoring/monitors/labels/modelBiasArgs";
import {
    ModelQualityMonitorArgs,
    ProblemType,
} from "../../../../components/monitoring/monitors/labels/modelQualityArgs";
import {
    MonitoringSchedule,
    MonitoringScheduleArgs,
} from "../../../../components/monitoring/monitors/monitoringSchedule";
import { LOCATION, record, Recording } from "../../../support/recorder";

export const KEY = "arn:aws:kms:eu-central-1:111122223333:key/0a1b";
export const TOPIC = "arn:aws:sns:eu-central-1:111122223333:ops";

const BASELINE_CONSTRAINTS = "s3://baselines/fraud/constraints.json";

export const DATA_QUALITY: DataQualityMonitorArgs = {
    baselineConstraintsUri: BASELINE_CONSTRAINTS,
    baselineStatisticsUri: "s3://baselines/fraud/statistics.json",
    driftAlarms: [{ feature: "amount" }, { feature: "mean radius", maxDistance: 0.2 }],
};

export const MODEL_QUALITY: ModelQualityMonitorArgs = {
    problemType: ProblemType.BinaryClassification,
    groundTruthUri: "s3://labels/fraud",
    startTimeOffset: "-P2D",
    endTimeOffset: "-P1D",
    probabilityAttribute: "0",
    probabilityThreshold: 0.3,
    baselineConstraintsUri: BASELINE_CONSTRAINTS,
    alarms: [
        { metric: "auc", threshold: 0.9 },
        { metric: "false_positive_rate", threshold: 0.05 },
    ],
};

export const MODEL_BIAS: ModelBiasMonitorArgs = {
    configUri: "s3://baselines/fraud/analysis_config.json",
    groundTruthUri: "s3://labels/fraud",
    inferenceAttribute: "labels",
    featuresAttribute: "instances",
    baselineConstraintsUri: BASELINE_CONSTRAINTS,
    alarms: [
        {
            metric: "DPPL",
            facet: "age",
            facetValue: "(40, 60]",
            label: "fraud",
            labelValue: "0",
            min: -0.1,
            max: 0.1,
        },
        { metric: "CI", facet: "age", facetValue: "(40, 60]", label: "fraud", labelValue: "0", max: 0.5 },
    ],
};

/** What every job of these arguments runs on, and where. */
export const JOB_SURROUNDINGS = {
    jobResources: {
        clusterConfig: {
            instanceType: "ml.m5.xlarge",
            instanceCount: 1,
            volumeSizeInGb: 30,
            volumeKmsKeyId: KEY,
        },
    },
    networkConfig: {
        enableInterContainerTrafficEncryption: true,
        enableNetworkIsolation: true,
        vpcConfig: { subnets: ["subnet-a", "subnet-b"], securityGroupIds: ["sg-1"] },
    },
};

/** Valid arguments, some of them replaced; of data quality where no other kind is asked for. */
export function args(overrides: Partial<MonitoringScheduleArgs> = {}): MonitoringScheduleArgs {
    return {
        location: LOCATION,
        endpointName: "fraud",
        dataCaptureUri: "s3://artifacts/data-capture",
        ...("modelQuality" in overrides || "modelBias" in overrides ? {} : { dataQuality: DATA_QUALITY }),
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
                alarmNames: monitor.alarmNames,
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
