import { ExampleResource } from "../../shared/ruleSpec";

const TOPIC = "arn:aws:sns:eu-central-1:111122223333:fraud-on-call";

/** An alarm on the errors of an endpoint; `change` replaces some of its properties. */
export function errorAlarm(change: Record<string, unknown> = {}): ExampleResource {
    return {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "fraud-errors",
        properties: {
            name: "fraud-errors",
            namespace: "AWS/SageMaker",
            metricName: "Invocation5XXErrors",
            statistic: "Average",
            dimensions: { EndpointName: "fraud", VariantName: "primary" },
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0.01,
            period: 60,
            evaluationPeriods: 3,
            datapointsToAlarm: 2,
            treatMissingData: "notBreaching",
            alarmActions: [TOPIC],
            ...change,
        },
    };
}

/** An alarm on the latency of the same endpoint. */
export function latencyAlarm(threshold: number): ExampleResource {
    const change = { metricName: "ModelLatency", statistic: null, extendedStatistic: "p99", threshold };
    return { ...errorAlarm({ ...change, name: "fraud-latency" }), name: "fraud-latency" };
}
