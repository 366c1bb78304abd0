import { ResourceFixture } from "../../analyzer";

export const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
export const NATIVE_ALARM = "aws-native:cloudwatch:Alarm";
export const COMPOSITE = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
export const TOPIC_ARN = "arn:aws:sns:eu-central-1:111122223333:on-call";

type Properties = Record<string, unknown>;

/** An alarm on an endpoint's errors that is all right; `change` replaces properties. */
export function errorAlarm(change: Properties = {}, name = "errors"): ResourceFixture {
    const properties = {
        name,
        namespace: "AWS/SageMaker",
        metricName: "Invocation5XXErrors",
        statistic: "Average",
        dimensions: { EndpointName: "fraud", VariantName: "AllTraffic" },
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0.01,
        period: 60,
        evaluationPeriods: 3,
        datapointsToAlarm: 2,
        treatMissingData: "notBreaching",
        alarmActions: [TOPIC_ARN],
        ...change,
    };
    return { type: ALARM, name, properties };
}

/** An alarm on its latency. */
export function latencyAlarm(change: Properties = {}): ResourceFixture {
    const latency = {
        metricName: "ModelLatency",
        statistic: null,
        extendedStatistic: "p99",
        threshold: 300_000,
    };
    return errorAlarm({ ...latency, ...change }, "latency");
}

export function composite(change: Properties = {}): ResourceFixture {
    const properties = { name: "both", alarmRule: 'ALARM("errors")', alarmActions: [TOPIC_ARN], ...change };
    return { type: COMPOSITE, name: "both", properties };
}
