import { sagemakerScalingPolicySound } from "../../../../policies/guardrails/reliability/sagemakerScalingPolicySound";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const TYPE = "aws:appautoscaling/policy:Policy";
const NATIVE = "aws-native:applicationautoscaling:ScalingPolicy";
const TRACKING = "targetTrackingScalingPolicyConfiguration";

function policy(tracking: object | undefined, change: object = {}, type = TYPE): ResourceFixture {
    return {
        type,
        name: "scaling",
        properties: {
            serviceNamespace: "sagemaker",
            scalableDimension: "sagemaker:variant:DesiredInstanceCount",
            ...(tracking === undefined ? {} : { [TRACKING]: { targetValue: 70, ...tracking } }),
            ...change,
        },
    };
}

function metric(predefinedMetricType: string) {
    return { predefinedMetricSpecification: { predefinedMetricType } };
}

function stop(place: string, text: string): string[] {
    return [`${TYPE} "scaling": ${place} ${text}`];
}

describeRule(sagemakerScalingPolicySound, {
    "accepts requests for each instance": {
        resources: [policy(metric("SageMakerVariantInvocationsPerInstance"))],
    },
    "accepts it of the native provider": {
        resources: [policy(metric("SageMakerVariantInvocationsPerInstance"), {}, NATIVE)],
    },
    "accepts a metric of one's own": { resources: [policy({ customizedMetricSpecification: {} })] },
    "accepts copies of an inference component": {
        resources: [
            policy(metric("SageMakerInferenceComponentInvocationsPerCopy"), {
                scalableDimension: "sagemaker:inference-component:DesiredCopyCount",
            }),
        ],
    },
    "accepts steps": { resources: [policy(undefined, { stepScalingPolicyConfiguration: {} })] },
    "leaves other services alone": {
        resources: [
            policy(
                { scaleInCooldown: 0 },
                { serviceNamespace: "ecs", scalableDimension: "ecs:service:DesiredCount" },
            ),
        ],
    },
    "stops a dimension that SageMaker does not scale": {
        resources: [policy({}, { scalableDimension: "sagemaker:endpoint:DesiredInstanceCount" })],
        violations: stop(
            "scalableDimension",
            'is "sagemaker:endpoint:DesiredInstanceCount"; SageMaker scales ' +
                "sagemaker:variant:DesiredInstanceCount, sagemaker:variant:DesiredProvisionedConcurrency, " +
                "sagemaker:inference-component:DesiredCopyCount. Fix: set scalableDimension to one of them.",
        ),
    },
    "stops a metric of something else": {
        resources: [policy(metric("SageMakerVariantProvisionedConcurrencyUtilization"))],
        violations: stop(
            `${TRACKING}.predefinedMetricSpecification.predefinedMetricType`,
            'is "SageMakerVariantProvisionedConcurrencyUtilization"; it must be one of ' +
                "SageMakerVariantInvocationsPerInstance, SageMakerVariantConcurrentRequestsPerModelHighResolution. " +
                "Fix: use a metric of what is scaled.",
        ),
    },
    "stops shrinking at every pause": {
        resources: [policy({ scaleInCooldown: 60, scaleOutCooldown: 30 })],
        violations: stop(
            `${TRACKING}.scaleInCooldown`,
            "is 60; it must be at least 120 s, or the endpoint shrinks at every pause. " +
                `Fix: set ${TRACKING}.scaleInCooldown to 120 or more.`,
        ),
    },
    "stops shrinking faster than growing, which without a word takes 300 s": {
        resources: [policy({ scaleInCooldown: 200 })],
        violations: stop(
            `${TRACKING}.scaleInCooldown`,
            "is 200; an endpoint must not shrink faster than it grows, and scaleOutCooldown is 300. " +
                "Fix: make the wait before growing the shorter one.",
        ),
    },
    "stops never shrinking": {
        resources: [policy({ disableScaleIn: true })],
        violations: stop(
            `${TRACKING}.disableScaleIn`,
            "is true; what has grown must shrink again, or every peak is paid for ever after. " +
                "Fix: take disableScaleIn out.",
        ),
    },
    "lets a policy only grow where that is allowed": {
        resources: [policy({ disableScaleIn: true })],
        config: { allowDisabledScaleIn: true },
    },
    "notes what it does not know": {
        resources: [policy({ ...metric(UNKNOWN), scaleInCooldown: UNKNOWN })],
        undecided: [
            `${TYPE} "scaling": string value at .${TRACKING}.predefinedMetricSpecification.predefinedMetricType can't be known during preview`,
            `${TYPE} "scaling": string value at .${TRACKING}.scaleInCooldown can't be known during preview`,
        ],
    },
});
