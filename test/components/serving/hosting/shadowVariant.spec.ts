import * as assert from "node:assert";
import { shadowProblems, ShadowVariantArgs } from "../../../../components/serving/hosting/shadowVariant";
import { describeProblem } from "../../../../components/shared/problems/problems";
import { RealtimeEndpoint } from "../../../../components/serving/realtimeEndpoint";
import { record } from "../../../support/recorder";
import {
    CONFIG,
    IMAGE,
    imageVariant,
    MODEL,
    PACKAGE,
    realtimeArgs,
    ROLLOUT,
    variant,
} from "../servingFixtures";

function shadow(overrides: Partial<ShadowVariantArgs> = {}): ShadowVariantArgs {
    const fleet = { name: "copy", instanceType: "ml.m5.large", initialInstanceCount: 1 };
    return { ...fleet, modelPackageArn: PACKAGE, ...overrides };
}

function messages(overrides: Partial<ShadowVariantArgs>, variants = [variant()]): string[] {
    return shadowProblems(shadow(overrides), variants).map(describeProblem);
}

describe("shadowProblems", () => {
    it("accepts none, and one beside one variant", () => {
        assert.deepStrictEqual(shadowProblems(undefined, [variant(), variant({ name: "other" })]), []);
        assert.deepStrictEqual(messages({ samplingPercent: 1 }), []);
    });

    it("refuses a second variant, as SageMaker does", () => {
        assert.deepStrictEqual(messages({}, [variant(), variant({ name: "other" })]), [
            'shadow: goes with exactly one variant that answers, got ["main","other"]; ' +
                "end the A/B test first, or test the model as one more variant",
        ]);
    });

    it("refuses the variant's name, a share that is none, and what no variant may be", () => {
        assert.deepStrictEqual(messages({ name: "main", samplingPercent: 0, instanceType: "m5.large" }), [
            'shadow.instanceType: must be ml.<family>.<size> in lower case, got "m5.large"; ' +
                "choose a hosting instance type, for example ml.m5.large",
            "shadow.samplingPercent: must be a whole number between 1 and 100, got 0; give the share of requests to copy",
            'shadow.name: must differ from the names of the variants, got "main"; give the shadow a name of its own',
        ]);
    });
});

describe("a real-time endpoint with a shadow", () => {
    it("makes a model for the shadow, and lets it sample by its weight against the variant's", async () => {
        const shadow = {
            name: "copy",
            image: IMAGE,
            instanceType: "ml.m5.large",
            initialInstanceCount: 1,
            samplingPercent: 20,
        };
        const recording = await record(() => {
            new RealtimeEndpoint("fraud", realtimeArgs({ variants: [imageVariant({ weight: 5 })], shadow }));
        });
        assert.deepStrictEqual(recording.names(MODEL), ["fraud-model-copy", "fraud-model-own"]);
        const { productionVariants, shadowProductionVariants } = recording.one(CONFIG).inputs;
        const [answering] = productionVariants as Record<string, unknown>[];
        assert.strictEqual(answering?.["initialVariantWeight"], 1);
        assert.deepStrictEqual(shadowProductionVariants, [
            {
                variantName: "copy",
                modelName: "fraud-model-copy-0a1b2c3",
                instanceType: "ml.m5.large",
                initialInstanceCount: 1,
                initialVariantWeight: 0.2,
            },
        ]);
        const { weights, instanceCounts, instanceTypes, shadowSamplingPercent } =
            recording.one(ROLLOUT).inputs;
        assert.deepStrictEqual(
            { weights, instanceCounts, instanceTypes, shadowSamplingPercent },
            {
                weights: { own: 5 },
                instanceCounts: { own: 2, copy: 1 },
                instanceTypes: { own: "ml.m5.large" },
                shadowSamplingPercent: 20,
            },
        );
    });
});
