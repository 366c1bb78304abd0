import { sagemakerEndpointRollbackTiming } from "../../../../policies/guardrails/required-alarms/sagemakerEndpointRollbackTiming";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { errorAlarm } from "./alarmFixtures";
import { ENDPOINT, endpoint, endpointConfig, rollout, variant } from "./fixtures";

const ROLLOUT = "pulumi-nodejs:dynamic/mlops:EndpointRollout";

function shifted(type: string, value: number, wait: unknown = 600, more: object = {}): ResourceFixture {
    const size = { type: "CAPACITY_PERCENT", value };
    const blueGreenUpdatePolicy = {
        trafficRoutingConfiguration: {
            type,
            waitIntervalInSeconds: wait,
            canarySize: size,
            linearStepSize: size,
        },
        terminationWaitInSeconds: 300,
        ...more,
    };
    const alarms = [{ alarmName: "errors" }];
    return endpoint({ deploymentConfig: { blueGreenUpdatePolicy, autoRollbackConfiguration: { alarms } } });
}

function rolling(value: number): ResourceFixture {
    const rollingUpdatePolicy = {
        maximumBatchSize: { type: "CAPACITY_PERCENT", value },
        waitIntervalInSeconds: 600,
    };
    return endpoint({ deploymentConfig: { rollingUpdatePolicy } });
}

function stack(deployed: ResourceFixture, ...alarms: ResourceFixture[]): ResourceFixture[] {
    return [deployed, endpointConfig(), ...alarms];
}

function violation(
    subject: string,
    found: string,
    rule: string,
    fix: string,
    type = ENDPOINT,
    name = "fraud-endpoint",
): string {
    return `${type} "${name}": ${subject} is ${found}; ${rule}. Fix: ${fix}.`;
}

function step(kind: string, percent: number, least: number): string {
    return violation(
        `the ${kind} step`,
        `${String(percent)} percent`,
        `it must be from ${String(least)} to 50 percent`,
        "bring the step within these bounds",
    );
}

describeRule(sagemakerEndpointRollbackTiming, {
    "accepts a canary whose alarms have time": { resources: stack(shifted("CANARY", 10), errorAlarm()) },
    "asks for no waits of a serverless endpoint": {
        resources: [
            endpoint(),
            endpointConfig([variant({ instanceType: null, serverlessConfig: {} })]),
            rollout({ rollbackAlarmNames: [], deployment: { strategy: "allAtOnce", waitSeconds: 0 } }),
        ],
    },
    "accepts our own rollout": {
        resources: [
            endpoint(),
            endpointConfig(),
            rollout({
                rollbackAlarmNames: ["errors"],
                deployment: {
                    strategy: "linear",
                    stepPercent: 25,
                    waitSeconds: 300,
                    terminationWaitSeconds: 300,
                    maximumExecutionSeconds: 1500,
                },
            }),
            errorAlarm(),
        ],
    },
    "stops a canary of more than half": {
        resources: stack(shifted("CANARY", 51)),
        violations: [step("canary", 51, 1)],
    },
    "stops a linear step that is too small": {
        resources: stack(shifted("LINEAR", 9)),
        violations: [step("linear", 9, 10)],
    },
    "stops a rolling batch that is too small": {
        resources: stack(rolling(4)),
        violations: [step("rolling", 4, 5)],
    },
    "stops a step that is over before its alarm can go off": {
        resources: stack(shifted("CANARY", 10, 600), errorAlarm({ period: 300, evaluationPeriods: 3 })),
        violations: [
            violation(
                "the wait after a step",
                "600 s",
                '"errors" needs 900 s to go off, by which time the step is over',
                "wait longer, or shorten the period or the evaluation periods of the alarm",
            ),
        ],
    },
    "counts the periods of an alarm on a formula": {
        resources: stack(
            shifted("CANARY", 10, 600),
            errorAlarm({
                period: undefined,
                metricQueries: [
                    { id: "share", expression: "e / r" },
                    { id: "e", metric: { metricName: "Invocation5XXErrors", period: 300 } },
                    { id: "r", metric: { metricName: "Invocations", period: 60 } },
                ],
            }),
        ),
        violations: [
            violation(
                "the wait after a step",
                "600 s",
                '"errors" needs 900 s to go off, by which time the step is over',
                "wait longer, or shorten the period or the evaluation periods of the alarm",
            ),
        ],
    },
    "stops a version that is hardly watched": {
        resources: stack(shifted("CANARY", 10, 240)),
        violations: [
            violation(
                "the wait after a step",
                "240 s",
                "a new version must be watched for at least 300 s",
                "wait 300 s or longer",
            ),
        ],
    },
    "keeps the old fleet as long as it is told": {
        resources: stack(shifted("CANARY", 10)),
        config: { minimumTerminationWaitSeconds: 600 },
        violations: [
            violation(
                "the wait before the old fleet ends",
                "300 s",
                "there must be something to go back to for at least 600 s",
                "keep the old fleet for 600 s or longer",
            ),
        ],
    },
    "stops a deployment that is cut off in the middle of its waits": {
        resources: [
            endpoint(),
            endpointConfig(),
            rollout({
                deployment: {
                    strategy: "linear",
                    stepPercent: 25,
                    waitSeconds: 300,
                    terminationWaitSeconds: 300,
                    maximumExecutionSeconds: 1499,
                },
            }),
        ],
        violations: [
            violation(
                "the longest execution",
                "1499 s",
                "the waits alone take 1500 s",
                "allow more time, or wait less often",
                ROLLOUT,
                "fraud-endpoint-rollout",
            ),
        ],
    },
    "notes a wait that is unknown": {
        resources: stack(shifted("CANARY", 10, UNKNOWN)),
        undecided: [
            `${ENDPOINT} "fraud-endpoint": string value at .deploymentConfig.blueGreenUpdatePolicy.` +
                "trafficRoutingConfiguration.waitIntervalInSeconds can't be known during preview",
        ],
    },
});
