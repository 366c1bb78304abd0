import { sagemakerEndpointRollbackAlarms } from "../../../../policies/guardrails/required-alarms/sagemakerEndpointRollbackAlarms";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { composite, errorAlarm, latencyAlarm } from "./alarmFixtures";
import { ENDPOINT, endpoint, endpointConfig, rollout, variant } from "./fixtures";

const PLACE = "deploymentConfig.autoRollbackConfiguration.alarms";
const BOTH = ["errors", "latency"];

function guarded(alarmNames: unknown[], more: object = {}): ResourceFixture {
    const alarms = alarmNames.map((alarmName) => ({ alarmName }));
    const deploymentConfig = { autoRollbackConfiguration: { alarms } };
    const fixture = endpoint({ deploymentConfig });
    return { ...fixture, sources: { ...fixture.sources, ...more } };
}

function violation(found: string, rule: string, fix: string): string {
    return `${ENDPOINT} "fraud-endpoint": ${PLACE} ${found}; ${rule}. Fix: ${fix}.`;
}

const SHOWS_FIRST = "errors and slowness are what a bad version shows first";
const NO_LATENCY = violation(
    "hold no alarm that counts as a latency alarm",
    SHOWS_FIRST,
    "add a latency alarm of the endpoint",
);
const NO_ERRORS = violation(
    "hold no alarm that counts as a 5XX alarm",
    SHOWS_FIRST,
    "add a 5XX alarm of the endpoint",
);

function missing(name: string): string {
    return violation(
        `name "${name}", which is no alarm of this stack`,
        "an alarm that does not exist lets SageMaker refuse the deployment, or never stops it",
        "declare the alarm, or name it in externalAlarms",
    );
}

/** Errors as a share of requests, of an endpoint. */
function formulaAlarm(EndpointName: string): ResourceFixture {
    const metric = (metricName: string): object => ({
        namespace: "AWS/SageMaker",
        metricName,
        dimensions: { EndpointName, VariantName: "AllTraffic" },
        period: 60,
        stat: "Sum",
    });
    return errorAlarm({
        namespace: undefined,
        metricName: undefined,
        dimensions: undefined,
        metricQueries: [
            { id: "share", expression: "errors / requests", returnData: true },
            { id: "errors", metric: metric("Invocation5XXErrors") },
            { id: "requests", metric: metric("Invocations") },
        ],
    });
}

