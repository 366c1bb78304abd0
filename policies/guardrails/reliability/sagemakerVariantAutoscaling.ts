import { machineLearningLens } from "../../shared/frameworks";
import { Finding, isValue } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { PropertyValue, textOf, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { wholeNumber } from "../../shared/settingKinds";
import { StackResource } from "../../shared/stack";
import { EndpointConfigs, endpointsWithConfigs } from "../endpointConfigs";
import { resourceIdOf } from "../instance-types/scalingCapacity";
import { ENDPOINT } from "../resourceTypes";
import { ConfigVariant, configVariants, hasOwnInstances, isAsync } from "./configVariants";
import { SCALED_ENDPOINT, UNSCALED_ENDPOINT } from "./exampleScaling";
import { judgeQueuePolicy } from "./queueScaling";
import { ScalingTargets } from "./scalingTargets";

function missing(each: EndpointConfigs, { name }: ConfigVariant, unknown: Unknown | undefined): Finding[] {
    const { endpoint, endpointName } = each;
    const doubt = endpointName instanceof Unknown ? endpointName : unknown;
    if (doubt !== undefined) {
        return findingsOf(endpoint, [doubt]);
    }
    const id = resourceIdOf(textOf(endpointName), name);
    return findingsOf(endpoint, [
        {
            subject: `variant "${name}"`,
            found: "has no scalable target",
            rule: "a variant must grow with its traffic and shrink after it",
            fix: `register ${id} with Application Auto Scaling and give it a scaling policy`,
        },
    ]);
}

function text(value: PropertyValue | undefined): string {
    return typeof value === "number" ? String(value) : "not known yet";
}

/** A capacity below the least, of a target or of a schedule; asynchronous endpoints may go down to nothing. */
function tooFew(minimum: PropertyValue | undefined, prefix: string, config: StackResource, least: number) {
    return typeof minimum === "number" && minimum < least && !isAsync(config)
        ? [
              {
                  subject: `${prefix}minCapacity`,
                  found: `is ${String(minimum)}`,
                  rule: `it must be at least ${String(least)}, or scaling in leaves one zone`,
                  fix: `set ${prefix}minCapacity to ${String(least)} or more`,
              },
          ]
        : [];
}

/** The least capacity, and that a deployment starts between the least and the most. */
function bounds(target: StackResource, variant: ConfigVariant, least: number): Judgement[] {
    const initial = valueAt(variant.variant, "initialInstanceCount") ?? 1;
    const [minimum, maximum] = ["minCapacity", "maxCapacity"].map((key) => valueAt(target.properties, key));
    const isOutside =
        typeof initial === "number" &&
        ((typeof minimum === "number" && initial < minimum) ||
            (typeof maximum === "number" && initial > maximum));
    return [
        ...[initial, minimum, maximum].filter((value) => value instanceof Unknown),
        ...tooFew(minimum, "", variant.config, least),
        ...(isOutside
            ? [
                  {
                      subject: `${variant.subject}.initialInstanceCount of "${variant.config.name}"`,
                      found: `is ${String(initial)}`,
                      rule: `it must lie between minCapacity and maxCapacity, ${text(minimum)} and ${text(maximum)}`,
                      fix: "start the variant within the bounds of its scaling",
                  },
              ]
            : []),
    ];
}

function judgeTarget(
    targets: ScalingTargets,
    target: StackResource,
    variant: ConfigVariant,
    least: number,
): Finding[] {
    const unscaled = {
        subject: "resourceId",
        found: isValue(valueAt(target.properties, "resourceId")),
        rule: "a target without a scaling policy never scales",
        fix: "give it a scaling policy",
    };
    const hasPolicy = targets.hasPolicy(target);
    return [
        ...findingsOf(target, [
            ...(hasPolicy === true ? [] : [hasPolicy === false ? unscaled : hasPolicy]),
            ...bounds(target, variant, least),
        ]),
        ...(isAsync(variant.config)
            ? targets.policiesOf(target).flatMap((policy) => findingsOf(policy, judgeQueuePolicy(policy)))
            : []),
        ...targets
            .scheduledBounds(target)
            .flatMap(({ schedule, bounds: { prefix, minimum } }) =>
                findingsOf(schedule, [
                    ...(minimum instanceof Unknown ? [minimum] : []),
                    ...tooFew(minimum, prefix, variant.config, least),
                ]),
            ),
    ];
}

function judge(each: EndpointConfigs, targets: ScalingTargets, least: number): Finding[] {
    return each.configs.flatMap(configVariants).flatMap((variant) => {
        if (variant instanceof Unknown) {
            return findingsOf(each.endpoint, [variant]);
        }
        // Without a model the variant only lends its instances to inference components, which scale themselves.
        if (!hasOwnInstances(variant.variant) || valueAt(variant.variant, "modelName") === undefined) {
            return [];
        }
        const own = targets.of(each, variant.name);
        return own.length === 0
            ? missing(each, variant, targets.unknown)
            : own.flatMap((target) => judgeTarget(targets, target, variant, least));
    });
}

/** Joined by resource id, then by dependency; what is then unknown at preview is noted. */
export const sagemakerVariantAutoscaling = stackRule({
    name: "sagemaker-variant-autoscaling",
    displayName: "Variants scale",
    description:
        "Every variant with instances must be scaled, between sensible bounds and by what its endpoint publishes.",
    why: "An endpoint of fixed size is too small on the day that matters and too large on all others.",
    severity: "high",
    tags: ["reliability", "autoscaling", "sagemaker"],
    framework: machineLearningLens("MLREL05-BP01", "Scale endpoints automatically, within bounds."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling.html",
    remediationSteps:
        "Register the variant with Application Auto Scaling, give it a policy, and start it within the bounds.",
    settings: {
        minimumCapacity: wholeNumber({
            description: "Least minCapacity of a variant; asynchronous endpoints may go down to 0.",
            minimum: 0,
            maximum: 100,
            fallback: 2,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoints",
    appliesTo: isOneOf(ENDPOINT),
    check: (stack, { minimumCapacity }) => {
        const targets = new ScalingTargets(stack);
        return endpointsWithConfigs(stack).flatMap((each) => [
            ...findingsOf(each.endpoint, each.configs.length === 0 ? each.unknowns : []),
            ...judge(each, targets, minimumCapacity),
        ]);
    },
    examples: { passes: SCALED_ENDPOINT, fails: UNSCALED_ENDPOINT },
});
