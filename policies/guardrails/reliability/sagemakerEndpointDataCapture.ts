import { machineLearningLens } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { elementsOf, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { numberBetween } from "../../shared/settingKinds";
import { StackResource } from "../../shared/stack";
import { ENDPOINT_CONFIG } from "../resourceTypes";
import { canCapture } from "./dataCapture";
import { ServedModels } from "./servedModels";

const MODES = ["Input", "Output"];

function judgePercent(percent: PropertyValue | undefined, least: number): Judgement[] {
    return typeof percent === "number" && percent < least
        ? [
              {
                  subject: "dataCaptureConfig.initialSamplingPercentage",
                  found: `is ${String(percent)}`,
                  rule: `at least ${String(least)} percent of the requests must be captured`,
                  fix: `set it to ${String(least)} or more`,
              },
          ]
        : [];
}

function judgeModes(options: PropertyValue | undefined): Judgement[] {
    const modes = elementsOf(options).map((option) => valueAt(option, "captureMode"));
    const unknown = modes.find((mode) => mode instanceof Unknown);
    const missing = MODES.filter((mode) => !modes.includes(mode) && !modes.includes("InputAndOutput"));
    if (missing.length === 0 || unknown instanceof Unknown) {
        return unknown instanceof Unknown && missing.length > 0 ? [unknown] : [];
    }
    return [
        {
            subject: "dataCaptureConfig.captureOptions",
            found: `lacks ${missing.join(" and ")}`,
            rule: "a monitor needs requests and responses",
            fix: `add ${missing.map((mode) => `captureMode "${mode}"`).join(" and ")}`,
        },
    ];
}

function judge({ properties }: StackResource, least: number): Judgement[] {
    const [enabled, options, percent] = ["enableCapture", "captureOptions", "initialSamplingPercentage"].map(
        (key) => valueAt(properties, "dataCaptureConfig", key),
    );
    const unknowns = [enabled, options, percent].filter((value) => value instanceof Unknown);
    if (enabled === true || enabled instanceof Unknown) {
        return [
            ...unknowns,
            ...judgePercent(percent, least),
            ...(options instanceof Unknown ? [] : judgeModes(options)),
        ];
    }
    return [
        {
            subject: "dataCaptureConfig.enableCapture",
            found: isValue(enabled),
            rule: "requests and responses must be captured, or nobody can tell whether the data have drifted",
            fix: "set it to true, with a destination and a key",
        },
    ];
}

function example(enableCapture: boolean) {
    return {
        type: ENDPOINT_CONFIG[0],
        name: "fraud",
        properties: {
            productionVariants: [{ variantName: "a", instanceType: "ml.m5.large" }],
            dataCaptureConfig: {
                enableCapture,
                initialSamplingPercentage: 100,
                captureOptions: [{ captureMode: "Input" }, { captureMode: "Output" }],
            },
        },
    };
}

/** Models are joined by name, then by dependency; a switch that is unknown at preview is noted there. */
export const sagemakerEndpointDataCapture = stackRule({
    name: "sagemaker-endpoint-data-capture",
    displayName: "Endpoints capture their data",
    description:
        "An endpoint must capture requests and responses; serverless, asynchronous and multi-model ones cannot be monitored.",
    why: "Drift, bias and a dispute about one prediction can be looked into only with what was asked and answered.",
    severity: "medium",
    tags: ["reliability", "monitoring", "sagemaker"],
    framework: machineLearningLens("MLOPS05-BP01", "Watch what a model does in production."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture.html",
    remediationSteps:
        "Set dataCaptureConfig with enableCapture, both capture modes and a sampling percentage.",
    settings: {
        minimumSamplingPercent: numberBetween({
            description: "Least share of the requests that is captured, in percent.",
            minimum: 0,
            maximum: 100,
            fallback: 10,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoint configurations",
    appliesTo: isOneOf(ENDPOINT_CONFIG),
    check: (stack, { minimumSamplingPercent }) => {
        const models = new ServedModels(stack);
        return stack
            .ofTypes(ENDPOINT_CONFIG)
            .filter((config) => canCapture(config, models))
            .flatMap((config) => findingsOf(config, judge(config, minimumSamplingPercent)));
    },
    examples: { passes: [example(true)], fails: [example(false)] },
});
