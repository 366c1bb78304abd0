import { sagemakerScalingCeiling } from "../../../../policies/guardrails/instance-types/sagemakerScalingCeiling";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { TARGET, target } from "./fixtures";

const SCHEDULE = "aws:appautoscaling/scheduledAction:ScheduledAction";

const CONCURRENCY = "sagemaker:variant:DesiredProvisionedConcurrency";

function schedule(
    scalableTargetAction: object,
    scalableDimension = "sagemaker:variant:DesiredInstanceCount",
) {
    const properties = { serviceNamespace: "sagemaker", scalableDimension, scalableTargetAction };
    return { type: SCHEDULE, name: "office-hours", properties };
}

describeRule(sagemakerScalingCeiling, {
    "accepts what stays under the ceiling, and other services": {
        resources: [
            target({ maxCapacity: 20 }),
            schedule({ minCapacity: 4 }),
            target({ serviceNamespace: "ecs", maxCapacity: 900 }),
        ],
    },
    "refuses a target that may grow beyond it": {
        resources: [target({ maxCapacity: 21 })],
        violations: [
            `${TARGET} "fraud": maxCapacity is 21; a variant must not grow beyond 20 instances. ` +
                "Fix: lower it, or have maximumCapacity raised in a reviewed change.",
        ],
    },
    "refuses a schedule that raises it beyond": {
        resources: [schedule({ maxCapacity: 5 })],
        config: { maximumCapacity: 4 },
        violations: [
            `${SCHEDULE} "office-hours": scalableTargetAction.maxCapacity is 5; ` +
                "a variant must not grow beyond 4 instances. " +
                "Fix: lower it, or have maximumCapacity raised in a reviewed change.",
        ],
    },
    "refuses a schedule inside a target of the native provider": {
        resources: [
            {
                ...target({
                    scheduledActions: [
                        {
                            scheduledActionName: "peak",
                            schedule: "cron(0 8 * * ? *)",
                            scalableTargetAction: { minCapacity: 8, maxCapacity: 600 },
                        },
                    ],
                }),
                type: "aws-native:applicationautoscaling:ScalableTarget",
            },
        ],
        violations: [
            'aws-native:applicationautoscaling:ScalableTarget "fraud": ' +
                "scheduledActions[peak].scalableTargetAction.maxCapacity is 600; " +
                "a variant must not grow beyond 20 instances. " +
                "Fix: lower it, or have maximumCapacity raised in a reviewed change.",
        ],
    },
    "has another ceiling for what is kept warm of a serverless variant": {
        resources: [
            target({ maxCapacity: 21, scalableDimension: CONCURRENCY }),
            schedule({ maxCapacity: 50 }, CONCURRENCY),
        ],
    },
    "refuses more of that than may be": {
        resources: [
            target({ maxCapacity: 51, scalableDimension: CONCURRENCY }),
            schedule({ maxCapacity: 60 }, CONCURRENCY),
        ],
        violations: [
            `${TARGET} "fraud": maxCapacity is 51; a variant must not grow beyond 50 of provisioned concurrency. ` +
                "Fix: lower it, or have maximumProvisionedConcurrency raised in a reviewed change.",
            `${SCHEDULE} "office-hours": scalableTargetAction.maxCapacity is 60; ` +
                "a variant must not grow beyond 50 of provisioned concurrency. " +
                "Fix: lower it, or have maximumProvisionedConcurrency raised in a reviewed change.",
        ],
    },
    "keeps the ceiling of instances where it does not know what is scaled": {
        resources: [target({ maxCapacity: 21, scalableDimension: UNKNOWN })],
        violations: [
            `${TARGET} "fraud": maxCapacity is 21; a variant must not grow beyond 20 instances. ` +
                "Fix: lower it, or have maximumCapacity raised in a reviewed change.",
        ],
    },
    "refuses bounds that are upside down": {
        resources: [target({ minCapacity: 7 })],
        violations: [
            `${TARGET} "fraud": maxCapacity is 6; it must not be below minCapacity, which is 7. ` +
                "Fix: raise maxCapacity or lower minCapacity.",
        ],
    },
    "notes what is unknown": {
        resources: [target({ maxCapacity: UNKNOWN })],
        undecided: [`${TARGET} "fraud": string value at .maxCapacity can't be known during preview`],
    },
});
