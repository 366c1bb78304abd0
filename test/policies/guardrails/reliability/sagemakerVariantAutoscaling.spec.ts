import { sagemakerVariantAutoscaling } from "../../../../policies/guardrails/reliability/sagemakerVariantAutoscaling";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import {
    config,
    endpoint,
    ENDPOINT,
    POLICY,
    policy,
    target,
    TARGET,
    unknownTarget,
    variant,
} from "./endpoints";

const MISSING =
    `${ENDPOINT} "endpoint": variant "primary" has no scalable target; ` +
    "a variant must grow with its traffic and shrink after it. Fix: register endpoint/fraud/variant/primary " +
    "with Application Auto Scaling and give it a scaling policy.";

function outside(count: number): string {
    return (
        `${TARGET} "target": productionVariants[primary].initialInstanceCount of "config" is ${String(count)}; ` +
        "it must lie between minCapacity and maxCapacity, 2 and 6. " +
        "Fix: start the variant within the bounds of its scaling."
    );
}

const QUEUED = config([variant()], { asyncInferenceConfig: {} });
const PREDEFINED =
    "targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification.predefinedMetricType";
const CUSTOM = "targetTrackingScalingPolicyConfiguration.customizedMetricSpecification";
const NEVER =
    "so that the policy never acts. Fix: track ApproximateBacklogSizePerInstance with the dimension EndpointName alone.";

/** A policy that tracks a metric of one's own, with dimensions of these names. */
function tracking(metricName: string, ...names: string[]): ResourceFixture {
    const dimensions = names.map((name) => ({ name, value: "fraud" }));
    const customizedMetricSpecification = { namespace: "AWS/SageMaker", metricName, dimensions };
    return policy({ targetTrackingScalingPolicyConfiguration: { customizedMetricSpecification } });
}

function trackingPredefined(predefinedMetricType: string): ResourceFixture {
    const predefinedMetricSpecification = { predefinedMetricType };
    return policy({ targetTrackingScalingPolicyConfiguration: { predefinedMetricSpecification } });
}

