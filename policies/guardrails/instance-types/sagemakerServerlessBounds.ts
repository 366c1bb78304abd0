import { machineLearningLens } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { requirement } from "../../shared/kinds/requirements";
import { wholeNumber } from "../../shared/settingKinds";
import { ENDPOINT_CONFIG } from "../resourceTypes";

const PATHS = ["memorySizeInMb", "maxConcurrency", "provisionedConcurrency"].map(
    (key) => `productionVariants[].serverlessConfig?.${key}`,
);
const BOUNDS = {
    maximumMemoryMb: wholeNumber({
        description: "Most memory of a serverless variant, in megabytes; AWS's limit is 6144.",
        minimum: 1024,
        maximum: 6144,
        fallback: 6144,
    }),
    maximumConcurrency: wholeNumber({
        description: "Most requests that a serverless variant may serve at once; AWS's limit is 200.",
        minimum: 1,
        maximum: 200,
        fallback: 50,
    }),
    minimumProvisionedConcurrency: wholeNumber({
        description: "Requests for which a serverless variant must always be warm; 0 lets it start cold.",
        minimum: 0,
        maximum: 200,
        fallback: 0,
    }),
};

interface Bounds {
    maximumMemoryMb: number;
    maximumConcurrency: number;
    minimumProvisionedConcurrency: number;
}

function rangeOf(subject: string, bounds: Bounds): [minimum: number, maximum: number] {
    if (subject.endsWith("memorySizeInMb")) {
        return [1024, bounds.maximumMemoryMb];
    }
    return subject.endsWith("maxConcurrency")
        ? [1, bounds.maximumConcurrency]
        : [bounds.minimumProvisionedConcurrency, bounds.maximumConcurrency];
}

function serverless(maxConcurrency: number) {
    const serverlessConfig = { memorySizeInMb: 2048, maxConcurrency };
    const properties = { productionVariants: [{ variantName: "primary", serverlessConfig }] };
    return { type: ENDPOINT_CONFIG[0], name: "fraud", properties };
}

/** A bound that is unknown at preview is noted there and judged before the configuration is created. */
export const sagemakerServerlessBounds = propertyRule({
    name: "sagemaker-serverless-bounds",
    displayName: "Bounds of serverless variants",
    description:
        "Memory and concurrency of a serverless variant must stay within what this environment allows.",
    why: "Concurrency is what a serverless variant is paid for, and without any that is provisioned it starts cold.",
    severity: "medium",
    tags: ["instance-types", "cost", "serverless"],
    framework: machineLearningLens(
        "MLCOST05-BP01",
        "Choose the deployment option that suits how a model is used.",
    ),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints.html",
    remediationSteps: "Bring the value within the bounds, or have them changed in a reviewed change.",
    settings: BOUNDS,
    enforcementLevel: "mandatory",
    subject: "endpoint configurations",
    reads: { [ENDPOINT_CONFIG[0]]: PATHS, [ENDPOINT_CONFIG[1]]: PATHS },
    must: (place, bounds) => {
        const [minimum, maximum] = rangeOf(place.subject, bounds);
        const isOptional = place.subject.endsWith("provisionedConcurrency") && minimum === 0;
        return requirement({
            holds: (value) =>
                (value === undefined && isOptional) ||
                (typeof value === "number" && value >= minimum && value <= maximum),
            rule: `it must be from ${String(minimum)} to ${String(maximum)}`,
            fix: (subject) => `set ${subject} to a number within these bounds`,
        })(place, bounds);
    },
    examples: { passes: [serverless(20)], fails: [serverless(200)] },
});
