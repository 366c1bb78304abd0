import * as assert from "node:assert";
import { describeProblem } from "../../../../components/shared/problems/problems";
import {
    EndpointVariantArgs,
    variantsProblems,
    weightOf,
} from "../../../../components/serving/hosting/variants";

function variant(change: Partial<EndpointVariantArgs> = {}): EndpointVariantArgs {
    return {
        name: "main",
        modelPackageArn: "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/1",
        instanceType: "ml.m5.large",
        initialInstanceCount: 2,
        ...change,
    };
}

function ownImage(change: Partial<EndpointVariantArgs> = {}): EndpointVariantArgs {
    const { name, instanceType, initialInstanceCount } = variant();
    const image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/fraud:1";
    return { name, instanceType, initialInstanceCount, image, ...change };
}

function messages(...variants: EndpointVariantArgs[]): string[] {
    return variantsProblems(variants).map(describeProblem);
}

describe("variantsProblems", () => {
    it("accepts a registered version and an image with or without an archive", () => {
        assert.deepStrictEqual(messages(variant()), []);
        assert.deepStrictEqual(messages(ownImage()), []);
        assert.deepStrictEqual(messages(ownImage({ modelDataUrl: "s3://artifacts/model.tar.gz" })), []);
    });

    const single: [string, EndpointVariantArgs, string][] = [
        [
            "a name that SageMaker does not take",
            variant({ name: "all_traffic" }),
            "variants[0].name: must be 1 to 63 letters, digits and hyphens, beginning and ending without a hyphen, " +
                'got "all_traffic"; choose another name',
        ],
        [
            "two models",
            variant({ image: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/fraud:1" }),
            'variants[0]: must name exactly one model: modelPackageArn or image, got ["modelPackageArn","image"]; ' +
                "give modelPackageArn for a registered version, image for a container of your own",
        ],
        [
            "an archive beside a registered version",
            variant({ modelDataUrl: "s3://artifacts/model.tar.gz" }),
            'variants[0].modelDataUrl: goes with image only, got ["modelPackageArn"]; ' +
                "leave it out, a model package names its own archive",
        ],
        [
            "an image outside ECR",
            ownImage({ image: "docker.io/library/fraud:1" }),
            'variants[0].image: must be an image in Amazon ECR, got "docker.io/library/fraud:1"; ' +
                "write <account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>",
        ],
        [
            "an instance type of EC2",
            variant({ instanceType: "m5.large" }),
            'variants[0].instanceType: must be ml.<family>.<size> in lower case, got "m5.large"; ' +
                "choose a hosting instance type, for example ml.m5.large",
        ],
        [
            "no instances",
            variant({ initialInstanceCount: 0 }),
            "variants[0].initialInstanceCount: must be a whole number between 1 and 1000, got 0; " +
                "give at least one instance",
        ],
        [
            "variables that no container takes",
            variant({ environment: { "9LIVES": "x", "A-B": "x", GOOD: "x" } }),
            "variants[0].environment: must be named with letters, digits and underscores, not beginning with a digit, " +
                'got ["9LIVES","A-B"]; rename these variables',
        ],
    ];
    for (const [what, given, message] of single) {
        it(`explains ${what}`, () => {
            assert.deepStrictEqual(messages(given), [message]);
        });
    }

    it("names the variant that has no model", () => {
        const { name, instanceType, initialInstanceCount } = variant({ name: "b" });
        assert.deepStrictEqual(messages(variant(), { name, instanceType, initialInstanceCount }), [
            "variants[1]: must name exactly one model: modelPackageArn or image, got []; " +
                "give modelPackageArn for a registered version, image for a container of your own",
        ]);
    });

    it("refuses a negative weight, and weights that send traffic nowhere", () => {
        assert.deepStrictEqual(messages(variant({ weight: -1 })), [
            "variants[0].weight: must be at least 0, got -1; give 0 for no traffic",
            "variants.weight: must add up to more than 0, got -1; give at least one variant a weight",
        ]);
        assert.deepStrictEqual(messages(variant({ weight: 0 }), variant({ name: "b", weight: 0 })), [
            "variants.weight: must add up to more than 0, got 0; give at least one variant a weight",
        ]);
    });

    it("refuses two variants of one name, none at all, and more than ten", () => {
        assert.deepStrictEqual(messages(variant(), variant()), [
            'variants.name: must not repeat, got "main"; give each variant a name of its own',
        ]);
        assert.deepStrictEqual(messages(), [
            "variants: must have 1 to 10 members, got 0; give one variant for each model that serves",
        ]);
        const eleven = Array.from({ length: 11 }, (_, index) => variant({ name: `v${String(index)}` }));
        assert.deepStrictEqual(messages(...eleven), [
            "variants: must have 1 to 10 members, got 11; give one variant for each model that serves",
        ]);
    });
});

describe("weightOf", () => {
    it("is 1 where none was given, and 0 where 0 was", () => {
        assert.deepStrictEqual([weightOf(variant()), weightOf(variant({ weight: 0 }))], [1, 0]);
    });
});
