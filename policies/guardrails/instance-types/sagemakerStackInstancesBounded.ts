import { machineLearningLens } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { findingsOf } from "../../shared/kinds/judgements";
import { textOf, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { wholeNumber } from "../../shared/settingKinds";
import { Stack } from "../../shared/stack";
import { EndpointConfigs, endpointsWithConfigs } from "../endpointConfigs";
import { ENDPOINT, ENDPOINT_CONFIG } from "../resourceTypes";
import { variantsIn } from "../variants";
import { ScalingRanges } from "./scalingCapacity";

/** How far an endpoint may grow, and what a preview does not know of that. */
interface Growth {
    instances: number;
    unknowns: Unknown[];
}

/** The most instances that each of an endpoint's variants, shadows included, may have; of several configurations the largest counts. */
function growthOf({ endpointName, configs }: EndpointConfigs, ranges: ScalingRanges): Growth {
    const unknowns: Unknown[] = [];
    const totals = configs.map(({ properties }) =>
        variantsIn(properties)
            .filter(
                (variant) => variant instanceof Unknown || valueAt(variant, "serverlessConfig") === undefined,
            )
            .map((variant) => {
                const initial = valueAt(variant, "initialInstanceCount");
                const managed = valueAt(variant, "managedInstanceScaling", "maxInstanceCount");
                const range = ranges.of(textOf(endpointName), textOf(valueAt(variant, "variantName")));
                unknowns.push(...[initial, managed].filter((value) => value instanceof Unknown));
                const counts = [initial ?? 1, managed, range?.maximum];
                return Math.max(0, ...counts.filter((count) => typeof count === "number"));
            })
            .reduce((sum, count) => sum + count, 0),
    );
    return { instances: Math.max(0, ...totals), unknowns };
}

function check(stack: Stack, most: number): Finding[] {
    const ranges = new ScalingRanges(stack);
    const endpoints = endpointsWithConfigs(stack).map((each) => ({ ...each, ...growthOf(each, ranges) }));
    const total = endpoints.reduce((sum, { instances }) => sum + instances, 0);
    const largest = [...endpoints].sort((a, b) => b.instances - a.instances)[0];
    const unknowns = [...endpoints.flatMap((each) => each.unknowns), ...ranges.unknowns];
    if (largest === undefined) {
        return [];
    }
    return findingsOf(largest.endpoint, [
        ...unknowns.slice(0, 1),
        ...(total > most
            ? [
                  {
                      subject: "the endpoints of the stack together",
                      found: `may grow to ${String(total)} instances, this one to ${String(largest.instances)}`,
                      rule: `a stack may use at most ${String(most)}`,
                      fix: "lower maxCapacity of some variants, or have maximumPerStack raised in a reviewed change",
                  },
              ]
            : []),
    ]);
}

function example(initialInstanceCount: number) {
    return [
        {
            type: ENDPOINT_CONFIG[0],
            name: "fraud",
            properties: {
                name: "fraud-1a2b3c4",
                productionVariants: [{ variantName: "primary", initialInstanceCount }],
            },
        },
        {
            type: ENDPOINT[0],
            name: "fraud",
            properties: { name: "fraud", endpointConfigName: "fraud-1a2b3c4" },
        },
    ];
}

/** Joined by name, then by dependency; a number that is unknown at preview is noted there. */
export const sagemakerStackInstancesBounded = stackRule({
    name: "sagemaker-stack-instances-bounded",
    displayName: "Bounded instances of a stack",
    description: "All endpoints of a stack together must not be able to grow beyond what it is allowed.",
    why: "Each endpoint within its own limit, and the account's quota is used up by the sum of them.",
    severity: "medium",
    tags: ["instance-types", "cost", "sagemaker"],
    framework: machineLearningLens("MLCOST05-BP03", "Size what hosts and trains a model for what it needs."),
    sources: [],
    url: "https://docs.aws.amazon.com/general/latest/gr/sagemaker.html",
    remediationSteps:
        "Lower maxCapacity of some variants, or have the stack's limit raised in a reviewed change.",
    settings: {
        maximumPerStack: wholeNumber({
            description: "Most instances that all endpoints of a stack may grow to together.",
            minimum: 1,
            maximum: 100_000,
            fallback: 50,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoints",
    appliesTo: isOneOf(ENDPOINT),
    check: (stack, { maximumPerStack }) => check(stack, maximumPerStack),
    examples: { passes: example(4), fails: example(100) },
});
