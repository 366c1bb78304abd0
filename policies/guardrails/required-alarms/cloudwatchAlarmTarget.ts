import { machineLearningLens } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { isOneOf, stackRule } from "../../shared/rule";
import { Stack, StackResource } from "../../shared/stack";
import { mostProcessors, parseInstanceType } from "../../shared/instanceType";
import { textOf, Unknown, valueAt } from "../../shared/properties";
import { METRIC_ALARM } from "../resourceTypes";
import { Alarm, AlarmMetric, alarmsOf } from "./alarms";
import { endpointVariants, Variant } from "./endpointVariants";
import { errorAlarm } from "./exampleAlarms";
import { SERVERLESS_ENDPOINT } from "./exampleEndpoint";
import { classOf } from "./metricClasses";

/** The endpoints of a stack, with their variants; empty where variants are not known. */
type Variants = ReadonlyMap<string, readonly Variant[]>;

function variantsByEndpoint(stack: Stack): Variants {
    return new Map(
        endpointVariants(stack).flatMap(({ endpointName, variants, shadows, unknowns }) =>
            typeof endpointName === "string"
                ? [[endpointName, unknowns.length > 0 ? [] : [...variants, ...shadows]] as const]
                : [],
        ),
    );
}

function violation(resource: StackResource, found: string, rule: string, fix: string): Finding[] {
    return [{ kind: "violation", resource, subject: "dimensions", found, rule, fix }];
}

function metricFindings(
    { resource }: Alarm,
    { dimensions, metricName }: AlarmMetric,
    variants: Variants,
): Finding[] {
    if (dimensions instanceof Unknown) {
        return [{ kind: "undecided", resource, unknown: dimensions }];
    }
    const [endpoint, variant] = ["EndpointName", "VariantName"].map((key) => dimensions.get(key));
    if (endpoint === undefined) {
        const rule =
            "SageMaker publishes this metric by endpoint and variant, so that the alarm never has data";
        return violation(resource, "lack EndpointName", rule, "add EndpointName and VariantName");
    }
    const known = typeof endpoint === "string" ? variants.get(endpoint) : undefined;
    if (variants.size > 0 && typeof endpoint === "string" && known === undefined) {
        const rule = `the alarm watches nothing of this stack, whose endpoints are ${[...variants.keys()].join(", ")}`;
        return violation(resource, `name the endpoint "${endpoint}"`, rule, "name an endpoint of the stack");
    }
    const names = known?.map(({ name }) => name) ?? [];
    if (names.length > 0 && typeof variant === "string" && !names.includes(variant)) {
        const rule = `the alarm never has data: the variants of ${textOf(endpoint)} are ${names.join(", ")}`;
        return violation(resource, `name the variant "${variant}"`, rule, "name a variant of the endpoint");
    }
    const type = known?.find(({ name }) => name === variant)?.instanceType;
    return metricName === "CPUUtilization" && type !== undefined ? processorFindings(resource, type) : [];
}

/** SageMaker adds up the load of all processors of an instance, so that 400 is all that four can do. */
function processorFindings(resource: StackResource, type: string): Finding[] {
    const threshold = valueAt(resource.properties, "threshold");
    const size = parseInstanceType(type)?.size;
    const most = size === undefined ? Infinity : 100 * mostProcessors(size);
    return typeof threshold !== "number" || threshold <= most
        ? []
        : [
              {
                  kind: "violation",
                  resource,
                  subject: "threshold",
                  found: `is ${String(threshold)}`,
                  rule: `the load of ${type} never exceeds ${String(most)}, which is 100 for each processor`,
                  fix: "set threshold to a share of that",
              },
          ];
}

/** Dimensions that are unknown at preview are noted there; a name that is unknown is not held against the stack. */
export const cloudwatchAlarmTarget = stackRule({
    name: "cloudwatch-alarm-target",
    displayName: "Alarms watch what exists",
    description:
        "An alarm on SageMaker's metrics must name an endpoint and a variant that exist, and a load that they can have.",
    why: "An alarm on a name that nobody has is green for ever.",
    severity: "high",
    tags: ["required-alarms", "cloudwatch", "sagemaker"],
    framework: machineLearningLens("MLOPS05-BP01", "Watch what the environment of a model uses."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html",
    remediationSteps:
        "Take the names of endpoint and variant from the resources instead of writing them out.",
    settings: {},
    enforcementLevel: "mandatory",
    unknowns:
        "holds nothing against the stack where it says what an alarm is on: the alarm may be on something else; of the dimensions as a whole it is noted.",
    subject: "CloudWatch alarms on metrics",
    appliesTo: isOneOf(METRIC_ALARM),
    check: (stack) => {
        const variants = variantsByEndpoint(stack);
        return alarmsOf(stack).flatMap((alarm) =>
            alarm.metrics
                .filter((metric) => classOf(metric) !== undefined)
                .flatMap((metric) => metricFindings(alarm, metric, variants)),
        );
    },
    examples: {
        passes: [...SERVERLESS_ENDPOINT, errorAlarm()],
        fails: [
            ...SERVERLESS_ENDPOINT,
            errorAlarm({ dimensions: { EndpointName: "frauds", VariantName: "primary" } }),
        ],
    },
});
