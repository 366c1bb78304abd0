import { sagemakerEndpointGradual } from "../../../../policies/guardrails/reliability/sagemakerEndpointGradual";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { config, endpoint, ENDPOINT, ROLLOUT, target, variant } from "./endpoints";

function shifting(type: string): ResourceFixture {
    const blueGreenUpdatePolicy = { trafficRoutingConfiguration: { type } };
    return endpoint({ deploymentConfig: { blueGreenUpdatePolicy } });
}

function rollout(strategy: string): ResourceFixture {
    const properties = {
        endpointName: "fraud",
        endpointConfigName: "fraud-config",
        deployment: { strategy },
    };
    return { type: ROLLOUT, name: "rollout", properties };
}

function message(resource: string, found: string): string {
    return (
        `${resource}: the strategy of its deployments ${found}; ` +
        "a new version must take part of the traffic first, so that alarms can stop it. " +
        "Fix: shift traffic by canary or linear steps, or replace instances by a rolling update."
    );
}

const ASYNC = config([variant()], { asyncInferenceConfig: { outputConfig: {} } });

describeRule(sagemakerEndpointGradual, {
    "accepts a canary": { resources: [config(), shifting("CANARY")] },
    "accepts linear steps": { resources: [config(), shifting("LINEAR")] },
    "accepts a rolling update": {
        resources: [config(), endpoint({ deploymentConfig: { rollingUpdatePolicy: {} } })],
    },
    "accepts a rollout that owns what is live": { resources: [config(), endpoint(), rollout("canary")] },
    "leaves serverless endpoints alone": {
        resources: [config([variant({ serverlessConfig: {} })]), endpoint()],
    },
    "lets an asynchronous endpoint that may be down to one instance be shifted at once": {
        resources: [ASYNC, endpoint(), rollout("allAtOnce"), target({ minCapacity: 0 })],
    },
    "stops an asynchronous endpoint that always has instances to divide, or no scaling": {
        resources: [ASYNC, endpoint(), rollout("allAtOnce"), target({ minCapacity: 2 })],
        violations: [message(`${ROLLOUT} "rollout"`, 'is "allAtOnce"')],
    },
    "stops a real-time endpoint, however few instances it may be left with": {
        resources: [config(), endpoint(), rollout("allAtOnce"), target({ minCapacity: 0 })],
        violations: [message(`${ROLLOUT} "rollout"`, 'is "allAtOnce"')],
    },
    "stops an asynchronous endpoint that says nothing of how it is shifted": {
        resources: [
            config([variant()], { asyncInferenceConfig: {} }),
            endpoint(),
            target({ minCapacity: 2 }),
        ],
        violations: [message(`${ENDPOINT} "endpoint"`, "is not set")],
    },
    "stops an endpoint that says nothing": {
        resources: [config(), endpoint()],
        violations: [message(`${ENDPOINT} "endpoint"`, "is not set")],
    },
    "stops all at once": {
        resources: [config(), shifting("ALL_AT_ONCE")],
        violations: [message(`${ENDPOINT} "endpoint"`, 'is "allAtOnce"')],
    },
    "stops a rollout all at once": {
        resources: [config(), endpoint(), rollout("allAtOnce")],
        violations: [message(`${ROLLOUT} "rollout"`, 'is "allAtOnce"')],
    },
    "lets everything be shifted at once where that is allowed": {
        resources: [config(), shifting("ALL_AT_ONCE")],
        config: { allowAllAtOnce: true },
    },
    "notes a strategy that it does not know": {
        resources: [config(), shifting(UNKNOWN)],
        undecided: [
            `${ENDPOINT} "endpoint": string value at .deploymentConfig.blueGreenUpdatePolicy.trafficRoutingConfiguration.type can't be known during preview`,
        ],
    },
});
