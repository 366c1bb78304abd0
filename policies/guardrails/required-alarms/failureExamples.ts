import { ExampleResource, Examples } from "../../shared/ruleSpec";

/** A resource alone, which fails in silence, and the same with an alarm on its failure. */
export function failureExamples(
    resource: ExampleResource,
    metric: { namespace: string; metricName: string; dimensions: Record<string, string> },
): Examples {
    const alarm = {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: `${resource.name}-failures`,
        properties: { ...metric, alarmActions: ["arn:aws:sns:eu-central-1:111122223333:on-call"] },
    };
    return { passes: [resource, alarm], fails: [resource] };
}
