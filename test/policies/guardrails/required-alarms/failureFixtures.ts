import { ResourceFixture } from "../../analyzer";
import { TOPIC_ARN } from "./alarmFixtures";

type Properties = Record<string, unknown>;

/** An alarm on a failure, which tells a topic. */
export function failureAlarm(
    namespace: string,
    metricName: string,
    dimensions: unknown,
    more: Properties = {},
): ResourceFixture {
    return {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "failures",
        properties: { namespace, metricName, dimensions, alarmActions: [TOPIC_ARN], ...more },
    };
}

/** A rule on events, and the target that tells a topic. */
export function failureRule(eventPattern: object): ResourceFixture[] {
    return [
        {
            type: "aws:cloudwatch/eventRule:EventRule",
            name: "failed",
            properties: { name: "failed", eventPattern: JSON.stringify(eventPattern) },
        },
        {
            type: "aws:cloudwatch/eventTarget:EventTarget",
            name: "tell",
            properties: { rule: "failed", arn: TOPIC_ARN },
        },
    ];
}

export function unheard(type: string, name: string, remedy: string): string {
    return (
        `${type} "${name}": its failure is watched by no alarm and no event rule that tells somebody; ` +
        `whoever must act has to hear of it. Fix: declare ${remedy}.`
    );
}
