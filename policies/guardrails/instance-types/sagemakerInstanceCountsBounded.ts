import { machineLearningLens } from "../../shared/frameworks";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { Unknown } from "../../shared/properties";
import { resourceRule } from "../../shared/rule";
import { wholeNumber } from "../../shared/settingKinds";
import { ENDPOINT_CONFIG } from "../resourceTypes";
import { DeclaredCount, declaredCounts } from "./declaredCounts";

function endpointConfig(initialInstanceCount: number) {
    const variant = { variantName: "primary", instanceType: "ml.m5.xlarge", initialInstanceCount };
    return { type: ENDPOINT_CONFIG[0], name: "fraud", properties: { productionVariants: [variant] } };
}

function tooMany(what: string, count: number, maximum: number): Judgement {
    return {
        subject: what,
        found: `is ${String(count)}`,
        rule: `it must be at most ${String(maximum)}`,
        fix: "use fewer instances, or have the limit raised in a reviewed change",
    };
}

function judge(counts: readonly DeclaredCount[], perPlace: number, perEndpoint: number): Judgement[] {
    const known = counts.flatMap(({ value, ...rest }) =>
        typeof value === "number" ? [{ ...rest, value }] : [],
    );
    const initial = known.filter(
        ({ subject, isVariant }) => isVariant && subject.endsWith("initialInstanceCount"),
    );
    const total = initial.reduce((sum, { value }) => sum + value, 0);
    return [
        ...counts.flatMap(({ value }) => (value instanceof Unknown ? [value] : [])),
        ...known
            .filter(({ value }) => value > perPlace)
            .map(({ subject, value }) => tooMany(subject, value, perPlace)),
        ...(total > perEndpoint
            ? [tooMany("the sum of all variants' initialInstanceCount", total, perEndpoint)]
            : []),
    ];
}

/** A count that is unknown at preview is noted there; one that a pipeline computes while it runs has its own limits. */
export const sagemakerInstanceCountsBounded = resourceRule({
    name: "sagemaker-instance-counts-bounded",
    displayName: "Bounded numbers of instances",
    description:
        "A variant, an endpoint or a job must not ask for more instances than this environment allows.",
    why: "Ten times as many instances cost ten times as much, and a digit is quickly typed twice.",
    severity: "high",
    tags: ["instance-types", "cost", "sagemaker"],
    framework: machineLearningLens(
        "MLCOST05-BP03",
        "Size the instances that host and train a model for what it needs.",
    ),
    sources: [],
    url: "https://docs.aws.amazon.com/general/latest/gr/sagemaker.html",
    remediationSteps:
        "Ask for fewer instances, or have the limit of this environment raised in a reviewed change.",
    settings: {
        maximumPerVariantOrJob: wholeNumber({
            description: "Most instances that one variant or one job may have.",
            minimum: 1,
            maximum: 10_000,
            fallback: 10,
        }),
        maximumPerEndpoint: wholeNumber({
            description: "Most instances that all variants of an endpoint may start with together.",
            minimum: 1,
            maximum: 10_000,
            fallback: 20,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "resources of SageMaker",
    appliesTo: (type) => /^aws(?::sagemaker\/|-native:sagemaker:)/.test(type),
    check: (resource, { maximumPerVariantOrJob, maximumPerEndpoint }) =>
        findingsOf(
            resource,
            judge(
                declaredCounts(resource.type, resource.properties),
                maximumPerVariantOrJob,
                maximumPerEndpoint,
            ),
        ),
    examples: { passes: [endpointConfig(2)], fails: [endpointConfig(100)] },
});
