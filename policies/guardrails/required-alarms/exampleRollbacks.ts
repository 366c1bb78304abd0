import { ExampleResource } from "../../shared/ruleSpec";
import { errorAlarm, latencyAlarm } from "./exampleAlarms";

function endpoint(alarmNames: readonly string[], waitIntervalInSeconds = 600): ExampleResource {
    return {
        type: "aws:sagemaker/endpoint:Endpoint",
        name: "fraud",
        properties: {
            name: "fraud",
            endpointConfigName: "fraud-1",
            deploymentConfig: {
                blueGreenUpdatePolicy: {
                    trafficRoutingConfiguration: {
                        type: "CANARY",
                        waitIntervalInSeconds,
                        canarySize: { type: "CAPACITY_PERCENT", value: 10 },
                    },
                    terminationWaitInSeconds: 300,
                    maximumExecutionTimeoutInSeconds: 3600,
                },
                autoRollbackConfiguration: { alarms: alarmNames.map((alarmName) => ({ alarmName })) },
            },
        },
    };
}

const ALARMS = [errorAlarm(), latencyAlarm(300_000)];
const NAMES = ["fraud-errors", "fraud-latency"];

/** A canary with both alarms, which have time to go off. */
export const GUARDED_ENDPOINT: readonly ExampleResource[] = [endpoint(NAMES), ...ALARMS];

/** A canary that looks at an alarm that does not exist. */
export const UNGUARDED_ENDPOINT: readonly ExampleResource[] = [endpoint(["frauds-errors"]), ...ALARMS];

/** A canary that is over before its alarms can go off. */
export const HASTY_ENDPOINT: readonly ExampleResource[] = [endpoint(NAMES, 120), ...ALARMS];
