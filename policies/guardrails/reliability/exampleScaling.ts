import { ExampleResource } from "../../shared/ruleSpec";

const RESOURCE_ID = "endpoint/fraud/variant/primary";
const NAMESPACE = {
    resourceId: RESOURCE_ID,
    serviceNamespace: "sagemaker",
    scalableDimension: "sagemaker:variant:DesiredInstanceCount",
};

/** An endpoint with one variant of two instances. */
export const UNSCALED_ENDPOINT: readonly ExampleResource[] = [
    {
        type: "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
        name: "fraud",
        properties: {
            name: "fraud-1a2b3c4",
            productionVariants: [
                {
                    variantName: "primary",
                    modelName: "fraud",
                    instanceType: "ml.m5.large",
                    initialInstanceCount: 2,
                },
            ],
        },
    },
    {
        type: "aws:sagemaker/endpoint:Endpoint",
        name: "fraud",
        properties: { name: "fraud", endpointConfigName: "fraud-1a2b3c4" },
    },
];

/** A target tracking policy on requests for each instance. */
export function trackingPolicy(change: Record<string, unknown> = {}): ExampleResource {
    return {
        type: "aws:appautoscaling/policy:Policy",
        name: "fraud",
        properties: {
            ...NAMESPACE,
            policyType: "TargetTrackingScaling",
            targetTrackingScalingPolicyConfiguration: {
                targetValue: 600,
                predefinedMetricSpecification: {
                    predefinedMetricType: "SageMakerVariantInvocationsPerInstance",
                },
                scaleInCooldown: 300,
                scaleOutCooldown: 60,
                ...change,
            },
        },
    };
}

/** The same endpoint with a target and a policy. */
export const SCALED_ENDPOINT: readonly ExampleResource[] = [
    ...UNSCALED_ENDPOINT,
    {
        type: "aws:appautoscaling/target:Target",
        name: "fraud",
        properties: { ...NAMESPACE, minCapacity: 2, maxCapacity: 6 },
    },
    trackingPolicy(),
];