describeRule(sagemakerEndpointRollbackAlarms, {
    "accepts an error and a latency alarm of this endpoint": {
        resources: [guarded(BOTH), endpointConfig(), errorAlarm(), latencyAlarm()],
    },
    "accepts the alarms of our own rollout, and does not look at the endpoint then": {
        resources: [
            endpoint({ deploymentConfig: {} }),
            endpointConfig(),
            rollout({ rollbackAlarmNames: BOTH }),
            errorAlarm(),
            latencyAlarm(),
        ],
    },
    "accepts a composite alarm that stands for both": {
        resources: [
            guarded(["both"]),
            endpointConfig(),
            errorAlarm(),
            latencyAlarm(),
            composite({ alarmRule: "ALARM(errors) OR ALARM('latency')" }),
        ],
    },
    "reads the metrics of an alarm on a formula": {
        resources: [guarded(BOTH), endpointConfig(), formulaAlarm("fraud"), latencyAlarm()],
    },
    "stops an alarm on a formula over another endpoint": {
        resources: [guarded(BOTH), endpointConfig(), formulaAlarm("other"), latencyAlarm()],
        violations: [
            violation(
                'hold "errors", which watches the endpoint "other"',
                "a rollback must look at the endpoint that is deployed",
                "name alarms on fraud",
            ),
        ],
    },
    "does not count a composite alarm that needs both at once": {
        resources: [
            guarded(["both"]),
            endpointConfig(),
            errorAlarm(),
            latencyAlarm(),
            composite({ alarmRule: "ALARM(errors) AND ALARM(latency)" }),
        ],
        violations: [NO_ERRORS, NO_LATENCY],
    },
    "does not count a metric of the same name that somebody else publishes": {
        resources: [guarded(BOTH), endpointConfig(), errorAlarm({ namespace: "Custom" }), latencyAlarm()],
        violations: [NO_ERRORS],
    },
    "asks for none of a serverless endpoint, whose deployments SageMaker does not guard": {
        resources: [
            endpoint(),
            endpointConfig([variant({ instanceType: null, serverlessConfig: {} })]),
            rollout({ rollbackAlarmNames: [], serverless: { AllTraffic: { maxConcurrency: 5 } } }),
        ],
    },
    "stops the same rollout of an endpoint on instances": {
        resources: [endpoint(), endpointConfig(), rollout({ rollbackAlarmNames: [] })],
        violations: [
            'pulumi-nodejs:dynamic/mlops:EndpointRollout "fraud-endpoint-rollout": rollbackAlarmNames name no alarm; ' +
                "nothing else starts a rollback. Fix: name a 5XX alarm and a latency alarm of the endpoint.",
        ],
    },
    "leaves an endpoint without a deployment of its own to other rules": {
        resources: [endpoint(), endpointConfig()],
    },
    "stops a deployment that looks at nothing": {
        resources: [guarded([]), endpointConfig()],
        violations: [
            violation(
                "name no alarm",
                "nothing else starts a rollback",
                "name a 5XX alarm and a latency alarm of the endpoint",
            ),
        ],
    },
    "stops more alarms than SageMaker takes": {
        resources: [
            guarded([...BOTH, ...Array.from({ length: 9 }, () => "errors")]),
            endpointConfig(),
            errorAlarm(),
            latencyAlarm(),
        ],
        violations: [
            violation(
                "name 11 alarms",
                "SageMaker takes at most 10",
                "put alarms together into a composite alarm",
            ),
        ],
    },
    "stops an alarm that does not exist": {
        resources: [guarded([...BOTH, "gone"]), endpointConfig(), errorAlarm(), latencyAlarm()],
        violations: [missing("gone")],
    },
    "takes alarms outside the stack where they are named": {
        resources: [guarded(["shared"]), endpointConfig()],
        config: { externalAlarms: ["shared"] },
    },
    "asks for both kinds": {
        resources: [guarded(["errors"]), endpointConfig(), errorAlarm()],
        violations: [NO_LATENCY],
    },
    "asks for errors too": {
        resources: [guarded(["latency"]), endpointConfig(), latencyAlarm()],
        violations: [NO_ERRORS],
    },
    "stops alarms of another endpoint": {
        resources: [
            guarded(BOTH),
            endpointConfig(),
            errorAlarm({ dimensions: { EndpointName: "other", VariantName: "x" } }),
            latencyAlarm(),
        ],
        violations: [
            violation(
                'hold "errors", which watches the endpoint "other"',
                "a rollback must look at the endpoint that is deployed",
                "name alarms on fraud",
            ),
        ],
    },
    "stops alarms that take a new fleet's silence for a failure": {
        resources: [
            guarded(BOTH),
            endpointConfig(),
            errorAlarm({ treatMissingData: "breaching" }),
            latencyAlarm(),
        ],
        violations: [
            violation(
                'hold "errors", whose treatMissingData is breaching',
                "a new fleet has no data at first, which must not roll it back",
                "set treatMissingData of the alarm to notBreaching",
            ),
        ],
    },
    "joins by dependency where a preview knows no names": {
        resources: [
            guarded([UNKNOWN, UNKNOWN], { deploymentConfig: ["errors", "latency"] }),
            endpointConfig(),
            errorAlarm(),
            latencyAlarm(),
        ],
    },
    "notes a name that is unknown": {
        resources: [guarded([UNKNOWN]), endpointConfig()],
        undecided: [
            `${ENDPOINT} "fraud-endpoint": string value at ` +
                ".deploymentConfig.autoRollbackConfiguration.alarms.0.alarmName can't be known during preview",
        ],
    },
});
