import { machineLearningLens } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { Properties, textOf, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { flag, wholeNumber } from "../../shared/settingKinds";
import { SettingValues, Shape } from "../../shared/settings";
import { SCALING_POLICY } from "../resourceTypes";
import { trackingPolicy } from "./exampleScaling";

/** What SageMaker scales, and the metrics of AWS's own that fit. */
const METRICS: Readonly<Record<string, readonly string[]>> = {
    "sagemaker:variant:DesiredInstanceCount": [
        "SageMakerVariantInvocationsPerInstance",
        "SageMakerVariantConcurrentRequestsPerModelHighResolution",
    ],
    "sagemaker:variant:DesiredProvisionedConcurrency": ["SageMakerVariantProvisionedConcurrencyUtilization"],
    "sagemaker:inference-component:DesiredCopyCount": [
        "SageMakerInferenceComponentInvocationsPerCopy",
        "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
    ],
};
/** What AWS waits where nothing is said, in seconds. */
const DEFAULT_COOLDOWN = 300;
const TRACKING = "targetTrackingScalingPolicyConfiguration";

const SETTINGS = {
    minimumScaleInCooldownSeconds: wholeNumber({
        description: "Least time between two steps of shrinking, in seconds.",
        minimum: 0,
        maximum: 3600,
        fallback: 120,
    }),
    allowDisabledScaleIn: flag({
        description: "Whether a policy may only grow, so that people have to shrink by hand.",
        fallback: false,
    }),
} satisfies Shape;

/** Whether a policy scales something of SageMaker's; `Unknown` where a preview does not know what says so. */
function isSageMaker(properties: Properties): boolean | Unknown {
    const texts = ["serviceNamespace", "scalableDimension", "scalingTargetId"].map((key) =>
        valueAt(properties, key),
    );
    const known = texts.filter((text) => typeof text === "string");
    const unknown = texts.find((text) => text instanceof Unknown);
    return known.length === 0 && unknown !== undefined
        ? unknown
        : known.some((text) => text.includes("sagemaker"));
}

function judgeMetric(properties: Properties): Judgement[] {
    const dimension = valueAt(properties, "scalableDimension");
    const subject = `${TRACKING}.predefinedMetricSpecification.predefinedMetricType`;
    const metric = valueAt(properties, TRACKING, "predefinedMetricSpecification", "predefinedMetricType");
    const unknowns = [dimension, metric].filter((value) => value instanceof Unknown);
    if (unknowns.length > 0) {
        return unknowns;
    }
    const metrics = METRICS[textOf(dimension)];
    if (metrics === undefined && dimension !== undefined) {
        const rule = `SageMaker scales ${Object.keys(METRICS).join(", ")}`;
        const fix = "set scalableDimension to one of them";
        return [{ subject: "scalableDimension", found: isValue(dimension), rule, fix }];
    }
    const fitting = metrics ?? Object.values(METRICS).flat();
    return metric === undefined || fitting.includes(textOf(metric))
        ? []
        : [
              {
                  subject,
                  found: isValue(metric),
                  rule: `it must be one of ${fitting.join(", ")}`,
                  fix: "use a metric of what is scaled",
              },
          ];
}

function judgeCooldowns(properties: Properties, least: number): Judgement[] {
    const [scaleIn, scaleOut] = ["scaleInCooldown", "scaleOutCooldown"].map(
        (key) => valueAt(properties, TRACKING, key) ?? DEFAULT_COOLDOWN,
    );
    if (valueAt(properties, TRACKING) === undefined) {
        return [];
    }
    const subject = `${TRACKING}.scaleInCooldown`;
    const found = isValue(scaleIn);
    return [
        ...[scaleIn, scaleOut].filter((value) => value instanceof Unknown),
        ...(typeof scaleIn === "number" && scaleIn < least
            ? [
                  {
                      subject,
                      found,
                      rule: `it must be at least ${String(least)} s, or the endpoint shrinks at every pause`,
                      fix: `set ${subject} to ${String(least)} or more`,
                  },
              ]
            : []),
        ...(typeof scaleIn === "number" && typeof scaleOut === "number" && scaleOut > scaleIn
            ? [
                  {
                      subject,
                      found,
                      rule: `an endpoint must not shrink faster than it grows, and scaleOutCooldown is ${String(scaleOut)}`,
                      fix: "make the wait before growing the shorter one",
                  },
              ]
            : []),
    ];
}

function judgePolicy(properties: Properties, settings: SettingValues<typeof SETTINGS>): Judgement[] {
    const disabled = valueAt(properties, TRACKING, "disableScaleIn");
    return [
        ...judgeMetric(properties),
        ...judgeCooldowns(properties, settings.minimumScaleInCooldownSeconds),
        ...(disabled === true && !settings.allowDisabledScaleIn
            ? [
                  {
                      subject: `${TRACKING}.disableScaleIn`,
                      found: "is true",
                      rule: "what has grown must shrink again, or every peak is paid for ever after",
                      fix: "take disableScaleIn out",
                  },
              ]
            : []),
    ];
}

function judge(properties: Properties, settings: SettingValues<typeof SETTINGS>): Judgement[] {
    const scales = isSageMaker(properties);
    const judged = scales === false ? [] : judgePolicy(properties, settings);
    return scales instanceof Unknown && judged.length > 0 ? [scales] : judged;
}

/** What is unknown at preview is noted there and judged before the policy is created. */
export const sagemakerScalingPolicySound = resourceRule({
    name: "sagemaker-scaling-policy-sound",
    displayName: "Scaling policies that work",
    description: "A scaling policy must follow a metric of what it scales, and shrink slower than it grows.",
    why: "A policy on a metric that nothing reports never acts; one that shrinks at once makes an endpoint swing.",
    severity: "medium",
    tags: ["reliability", "autoscaling", "sagemaker"],
    framework: machineLearningLens("MLREL05-BP01", "Scale endpoints automatically, within bounds."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-add-code-define.html",
    remediationSteps: "Use a predefined metric of the scalable dimension and a longer scaleInCooldown.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "scaling policies",
    appliesTo: isOneOf(SCALING_POLICY),
    check: (resource, settings) => findingsOf(resource, judge(resource.properties, settings)),
    examples: {
        passes: [trackingPolicy()],
        fails: [trackingPolicy({ scaleInCooldown: 30 })],
    },
});
