import { Judgement } from "../../shared/kinds/judgements";
import { elementsOf, textOf, Unknown, valueAt } from "../../shared/properties";
import { StackResource } from "../../shared/stack";

const TRACKING = "targetTrackingScalingPolicyConfiguration";

/**
 * What SageMaker publishes of requests that are answered at once, and not of those in a queue.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
 */
const OF_IMMEDIATE_ANSWERS = /^(?:Invocations(?:PerInstance)?|ConcurrentRequestsPerModel|OverheadLatency)$/;
/** What it publishes of the queue, which all variants share. */
const OF_QUEUE =
    /^(?:ApproximateBacklogSize(?:PerInstance)?|ApproximateAgeOfOldestRequest|HasBacklogWithoutCapacity)$/;

/** What keeps a policy from ever having data where it scales a variant of an asynchronous endpoint. */
export function judgeQueuePolicy(policy: StackResource): Judgement[] {
    const { properties } = policy;
    const place = `${TRACKING}.predefinedMetricSpecification.predefinedMetricType`;
    const predefined = valueAt(properties, ...place.split("."));
    const custom = valueAt(properties, TRACKING, "customizedMetricSpecification");
    const metricName = valueAt(custom, "metricName");
    const unknowns = [predefined, metricName].filter((value) => value instanceof Unknown);
    const fix = "track ApproximateBacklogSizePerInstance with the dimension EndpointName alone";
    const dimensions = elementsOf(valueAt(custom, "dimensions")).map((each) => textOf(valueAt(each, "name")));
    const unpublished =
        predefined ?? (OF_IMMEDIATE_ANSWERS.test(textOf(metricName)) ? metricName : undefined);
    return [
        ...unknowns,
        ...(unpublished === undefined || unknowns.length > 0
            ? []
            : [
                  {
                      subject: predefined === undefined ? `${TRACKING}.customizedMetricSpecification` : place,
                      found: `is ${textOf(unpublished)}`,
                      rule: "an asynchronous endpoint does not publish it, so that the policy never acts",
                      fix,
                  },
              ]),
        ...(OF_QUEUE.test(textOf(metricName)) && dimensions.includes("VariantName")
            ? [
                  {
                      subject: `${TRACKING}.customizedMetricSpecification.dimensions`,
                      found: `are ${dimensions.join(" and ")}`,
                      rule: `${textOf(metricName)} is published for the endpoint as a whole, so that the policy never acts`,
                      fix,
                  },
              ]
            : []),
    ];
}
