import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { readingRule } from "../../shared/kinds/readingRule";
import { requirement } from "../../shared/kinds/requirements";
import { placesAt } from "../../shared/places";
import { textOf, Unknown, valueAt } from "../../shared/properties";
import { wholeNumber } from "../../shared/settingKinds";
import { SettingValues } from "../../shared/settings";
import { ENDPOINT_CONFIG, bothTypes } from "../kinds/resourceTypes";

const SETTINGS = {
    minimumInstances: wholeNumber({
        description: "With how many instances a variant must start at least.",
        minimum: 1,
        maximum: 100,
        fallback: 2,
    }),
};

const mustBeEnough = requirement({
    // AWS starts one instance where nothing is said.
    holds: (value, { minimumInstances }: SettingValues<typeof SETTINGS>) =>
        Number(textOf(value ?? 1)) >= minimumInstances,
    rule: ({ minimumInstances }) => `it must be at least ${String(minimumInstances)}, AWS's default is 1`,
    fix: (subject, { minimumInstances }) => `set ${subject} to ${String(minimumInstances)} or more`,
});

export const sagemakerEndpointConfigInstanceCount = readingRule({
    name: "sagemaker-endpoint-config-instance-count",
    displayName: "More than one instance per variant",
    description: "A variant with instances must start with more than one.",
    why:
        "SageMaker spreads instances over availability zones; a single one is gone with its zone, and at " +
        "every patch.",
    severity: "medium",
    tags: ["endpoint", "availability", "sagemaker"],
    framework: securityHub(
        "SageMaker.4",
        "Production variants have an initial instance count greater than 1.",
    ),
    sources: ["AWS Config sagemaker-endpoint-config-prod-instance-count"],
    url: securityHubUrl("SageMaker.4"),
    remediationSteps:
        "Set initialInstanceCount to 2 or more, and the autoscaling minimum likewise; environments that " +
        "may fail can lower minimumInstances.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoint configurations",
    reads: bothTypes(ENDPOINT_CONFIG, {
        variants: "productionVariants[]",
        shadows: "shadowProductionVariants[]",
    }),
    judge: (readings, settings) =>
        [...readings.all("variants"), ...readings.all("shadows")]
            .filter(
                ({ value }) => valueAt(value, "serverlessConfig") === undefined || value instanceof Unknown,
            )
            .flatMap(({ value, subject }) => placesAt(value, "initialInstanceCount", subject))
            .flatMap((count) => mustBeEnough(count, settings)),
    examples: {
        passes: [
            {
                type: ENDPOINT_CONFIG.classic,
                name: "fraud",
                properties: { productionVariants: [{ variantName: "a", initialInstanceCount: 2 }] },
            },
        ],
        fails: [
            {
                type: ENDPOINT_CONFIG.classic,
                name: "fraud",
                properties: { productionVariants: [{ variantName: "a", initialInstanceCount: 1 }] },
            },
        ],
    },
});
