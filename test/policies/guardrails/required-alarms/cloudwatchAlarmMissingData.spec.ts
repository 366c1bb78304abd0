import { cloudwatchAlarmMissingData } from "../../../../policies/guardrails/required-alarms/cloudwatchAlarmMissingData";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { config, endpoint, variant } from "../reliability/endpoints";
import { ALARM, errorAlarm, latencyAlarm } from "./alarmFixtures";

const LOAD = { namespace: "/aws/sagemaker/Endpoints", metricName: "CPUUtilization" };
const FLOOR = { metricName: "Invocations", comparisonOperator: "LessThanThreshold" };
const UNSAID = "an alarm must say what missing data means; AWS's default leaves it where it was";
const NO_REQUESTS = "without requests there is nothing to measure, and nothing wrong";

function violation(found: string, rule: string, value: string, name = "errors"): string {
    return `${ALARM} "${name}": treatMissingData ${found}; ${rule}. Fix: set treatMissingData to ${value}.`;
}

describeRule(cloudwatchAlarmMissingData, {
    "accepts what is right for the metric": {
        resources: [
            errorAlarm(),
            latencyAlarm(),
            errorAlarm({ ...LOAD, treatMissingData: "breaching" }, "load"),
            errorAlarm({ ...FLOOR, treatMissingData: "breaching" }, "floor"),
            errorAlarm({ namespace: "Custom", treatMissingData: "ignore" }, "own"),
        ],
    },
    "stops an alarm that says nothing, or says so": {
        resources: [
            errorAlarm({ treatMissingData: null }),
            errorAlarm({ ...LOAD, treatMissingData: "missing" }, "load"),
            errorAlarm({ namespace: "Custom", treatMissingData: null }, "own"),
        ],
        violations: [
            violation("is not set", UNSAID, "notBreaching"),
            violation('is "missing"', UNSAID, "breaching", "load"),
            violation("is not set", UNSAID, "notBreaching, breaching or ignore", "own"),
        ],
    },
    "stops errors and latency that go off without requests": {
        resources: [
            errorAlarm({ treatMissingData: "breaching" }),
            latencyAlarm({ treatMissingData: "breaching" }),
        ],
        violations: [
            violation('is "breaching"', NO_REQUESTS, "notBreaching"),
            violation('is "breaching"', NO_REQUESTS, "notBreaching", "latency"),
        ],
    },
    "stops a look-out for too few requests that takes none for well": {
        resources: [errorAlarm(FLOOR)],
        violations: [
            violation(
                'is "notBreaching"',
                "no data is what the alarm looks for: nobody reaches the endpoint",
                "breaching",
            ),
        ],
    },
    "stops an alarm on load that takes silence for well": {
        resources: [errorAlarm(LOAD)],
        violations: [violation('is "notBreaching"', "an instance that reports no load is gone", "breaching")],
    },
    "lets load be silent where it is told to": {
        resources: [errorAlarm(LOAD)],
        config: { loadMustBreach: false },
    },
    "lets load be silent on an asynchronous endpoint, which may be without instances, and on no other": {
        resources: [
            config([variant()], { asyncInferenceConfig: { outputConfig: {} } }),
            endpoint(),
            errorAlarm(LOAD),
            errorAlarm({ ...LOAD, dimensions: { EndpointName: "other", VariantName: "primary" } }, "other"),
            errorAlarm({ treatMissingData: "breaching" }, "requests"),
        ],
        violations: [
            violation('is "notBreaching"', "an instance that reports no load is gone", "breaching", "other"),
            violation('is "breaching"', NO_REQUESTS, "notBreaching", "requests"),
        ],
    },
    "lets memory be silent on a serverless endpoint, which has no instances, and on no other": {
        resources: [
            config([variant({ instanceType: null, serverlessConfig: {} })]),
            endpoint(),
            errorAlarm({ ...LOAD, metricName: "MemoryUtilization" }),
            errorAlarm({ ...LOAD, dimensions: { EndpointName: "other", VariantName: "primary" } }, "other"),
        ],
        violations: [
            violation('is "notBreaching"', "an instance that reports no load is gone", "breaching", "other"),
        ],
    },
    "holds a silent load against an endpoint that is not asynchronous": {
        resources: [config(), endpoint(), errorAlarm(LOAD)],
        violations: [violation('is "notBreaching"', "an instance that reports no load is gone", "breaching")],
    },
    "notes a silent load of which it does not know the endpoint, where one is asynchronous": {
        resources: [
            config([variant()], { asyncInferenceConfig: { outputConfig: {} } }),
            endpoint(),
            errorAlarm({ ...LOAD, dimensions: UNKNOWN }),
        ],
        undecided: [`${ALARM} "errors": string value at .dimensions can't be known during preview`],
    },
    "notes what is unknown": {
        resources: [errorAlarm({ treatMissingData: UNKNOWN })],
        undecided: [`${ALARM} "errors": string value at .treatMissingData can't be known during preview`],
    },
});
