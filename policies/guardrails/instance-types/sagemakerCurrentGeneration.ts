import { machineLearningLens } from "../../shared/frameworks";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { isBurstable, parseInstanceType } from "../../shared/instanceType";
import { placesAt } from "../../shared/places";
import { textOf, Unknown } from "../../shared/properties";
import { resourceRule } from "../../shared/rule";
import { InspectedResource } from "../../shared/ruleSpec";
import { flag, textList } from "../../shared/settingKinds";
import { ENDPOINT_CONFIG } from "../resourceTypes";
import { canDeclareInstanceTypes, declaredInstanceTypes } from "./declaredInstanceTypes";

function endpointConfig(instanceType: string) {
    const variant = { variantName: "primary", instanceType, initialInstanceCount: 2 };
    return { type: ENDPOINT_CONFIG[0], name: "fraud", properties: { productionVariants: [variant] } };
}

function objection(subject: string, type: string, rule: string, fix: string): Judgement {
    return { subject, found: `is "${type}"`, rule, fix };
}

/** What is wrong with one type, by its family and by what it is used for. */
function typeObjections(
    subject: string,
    type: string,
    previous: readonly string[],
    burstableHosting: boolean,
): Judgement[] {
    const family = parseInstanceType(type)?.family ?? "";
    if (previous.includes(family)) {
        const rule = `${family} is a previous generation`;
        return [objection(subject, type, rule, "use a type of a current generation")];
    }
    if (burstableHosting || !isBurstable(family) || !/Variants\b/.test(subject)) {
        return [];
    }
    const rule =
        "a variant must not run on burstable instances here, which slow down when their credits are used up";
    return [objection(subject, type, rule, "use a type of the m, c or r families")];
}

function judge(resource: InspectedResource, previous: readonly string[], burstable: boolean): Judgement[] {
    const { type: token, properties } = resource;
    const declared = declaredInstanceTypes(token, properties).flatMap((declaration): Judgement[] => {
        switch (declaration.kind) {
            case "type":
                return typeObjections(declaration.subject, declaration.type, previous, burstable);
            case "unknown":
                return [declaration.unknown];
            case "unreadable":
                return [];
        }
    });
    const accelerators = ["productionVariants", "shadowProductionVariants"].flatMap((key) =>
        placesAt(properties, `${key}[].acceleratorType?`),
    );
    const fix = "take acceleratorType out and use an instance type with an accelerator";
    return [
        ...declared,
        ...accelerators.map(({ subject, value }) =>
            value instanceof Unknown
                ? value
                : objection(subject, textOf(value), "Elastic Inference has been retired", fix),
        ),
    ];
}

/** A type that is unknown at preview is noted there and judged before the resource is created. */
export const sagemakerCurrentGeneration = resourceRule({
    name: "sagemaker-current-generation",
    displayName: "Current generations of instances",
    description:
        "SageMaker must not run on previous generations, nor serve production on burstable instances.",
    why: "Previous generations cost more for less and run out of stock; a burstable instance slows down under load.",
    severity: "low",
    tags: ["instance-types", "cost", "sagemaker"],
    framework: machineLearningLens(
        "MLCOST05-BP02",
        "Choose the hardware that serves a model best for its price.",
    ),
    sources: ["EC2 previous generation instances"],
    url: "https://aws.amazon.com/ec2/previous-generation/",
    remediationSteps: "Use the same family of a later generation: m5 or m6i for m4, c5 for c4, g5 for p2.",
    settings: {
        previousGenerations: textList({
            description: "Families that count as previous generations.",
            pattern: "^[a-z][a-z0-9-]*$",
            form: 'instance families such as "m4"',
            fallback: ["c4", "g3", "m4", "p2", "p3", "p3dn", "r4", "t2"],
        }),
        allowBurstableVariants: flag({
            description: "Whether a variant may run on burstable instances.",
            fallback: false,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "resources that can name a SageMaker instance type",
    appliesTo: canDeclareInstanceTypes,
    check: (resource, { previousGenerations, allowBurstableVariants }) =>
        findingsOf(resource, judge(resource, previousGenerations, allowBurstableVariants)),
    examples: { passes: [endpointConfig("ml.m5.xlarge")], fails: [endpointConfig("ml.m4.xlarge")] },
});
