import { ExampleResource } from "../../shared/ruleSpec";

/** A serverless endpoint with one variant. */
export const SERVERLESS_ENDPOINT: readonly ExampleResource[] = [
    {
        type: "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
        name: "fraud",
        properties: {
            name: "fraud-1",
            productionVariants: [
                { variantName: "primary", serverlessConfig: { maxConcurrency: 5, memorySizeInMb: 2048 } },
            ],
        },
    },
    {
        type: "aws:sagemaker/endpoint:Endpoint",
        name: "fraud",
        properties: { name: "fraud", endpointConfigName: "fraud-1" },
    },
];

function alarm(metricName: string, statistic: object): ExampleResource {
    return {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: `fraud-${metricName}`,
        properties: {
            namespace: "AWS/SageMaker",
            metricName,
            ...statistic,
            dimensions: { EndpointName: "fraud", VariantName: "primary" },
            comparisonOperator: "GreaterThanThreshold",
            evaluationPeriods: 3,
            treatMissingData: "notBreaching",
            alarmActions: ["arn:aws:sns:eu-central-1:111122223333:fraud-on-call"],
        },
    };
}

/** Everything that such an endpoint needs an alarm on. */
export const SERVERLESS_ENDPOINT_ALARMS: readonly ExampleResource[] = [
    alarm("Invocation5XXErrors", { statistic: "Sum", threshold: 5 }),
    alarm("ModelLatency", { extendedStatistic: "p99", threshold: 500_000 }),
    alarm("ModelSetupTime", { statistic: "Maximum", threshold: 30_000_000 }),
];
