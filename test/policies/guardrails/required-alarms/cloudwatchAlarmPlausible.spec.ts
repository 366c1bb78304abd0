import { cloudwatchAlarmPlausible } from "../../../../policies/guardrails/required-alarms/cloudwatchAlarmPlausible";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { ALARM, errorAlarm, latencyAlarm } from "./alarmFixtures";

function violation(subject: string, found: string, rule: string, fix: string, name = "errors"): string {
    return `${ALARM} "${name}": ${subject} is ${found}; ${rule}. Fix: ${fix}.`;
}

const DISK = { namespace: "/aws/sagemaker/Endpoints", metricName: "DiskUtilization" };

describeRule(cloudwatchAlarmPlausible, {
    "accepts numbers that fit": {
        resources: [
            errorAlarm(),
            latencyAlarm({ threshold: 1000 }),
            errorAlarm({ period: 3600, evaluationPeriods: 24 }),
            errorAlarm({ ...DISK, threshold: 100 }),
            errorAlarm({ ...DISK, metricName: "CPUUtilization", threshold: 340 }),
            errorAlarm({ ...DISK, metricName: "GPUMemoryUtilization", threshold: 700 }),
            latencyAlarm({ threshold: 3_600_000_000 }),
            errorAlarm({ statistic: "Sum", threshold: 5 }),
            errorAlarm({ metricName: "Invocations", comparisonOperator: "LessThanThreshold", threshold: 1 }),
            errorAlarm({ namespace: "Custom", comparisonOperator: "LessThanThreshold" }),
        ],
    },
    "stops more than a day": {
        resources: [errorAlarm({ period: 3600, evaluationPeriods: 25 })],
        violations: [
            violation(
                "evaluationPeriods",
                "25",
                "period times evaluationPeriods must not exceed a day, which is 86400 seconds",
                "shorten the period or take fewer of them",
            ),
        ],
    },
    "stops more datapoints than there are": {
        resources: [errorAlarm({ datapointsToAlarm: 4 })],
        violations: [
            violation(
                "datapointsToAlarm",
                "4",
                "an alarm that needs more datapoints than it looks at never goes off",
                "set datapointsToAlarm to evaluationPeriods or less",
            ),
        ],
    },
    "stops an alarm that goes off when all is well": {
        resources: [errorAlarm({ comparisonOperator: "LessThanOrEqualToThreshold" })],
        violations: [
            violation(
                "comparisonOperator",
                '"LessThanOrEqualToThreshold"',
                "it goes off when all is well: this metric is bad when it is high",
                "set comparisonOperator to GreaterThanThreshold",
            ),
        ],
    },
    "stops milliseconds where SageMaker means microseconds": {
        resources: [
            latencyAlarm({ threshold: 300 }),
            latencyAlarm({ metricName: "OverheadLatency", threshold: 999 }),
        ],
        violations: ["300", "999"].map((found) =>
            violation(
                "threshold",
                found,
                "SageMaker gives this metric in microseconds; so low a threshold is meant in milliseconds",
                "multiply the threshold by 1000",
                "latency",
            ),
        ),
    },
    "stops a time and a load that nothing can have": {
        resources: [
            latencyAlarm({ threshold: 3_600_000_001 }),
            errorAlarm({ ...DISK, metricName: "GPUUtilization", threshold: 1601 }),
        ],
        violations: [
            violation(
                "threshold",
                "3600000001",
                "SageMaker gives this metric in microseconds, and answers within an hour or not at all",
                "set threshold to a time within which an answer can come",
                "latency",
            ),
            violation(
                "threshold",
                "1601",
                "this metric never exceeds 100 percent for each of 16 GPUs",
                "set threshold to a share of 100 for each GPU of the instance",
            ),
        ],
    },
    "stops a share of more than the whole": {
        resources: [errorAlarm({ ...DISK, threshold: 101 }), errorAlarm({ threshold: 1 })],
        violations: [
            violation(
                "threshold",
                "101",
                "this metric never exceeds 100 percent",
                "set threshold to a share of 100",
            ),
            violation(
                "threshold",
                "1",
                "the average of errors is a share of requests, which never exceeds 1",
                "give the threshold as a share such as 0.01, or take the Sum",
            ),
        ],
    },
    "notes what is unknown, and stops what is wrong beside it": {
        resources: [errorAlarm({ threshold: UNKNOWN, datapointsToAlarm: 4 })],
        violations: [
            violation(
                "datapointsToAlarm",
                "4",
                "an alarm that needs more datapoints than it looks at never goes off",
                "set datapointsToAlarm to evaluationPeriods or less",
            ),
        ],
        undecided: [`${ALARM} "errors": string value at .threshold can't be known during preview`],
    },
});
