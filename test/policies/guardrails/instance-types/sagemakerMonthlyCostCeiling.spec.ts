import { sagemakerMonthlyCostCeiling } from "../../../../policies/guardrails/instance-types/sagemakerMonthlyCostCeiling";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { ENDPOINT, endpoint, endpointConfig, target } from "./fixtures";

/** A dollar an hour, so that one instance costs 730 dollars a month. */
const PRICES = { hourlyPricesUsd: { "ml.m5.xlarge": 1 }, priceDate: "2026-01-31" };

function ceiling(monthlyCeilingUsd: number): object {
    return { ...PRICES, monthlyCeilingUsd };
}

function tooDear(cost: string, most: string): string {
    return (
        `${ENDPOINT} "fraud": the stack's endpoints together can cost $${cost} a month at full scale; ` +
        `they must not exceed $${most} (prices of 2026-01-31). ` +
        "Fix: use smaller types or fewer instances, or have monthlyCeilingUsd raised in a reviewed change."
    );
}

describeRule(sagemakerMonthlyCostCeiling, {
    "accepts what costs just as much as is agreed": {
        resources: [endpoint(), endpointConfig()],
        config: ceiling(1460),
    },
    "counts what a variant starts with": {
        resources: [endpoint(), endpointConfig({ initialInstanceCount: 3 })],
        config: ceiling(2189),
        violations: [tooDear("2190.00", "2189.00")],
    },
    "counts what autoscaling may grow to, schedules included": {
        resources: [
            endpoint(),
            endpointConfig(),
            target(),
            {
                type: "aws:appautoscaling/scheduledAction:ScheduledAction",
                name: "peak",
                properties: {
                    resourceId: "endpoint/fraud/variant/primary",
                    scalableTargetAction: { maxCapacity: 10 },
                },
            },
        ],
        config: ceiling(7299),
        violations: [tooDear("7300.00", "7299.00")],
    },
    "counts shadow variants and managed scaling": {
        resources: [
            endpoint(),
            {
                ...endpointConfig(),
                properties: {
                    name: "fraud-1",
                    productionVariants: [
                        { variantName: "a", instanceType: "ml.m5.xlarge", initialInstanceCount: 1 },
                    ],
                    shadowProductionVariants: [
                        {
                            variantName: "b",
                            instanceType: "ml.m5.xlarge",
                            managedInstanceScaling: { maxInstanceCount: 3 },
                        },
                    ],
                },
            },
        ],
        config: ceiling(2919),
        violations: [tooDear("2920.00", "2919.00")],
    },
    "counts the dearest of several pools, and asks for the price of each": {
        resources: [
            endpoint(),
            endpointConfig({
                instanceType: undefined,
                instancePools: [
                    { instanceType: "ml.m5.xlarge", priority: 1 },
                    { instanceType: "ml.m5.large", priority: 2 },
                ],
            }),
        ],
        config: ceiling(1459),
        violations: [
            `${ENDPOINT} "fraud": instance type "ml.m5.large" has no price; ` +
                "every type must be in the price list of 2026-01-31, or nobody knows the cost. " +
                "Fix: add what ml.m5.large costs in an hour to hourlyPricesUsd.",
            tooDear("1460.00", "1459.00"),
        ],
    },
    "counts the dearest of an endpoint's configurations, which never run side by side": {
        resources: [
            endpoint(),
            endpointConfig(),
            {
                ...endpointConfig(),
                name: "next",
                properties: {
                    name: "fraud-2",
                    productionVariants: [
                        { variantName: "primary", instanceType: "ml.m5.xlarge", initialInstanceCount: 3 },
                    ],
                },
            },
            {
                type: "mlops:index:EndpointRollout",
                name: "rollout",
                properties: { endpointName: "fraud", endpointConfigName: "fraud-2" },
            },
        ],
        config: ceiling(2189),
        violations: [tooDear("2190.00", "2189.00")],
    },
    "refuses a type without a price instead of taking it for free": {
        resources: [endpoint(), endpointConfig({ instanceType: "ml.m5.large" })],
        config: ceiling(5000),
        violations: [
            `${ENDPOINT} "fraud": instance type "ml.m5.large" has no price; ` +
                "every type must be in the price list of 2026-01-31, or nobody knows the cost. " +
                "Fix: add what ml.m5.large costs in an hour to hourlyPricesUsd.",
        ],
    },
    "lets serverless variants alone, which are paid for by the request": {
        resources: [
            endpoint(),
            {
                ...endpointConfig(),
                properties: {
                    name: "fraud-1",
                    productionVariants: [{ variantName: "a", serverlessConfig: {} }],
                },
            },
        ],
        config: ceiling(0),
    },
    "notes what is unknown, and counts the rest": {
        resources: [
            endpoint(),
            endpointConfig({ initialInstanceCount: UNKNOWN }),
            target({ maxCapacity: 4 }),
        ],
        config: ceiling(2919),
        violations: [tooDear("2920.00", "2919.00")],
        undecided: [
            `${ENDPOINT} "fraud": string value at .productionVariants.0.initialInstanceCount can't be known during preview`,
        ],
    },
    "notes how far SageMaker's own scaling may go where that is unknown": {
        resources: [endpoint(), endpointConfig({ managedInstanceScaling: { maxInstanceCount: UNKNOWN } })],
        config: ceiling(1460),
        undecided: [
            `${ENDPOINT} "fraud": string value at .productionVariants.0.managedInstanceScaling.maxInstanceCount can't be known during preview`,
        ],
    },
});