describeRule(sagemakerVariantAutoscaling, {
    "accepts a target with a policy": { resources: [config(), endpoint(), target(), policy()] },
    "accepts a native target and policy": {
        resources: [
            config(),
            endpoint(),
            { ...target(), type: "aws-native:applicationautoscaling:ScalableTarget" },
            { ...policy(), type: "aws-native:applicationautoscaling:ScalingPolicy" },
        ],
    },
    "accepts a policy that names its target by id": {
        resources: [
            config(),
            endpoint(),
            { ...target({ id: "t-1" }), type: "aws-native:applicationautoscaling:ScalableTarget" },
            {
                type: "aws-native:applicationautoscaling:ScalingPolicy",
                name: "policy",
                properties: { scalingTargetId: "t-1" },
            },
        ],
    },
    "asks nothing of a serverless variant": {
        resources: [config([variant({ serverlessConfig: {} })]), endpoint()],
    },
    "asks nothing of instances that SageMaker scales": {
        resources: [config([variant({ managedInstanceScaling: { status: "ENABLED" } })]), endpoint()],
    },
    "asks nothing of instances for inference components": {
        resources: [config([variant({ modelName: undefined })].map(withoutModel)), endpoint()],
    },
    "stops a variant that nothing scales": { resources: [config(), endpoint()], violations: [MISSING] },
    "does not take another variant's target for one": {
        resources: [config(), endpoint(), target({ resourceId: "endpoint/fraud/variant/other" }), policy()],
        violations: [MISSING],
    },
    "stops a target without a policy": {
        resources: [config(), endpoint(), target()],
        violations: [
            `${TARGET} "target": resourceId is "endpoint/fraud/variant/primary"; ` +
                "a target without a scaling policy never scales. Fix: give it a scaling policy.",
        ],
    },
    "stops a capacity that leaves one zone": {
        resources: [config(), endpoint(), target({ minCapacity: 1 }), policy()],
        violations: [
            `${TARGET} "target": minCapacity is 1; it must be at least 2, or scaling in leaves one zone. ` +
                "Fix: set minCapacity to 2 or more.",
        ],
    },
    "stops a schedule that leaves one zone for the night, in a resource of its own or inside a native target":
        {
            resources: [
                config(),
                endpoint(),
                target({
                    scheduledActions: [
                        { scheduledActionName: "weekend", scalableTargetAction: { minCapacity: 0 } },
                    ],
                }),
                policy(),
                {
                    type: "aws:appautoscaling/scheduledAction:ScheduledAction",
                    name: "night",
                    properties: {
                        resourceId: "endpoint/fraud/variant/primary",
                        scalableTargetAction: { minCapacity: 1, maxCapacity: 1 },
                    },
                },
            ],
            violations: [
                'aws:appautoscaling/scheduledAction:ScheduledAction "night": scalableTargetAction.minCapacity is 1; ' +
                    "it must be at least 2, or scaling in leaves one zone. " +
                    "Fix: set scalableTargetAction.minCapacity to 2 or more.",
                `${TARGET} "target": scheduledActions[weekend].scalableTargetAction.minCapacity is 0; ` +
                    "it must be at least 2, or scaling in leaves one zone. " +
                    "Fix: set scheduledActions[weekend].scalableTargetAction.minCapacity to 2 or more.",
            ],
        },
    "lets an asynchronous endpoint go down to nothing": {
        resources: [
            config([variant()], { asyncInferenceConfig: {} }),
            endpoint(),
            target({ minCapacity: 0 }),
            policy(),
        ],
    },
    "accepts the backlog of an asynchronous endpoint as a whole": {
        resources: [
            QUEUED,
            endpoint(),
            target({ minCapacity: 0 }),
            tracking("ApproximateBacklogSizePerInstance", "EndpointName"),
        ],
    },
    "stops the backlog of a variant, which nobody publishes": {
        resources: [
            QUEUED,
            endpoint(),
            target(),
            tracking("ApproximateBacklogSizePerInstance", "EndpointName", "VariantName"),
        ],
        violations: [
            `${POLICY} "policy": ${CUSTOM}.dimensions are EndpointName and VariantName; ` +
                `ApproximateBacklogSizePerInstance is published for the endpoint as a whole, ${NEVER}`,
        ],
    },
    "stops what an asynchronous endpoint does not publish, predefined": {
        resources: [
            QUEUED,
            endpoint(),
            target(),
            trackingPredefined("SageMakerVariantInvocationsPerInstance"),
        ],
        violations: [
            `${POLICY} "policy": ${PREDEFINED} is SageMakerVariantInvocationsPerInstance; ` +
                `an asynchronous endpoint does not publish it, ${NEVER}`,
        ],
    },
    "stops the same as a metric of one's own": {
        resources: [
            QUEUED,
            endpoint(),
            target(),
            tracking("InvocationsPerInstance", "EndpointName", "VariantName"),
        ],
        violations: [
            `${POLICY} "policy": ${CUSTOM} is InvocationsPerInstance; an asynchronous endpoint does not publish it, ${NEVER}`,
        ],
    },
    "lets a real-time endpoint follow its invocations": {
        resources: [
            config(),
            endpoint(),
            target(),
            trackingPredefined("SageMakerVariantInvocationsPerInstance"),
        ],
    },
    "notes a metric of an asynchronous endpoint that it does not know": {
        resources: [QUEUED, endpoint(), target(), trackingPredefined(UNKNOWN)],
        undecided: [`${POLICY} "policy": string value at .${PREDEFINED} can't be known during preview`],
    },
    "takes the least capacity from its settings": {
        resources: [config(), endpoint(), target({ minCapacity: 1 }), policy()],
        config: { minimumCapacity: 1 },
    },
    "stops a start below the bounds": {
        resources: [config([variant({ initialInstanceCount: 1 })]), endpoint(), target(), policy()],
        violations: [outside(1)],
    },
    "stops a start above the bounds": {
        resources: [config([variant({ initialInstanceCount: 7 })]), endpoint(), target(), policy()],
        violations: [outside(7)],
    },
    "joins an unknown target by what it comes from": {
        resources: [
            config(),
            endpoint(),
            unknownTarget("endpoint"),
            { ...policy({ resourceId: UNKNOWN }), sources: { resourceId: ["target"] } },
        ],
    },
    "notes a target that may be the missing one": {
        resources: [config(), endpoint(), unknownTarget(), policy()],
        undecided: [`${ENDPOINT} "endpoint": string value at .resourceId can't be known during preview`],
    },
    "notes a configuration that it does not know": {
        resources: [endpoint({ endpointConfigName: UNKNOWN })],
        undecided: [
            `${ENDPOINT} "endpoint": string value at .endpointConfigName can't be known during preview`,
        ],
    },
    "notes variants that it does not know": {
        resources: [config(UNKNOWN), endpoint()],
        undecided: [
            `${ENDPOINT} "endpoint": string value at .productionVariants can't be known during preview`,
        ],
    },
    "notes a bound that it does not know, and judges the other": {
        resources: [
            config([variant({ initialInstanceCount: 7 })]),
            endpoint(),
            target({ minCapacity: UNKNOWN }),
            policy(),
        ],
        violations: [
            `${TARGET} "target": productionVariants[primary].initialInstanceCount of "config" is 7; ` +
                "it must lie between minCapacity and maxCapacity, not known yet and 6. " +
                "Fix: start the variant within the bounds of its scaling.",
        ],
        undecided: [`${TARGET} "target": string value at .minCapacity can't be known during preview`],
    },
});

function withoutModel(properties: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(properties).filter(([key]) => key !== "modelName"));
}
