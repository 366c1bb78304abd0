import { machineLearningLens } from "../../shared/frameworks";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { Properties, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { InspectedResource } from "../../shared/ruleSpec";
import { wholeNumber } from "../../shared/settingKinds";
import { SettingValues, Shape } from "../../shared/settings";
import { SCALING_TARGET, SCHEDULED_ACTION } from "../resourceTypes";
import { boundsIn, ScalingBounds } from "./scalingCapacity";

function target(maxCapacity: number) {
    const properties = { serviceNamespace: "sagemaker", resourceId: "endpoint/fraud/variant/primary" };
    return {
        type: SCALING_TARGET[0],
        name: "fraud",
        properties: { ...properties, minCapacity: 2, maxCapacity },
    };
}

const SETTINGS = {
    maximumCapacity: wholeNumber({
        description: "Most instances that a variant may grow to.",
        minimum: 1,
        maximum: 10_000,
        fallback: 20,
    }),
    maximumProvisionedConcurrency: wholeNumber({
        description:
            "Most provisioned concurrency that a serverless variant may grow to; AWS's limit is 200.",
        minimum: 1,
        maximum: 200,
        fallback: 50,
    }),
} satisfies Shape;
type Settings = SettingValues<typeof SETTINGS>;

/** How much of what there may be, by the setting that says so. */
interface Ceiling {
    most: number;
    unit: string;
    setting: keyof Settings;
}

/** The ceiling of what is scaled; a dimension that is not known yet is taken for instances, as most are. */
function ceilingOf(properties: Properties, settings: Settings): Ceiling {
    return valueAt(properties, "scalableDimension") === "sagemaker:variant:DesiredProvisionedConcurrency"
        ? {
              most: settings.maximumProvisionedConcurrency,
              unit: "of provisioned concurrency",
              setting: "maximumProvisionedConcurrency",
          }
        : { most: settings.maximumCapacity, unit: "instances", setting: "maximumCapacity" };
}

function judge({ properties }: InspectedResource, settings: Settings): Judgement[] {
    const ceiling = ceilingOf(properties, settings);
    const service = valueAt(properties, "serviceNamespace");
    if (service !== "sagemaker" && !(service instanceof Unknown)) {
        return [];
    }
    return [
        ...(service instanceof Unknown ? [service] : []),
        ...boundsIn(properties).flatMap((bounds) => judgeBounds(bounds, ceiling)),
    ];
}

function judgeBounds(
    { prefix, minimum, maximum }: ScalingBounds,
    { most, unit, setting }: Ceiling,
): Judgement[] {
    const isOver = typeof maximum === "number" && maximum > most;
    const isUpsideDown = typeof minimum === "number" && typeof maximum === "number" && minimum > maximum;
    const problem = { subject: `${prefix}maxCapacity`, found: `is ${JSON.stringify(maximum)}` };
    return [
        ...(maximum instanceof Unknown ? [maximum] : []),
        ...(isOver
            ? [
                  {
                      ...problem,
                      rule: `a variant must not grow beyond ${String(most)} ${unit}`,
                      fix: `lower it, or have ${setting} raised in a reviewed change`,
                  },
              ]
            : []),
        ...(isUpsideDown
            ? [
                  {
                      ...problem,
                      rule: `it must not be below minCapacity, which is ${JSON.stringify(minimum)}`,
                      fix: "raise maxCapacity or lower minCapacity",
                  },
              ]
            : []),
    ];
}

/** A capacity that is unknown at preview is noted there and judged before the target is registered. */
export const sagemakerScalingCeiling = resourceRule({
    name: "sagemaker-scaling-ceiling",
    displayName: "Ceiling of autoscaling",
    description: "Autoscaling must not grow a variant beyond what this environment allows.",
    why: "A flood of requests, or one retry too many, grows an endpoint until something stops it: this does.",
    severity: "high",
    tags: ["instance-types", "cost", "autoscaling"],
    framework: machineLearningLens("MLREL05-BP01", "Scale endpoints automatically, within bounds."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling.html",
    remediationSteps:
        "Lower maxCapacity, or have the ceiling of this environment raised in a reviewed change.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "scalable targets and scheduled scaling",
    appliesTo: isOneOf([...SCALING_TARGET, ...SCHEDULED_ACTION]),
    check: (resource, settings) => findingsOf(resource, judge(resource, settings)),
    examples: { passes: [target(6)], fails: [target(600)] },
});
