import { monitoringScheduleAlarm } from "../../../../policies/guardrails/required-alarms/monitoringScheduleAlarm";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { failureAlarm, failureRule, unheard } from "./failureFixtures";

const TYPE = "aws:sagemaker/monitoringSchedule:MonitoringSchedule";
const schedule: ResourceFixture = { type: TYPE, name: "drift", properties: { name: "fraud-drift" } };
const MESSAGE = unheard(
    TYPE,
    "drift",
    "an alarm on a metric of aws/sagemaker/Endpoints/data-metrics with the dimension MonitoringSchedule, " +
        "or an event rule on failed processing jobs, with an SNS topic",
);

describeRule(monitoringScheduleAlarm, {
    "accepts an alarm in the spelling of AWS's samples": {
        resources: [
            schedule,
            failureAlarm("aws/sagemaker/Endpoints/data-metrics", "feature_baseline_drift_age", {
                Endpoint: "fraud",
                MonitoringSchedule: "fraud-drift",
            }),
        ],
    },
    "accepts an alarm in the spelling of AWS's guide": {
        resources: [
            schedule,
            failureAlarm("/aws/sagemaker/Endpoints/data-metric", "feature_baseline_drift_age", {
                EndpointName: "fraud",
                ScheduleName: "fraud-drift",
            }),
        ],
    },
    "accepts an event rule on failed processing jobs": {
        resources: [
            schedule,
            ...failureRule({
                source: ["aws.sagemaker"],
                "detail-type": ["SageMaker Processing Job State Change"],
                detail: { ProcessingJobStatus: ["Failed", "Stopped"] },
            }),
        ],
    },
    "stops a schedule of which nobody hears": { resources: [schedule], violations: [MESSAGE] },
    "does not take an alarm on another schedule for one": {
        resources: [
            schedule,
            failureAlarm("aws/sagemaker/Endpoints/data-metrics", "x", { MonitoringSchedule: "other" }),
        ],
        violations: [MESSAGE],
    },
    "notes an alarm that may be the missing one": {
        resources: [
            schedule,
            failureAlarm("aws/sagemaker/Endpoints/data-metrics", "x", { MonitoringSchedule: UNKNOWN }),
        ],
        undecided: [
            `${TYPE} "drift": string value at .dimensions.MonitoringSchedule can't be known during preview`,
        ],
    },
});
