import { cloudwatchAlarmTarget } from "../../../../policies/guardrails/required-alarms/cloudwatchAlarmTarget";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { ALARM, errorAlarm } from "./alarmFixtures";
import { endpoint, endpointConfig, variant } from "./fixtures";

const STACK = [endpoint(), endpointConfig()];

function cpuAlarm(threshold: number): ResourceFixture {
    return errorAlarm({ namespace: "/aws/sagemaker/Endpoints", metricName: "CPUUtilization", threshold });
}

function violation(found: string, rule: string, fix: string): string {
    return `${ALARM} "errors": dimensions ${found}; ${rule}. Fix: ${fix}.`;
}

describeRule(cloudwatchAlarmTarget, {
    "accepts an alarm on an endpoint and variant of the stack, and any on other metrics": {
        resources: [
            ...STACK,
            errorAlarm(),
            errorAlarm({ namespace: "AWS/SQS", metricName: "X", dimensions: {} }, "queue"),
        ],
    },
    "accepts an alarm on a variant that is only sent copies of requests": {
        resources: [
            endpoint(),
            endpointConfig([variant()], { shadowProductionVariants: [variant({ variantName: "copy" })] }),
            errorAlarm({ dimensions: { EndpointName: "fraud", VariantName: "copy" } }),
        ],
    },
    "accepts an alarm on an endpoint elsewhere in a stack without endpoints": {
        resources: [errorAlarm({ dimensions: { EndpointName: "elsewhere", VariantName: "x" } })],
    },
    "stops an alarm on all endpoints together": {
        resources: [...STACK, errorAlarm({ dimensions: {} })],
        violations: [
            violation(
                "lack EndpointName",
                "SageMaker publishes this metric by endpoint and variant, so that the alarm never has data",
                "add EndpointName and VariantName",
            ),
        ],
    },
    "stops an alarm on an endpoint that is not there": {
        resources: [
            ...STACK,
            errorAlarm({ dimensions: { EndpointName: "frauds", VariantName: "AllTraffic" } }),
        ],
        violations: [
            violation(
                'name the endpoint "frauds"',
                "the alarm watches nothing of this stack, whose endpoints are fraud",
                "name an endpoint of the stack",
            ),
        ],
    },
    "stops an alarm on a variant that is not there": {
        resources: [...STACK, errorAlarm({ dimensions: { EndpointName: "fraud", VariantName: "B" } })],
        violations: [
            violation(
                'name the variant "B"',
                "the alarm never has data: the variants of fraud are AllTraffic",
                "name a variant of the endpoint",
            ),
        ],
    },
    "accepts a load that all processors together can have": {
        resources: [...STACK, cpuAlarm(200)],
    },
    "stops a load that the instance cannot have": {
        resources: [...STACK, cpuAlarm(201)],
        violations: [
            `${ALARM} "errors": threshold is 201; the load of ml.m5.large never exceeds 200, ` +
                "which is 100 for each processor. Fix: set threshold to a share of that.",
        ],
    },
    "does not hold names that a preview does not know against anybody": {
        resources: [
            endpoint(),
            endpointConfig([variant({ variantName: UNKNOWN })]),
            errorAlarm({ dimensions: { EndpointName: "fraud", VariantName: "B" } }),
            errorAlarm({ dimensions: { EndpointName: UNKNOWN, VariantName: "B" } }, "other"),
        ],
    },
    "notes dimensions that are unknown as a whole": {
        resources: [...STACK, errorAlarm({ dimensions: UNKNOWN })],
        undecided: [`${ALARM} "errors": string value at .dimensions can't be known during preview`],
    },
});
