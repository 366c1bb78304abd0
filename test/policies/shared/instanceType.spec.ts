import * as assert from "node:assert";
import { readFileSync } from "node:fs";
import {
    hasAccelerator,
    hasGpu,
    mentionedInstanceTypes,
    parseInstanceType,
    sizeRank,
} from "../../../policies/shared/instanceType";

/** Every instance type that AWS's own schemas list, from the typings that Pulumi generates from them. */
function listedTypes(): string[] {
    const file = require.resolve("@pulumi/aws-native/types/enums/sagemaker/index.d.ts");
    return [...new Set(readFileSync(file, "utf8").match(/(?<=")ml\.[^"]+(?=")/g))];
}

describe("instance types", () => {
    it("are understood, all that AWS lists", () => {
        const types = listedTypes();
        assert.ok(types.length > 150, `only ${String(types.length)} types: the typings were not understood`);
        for (const type of types) {
            const parts = parseInstanceType(type);
            assert.ok(parts, type);
            assert.strictEqual(`ml.${parts.family}.${parts.size}`, type);
            assert.deepStrictEqual(mentionedInstanceTypes(`use ${type}, or not`), [type]);
        }
    });

    it("have an accelerator in exactly these of the families that AWS lists", () => {
        const families = listedTypes().map((type) => parseInstanceType(type)?.family ?? type);
        const accelerated = [...new Set(families.filter(hasAccelerator))].sort();
        assert.deepStrictEqual(accelerated, [
            "g4dn",
            "g5",
            "g6",
            "g6e",
            "g7",
            "g7e",
            "p3",
            "p3dn",
            "p4d",
            "p4de",
            "p5",
            "p5e",
            "p5en",
            "p6-b200",
            "trn1",
            "trn1n",
        ]);
        assert.deepStrictEqual(
            accelerated.filter((family) => !hasGpu(family)),
            ["trn1", "trn1n"],
        );
    });

    it("are refused where they are spelt wrong", () => {
        const wrong = [
            "m5.large",
            "ML.m5.large",
            "ml.m5",
            "ml.m5.",
            "ml..large",
            "ml.m5.0xlarge",
            "ml.m5.large ",
        ];
        assert.deepStrictEqual(
            wrong.filter((text) => parseInstanceType(text) !== undefined),
            [],
        );
    });

    it("are ordered by size, bare metal last", () => {
        const sizes = [
            "nano",
            "micro",
            "small",
            "medium",
            "large",
            "xlarge",
            "2xlarge",
            "10xlarge",
            "48xlarge",
            "metal",
        ];
        assert.deepStrictEqual(
            [...sizes].reverse().sort((a, b) => sizeRank(a) - sizeRank(b)),
            sizes,
        );
        assert.strictEqual(sizeRank("metal-24xl"), sizeRank("24xlarge"));
    });

    it("are found wherever a text mentions them", () => {
        const text = '--type=ml.p5.48xlarge {"a":"ml.g4dn.xlarge"} ML.M5.LARGE html.page.large ml.m5.largest';
        assert.deepStrictEqual(mentionedInstanceTypes(text), [
            "ml.p5.48xlarge",
            "ml.g4dn.xlarge",
            "ML.M5.LARGE",
        ]);
    });
});
