import { sagemakerEndpointGradual } from "../../../../policies/guardrails/reliability/sagemakerEndpointGradual";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { config, endpoint, ENDPOINT, ROLLOUT, variant } from "./endpoints";

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
