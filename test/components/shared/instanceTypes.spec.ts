import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import {
    gpus,
    hasOnlyInstanceStorage,
    isBurstable,
    isGpu,
    parseInstanceType,
    vcpus,
} from "../../../components/shared/instanceTypes";

/**
 * Every instance type that SageMaker hosts endpoints on (cfn-lint's copy of AWS's price list), with what
 * EC2's DescribeInstanceTypes says of the type of the same name (moto's copy).
 */
function hostingTypes(): { type: string; columns: string[] }[] {
    const file = path.join(__dirname, "hostingInstanceTypes.csv");
    const [, ...lines] = fs.readFileSync(file, "utf8").trim().split("\n");
    return lines.map((line) => {
        const [type = "", ...columns] = line.split(",");
        return { type, columns };
    });
}

describe("instance types", () => {
    it("knows vCPUs, GPUs, burstable families and instance storage of every hosting type as EC2 does", () => {
        const types = hostingTypes();
        const computed = types.map(({ type }) => ({
            type,
            columns: [vcpus(type), gpus(type), isBurstable(type), hasOnlyInstanceStorage(type)].map(String),
        }));
        assert.strictEqual(types.length, 292);
        assert.deepStrictEqual(computed, types);
    });

    it("calls exactly the types with GPUs GPU types", () => {
        const wrong = hostingTypes().filter(({ type, columns }) => isGpu(type) !== (columns[1] !== "0"));
        assert.deepStrictEqual(wrong, []);
    });

    it("takes a type apart, also where the family has a hyphen", () => {
        assert.deepStrictEqual(parseInstanceType("ml.g5.2xlarge"), { family: "g5", size: "2xlarge" });
        assert.deepStrictEqual(parseInstanceType("ml.p6-b200.48xlarge"), {
            family: "p6-b200",
            size: "48xlarge",
        });
    });

    for (const text of [
        "c5.large",
        "ml.c5",
        "ML.C5.LARGE",
        "ml.c5.large ",
        "",
        "ml..large",
        "ml.local.large",
    ]) {
        it(`finds no instance type in ${JSON.stringify(text)}`, () => {
            assert.strictEqual(parseInstanceType(text), undefined);
            assert.strictEqual(vcpus(text), undefined);
            assert.strictEqual(gpus(text), undefined);
            assert.strictEqual(isGpu(text), false);
            assert.strictEqual(isBurstable(text), false);
            assert.strictEqual(hasOnlyInstanceStorage(text), false);
        });
    }

    it("does not guess the counts of sizes and GPU families that it does not know", () => {
        assert.strictEqual(vcpus("ml.m9.metal"), undefined);
        assert.strictEqual(vcpus("ml.t3.tiny"), undefined);
        assert.strictEqual(gpus("ml.p9.48xlarge"), undefined);
        assert.strictEqual(isGpu("ml.p9.48xlarge"), true);
    });
});
