import { eventbridgeBusPolicy } from "../../../../policies/security/events/eventbridgeBusPolicy";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const BUS = "aws:cloudwatch/eventBus:EventBus";
const bus = { type: BUS, name: "models", properties: { name: "models-1" } };

function policy(type: string, properties: object) {
    return { type, name: "policy", properties: { eventBusName: "models-1", ...properties } };
}

describeRule(eventbridgeBusPolicy, {
    "accepts a policy, in each form": {
        resources: [
            bus,
            policy("aws:cloudwatch/eventBusPolicy:EventBusPolicy", { policy: "{}" }),
            { type: BUS, name: "second", properties: { name: "models-2" } },
            policy("aws:cloudwatch/eventPermission:EventPermission", {
                eventBusName: "models-2",
                principal: "111122223333",
            }),
            {
                type: "aws-native:events:EventBus",
                name: "third",
                properties: { name: "models-3", policy: {} },
            },
            { type: "aws-native:events:EventBus", name: "fourth", properties: { name: "models-4" } },
            policy("aws-native:events:EventBusPolicy", { eventBusName: "models-4", statementId: "own" }),
        ],
    },
    "accepts a policy that is unknown, and joins it by dependency": {
        resources: [
            { ...bus, properties: { name: UNKNOWN } },
            {
                ...policy("aws:cloudwatch/eventBusPolicy:EventBusPolicy", {
                    eventBusName: UNKNOWN,
                    policy: UNKNOWN,
                }),
                sources: { eventBusName: ["models"] },
            },
        ],
    },
    "stops a bus without a policy": {
        resources: [bus],
        violations: [
            `${BUS} "models": the bus has no policy; who may put events on it must be written down. ` +
                "Fix: declare an EventBusPolicy for it.",
        ],
    },
});
