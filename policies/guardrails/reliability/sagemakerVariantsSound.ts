import { machineLearningLens } from "../../shared/frameworks";
import { Judgement } from "../../shared/kinds/judgements";
import { readingRule } from "../../shared/kinds/readingRule";
import { Place } from "../../shared/places";
import { textOf, Unknown, valueAt } from "../../shared/properties";
import { wholeNumber } from "../../shared/settingKinds";
import { ENDPOINT_CONFIG } from "../resourceTypes";

const READS = { variants: "productionVariants[]", shadows: "shadowProductionVariants[]" };

function repeatedNames(places: readonly Place[]): Judgement[] {
    const names = places.map(({ value }) => valueAt(value, "variantName"));
    const repeated = new Set(
        names.filter((name, index) => typeof name === "string" && names.indexOf(name) !== index),
    );
    return [...repeated].map((name) => ({
        subject: "variantName",
        found: `is ${JSON.stringify(name)} more than once`,
        rule: "each variant must have a name of its own",
        fix: "rename one of them",
    }));
}

/** Weights count only among several variants; one alone gets everything. */
function weights(places: readonly Place[]): Judgement[] {
    const given = places.map(({ value }) => valueAt(value, "initialVariantWeight") ?? 1);
    const unknowns = given.filter((weight) => weight instanceof Unknown);
    const isZero = given.length > 0 && given.every((weight) => weight === 0);
    return [
        ...unknowns,
        ...(isZero
            ? [
                  {
                      subject: "initialVariantWeight",
                      found: "is 0 for every variant",
                      rule: "some variant must get requests",
                      fix: "give one variant a weight above 0",
                  },
              ]
            : []),
    ];
}

function managedScaling({ subject, value }: Place, least: number): Judgement[] {
    const scaling = valueAt(value, "managedInstanceScaling");
    if (scaling === undefined || valueAt(scaling, "status") === "DISABLED") {
        return [];
    }
    const place = `${subject}.managedInstanceScaling`;
    const [minimum, maximum] = ["minInstanceCount", "maxInstanceCount"].map((key) => valueAt(scaling, key));
    const problem = { subject: `${place}.minInstanceCount`, found: `is ${JSON.stringify(minimum ?? 1)}` };
    const isBelow = !(minimum instanceof Unknown) && Number(textOf(minimum ?? 1)) < least;
    return [
        ...[minimum, maximum].filter((count) => count instanceof Unknown),
        ...(isBelow
            ? [
                  {
                      ...problem,
                      rule: `it must be at least ${String(least)}, or scaling in leaves one zone`,
                      fix: `set minInstanceCount to ${String(least)} or more`,
                  },
              ]
            : []),
        ...(typeof minimum === "number" && typeof maximum === "number" && minimum > maximum
            ? [
                  {
                      ...problem,
                      rule: `it must not be above maxInstanceCount, which is ${String(maximum)}`,
                      fix: "lower minInstanceCount or raise maxInstanceCount",
                  },
              ]
            : []),
    ];
}

function example(initialVariantWeight: number) {
    const variants = ["a", "b"].map((variantName) => ({ variantName, initialVariantWeight }));
    return { type: ENDPOINT_CONFIG[0], name: "fraud", properties: { productionVariants: variants } };
}

/** Numbers that are unknown at preview are noted there; what the others tell already is judged. */
export const sagemakerVariantsSound = readingRule({
    name: "sagemaker-variants-sound",
    displayName: "Variants fit together",
    description:
        "The variants of an endpoint must have different names, get requests, and keep enough instances.",
    why: "SageMaker refuses what does not fit together only when the endpoint is updated, in the middle of a deployment.",
    severity: "medium",
    tags: ["reliability", "sagemaker"],
    framework: machineLearningLens("MLREL05-BP01", "Scale endpoints automatically, within bounds."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html",
    remediationSteps: "Rename variants, give one of them a weight, and raise minInstanceCount.",
    settings: {
        minimumManagedInstances: wholeNumber({
            description: "Least number of instances that SageMaker's own scaling must keep.",
            minimum: 0,
            maximum: 100,
            fallback: 2,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoint configurations",
    reads: { [ENDPOINT_CONFIG[0]]: READS, [ENDPOINT_CONFIG[1]]: READS },
    judge: (readings, { minimumManagedInstances }) => {
        const [variants, shadows] = [readings.all("variants"), readings.all("shadows")];
        return [
            ...repeatedNames([...variants, ...shadows]),
            ...weights(variants),
            ...variants.flatMap((place) => managedScaling(place, minimumManagedInstances)),
        ];
    },
    examples: { passes: [example(1)], fails: [example(0)] },
});
