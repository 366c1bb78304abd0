import { sagemakerVariantsSound } from "../../../../policies/guardrails/reliability/sagemakerVariantsSound";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { config, CONFIG, NATIVE_CONFIG, variant } from "./endpoints";

const MANAGED = "productionVariants[primary].managedInstanceScaling.minInstanceCount";

function managed(scaling: object) {
    return config([variant({ managedInstanceScaling: { status: "ENABLED", ...scaling } })]);
}

describeRule(sagemakerVariantsSound, {
    "accepts variants with names and weights, a weight of 1 where none is given": {
        resources: [
            config([variant({ initialVariantWeight: 0 }), variant({ variantName: "other" })]),
            { ...config(), type: NATIVE_CONFIG },
        ],
    },
    "accepts enough instances": { resources: [managed({ minInstanceCount: 2, maxInstanceCount: 4 })] },
    "accepts scaling that is switched off": {
        resources: [
            config([variant({ managedInstanceScaling: { status: "DISABLED", minInstanceCount: 0 } })]),
        ],
    },
    "stops a name that is there twice, in a shadow too": {
        resources: [config([variant()], { shadowProductionVariants: [variant()] })],
        violations: [
            `${CONFIG} "config": variantName is "primary" more than once; ` +
                "each variant must have a name of its own. Fix: rename one of them.",
        ],
    },
    "stops weights of 0 alone": {
        resources: [
            config([
                variant({ initialVariantWeight: 0 }),
                variant({ variantName: "b", initialVariantWeight: 0 }),
            ]),
        ],
        violations: [
            `${CONFIG} "config": initialVariantWeight is 0 for every variant; ` +
                "some variant must get requests. Fix: give one variant a weight above 0.",
        ],
    },
    "stops too few managed instances, and AWS's default of 1": {
        resources: [managed({ minInstanceCount: 0 }), managed({})],
        violations: ["0", "1"].map(
            (count) =>
                `${CONFIG} "config": ${MANAGED} is ${count}; ` +
                "it must be at least 2, or scaling in leaves one zone. Fix: set minInstanceCount to 2 or more.",
        ),
    },
    "takes the least number from its settings": {
        resources: [managed({ minInstanceCount: 0 })],
        config: { minimumManagedInstances: 0 },
    },
    "stops bounds that are upside down": {
        resources: [managed({ minInstanceCount: 5, maxInstanceCount: 4 })],
        violations: [
            `${CONFIG} "config": ${MANAGED} is 5; it must not be above maxInstanceCount, which is 4. ` +
                "Fix: lower minInstanceCount or raise maxInstanceCount.",
        ],
    },
    "notes numbers that it does not know": {
        resources: [
            config([variant({ initialVariantWeight: UNKNOWN })]),
            managed({ minInstanceCount: UNKNOWN }),
        ],
        undecided: [
            `${CONFIG} "config": string value at .productionVariants.0.initialVariantWeight can't be known during preview`,
            `${CONFIG} "config": string value at .productionVariants.0.managedInstanceScaling.minInstanceCount can't be known during preview`,
        ],
    },
});
