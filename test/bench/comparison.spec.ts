import * as assert from "node:assert";
import { compare, requireSameResources } from "../../bench/comparison";
import { countEach, Measured } from "../../bench/measured";
import { declareWithComponents } from "../../bench/sides/components";
import { declareRaw } from "../../bench/sides/raw";
import { spreadOf } from "../../bench/statistics";
import { renderTable } from "../../bench/table";
import { RecordedResource } from "../../rehearsal/engine/recordedResource";
import { record } from "../support/recorder";

function run(wallMilliseconds: number, cpuMilliseconds: number, topics = 2): Measured {
    return {
        wallMilliseconds,
        cpuMilliseconds,
        programMilliseconds: wallMilliseconds,
        peakMegabytes: 100,
        resources: { "aws:sns/topic:Topic": topics },
    };
}

const RUNS = {
    components: [run(1200, 1000), run(1100, 900), run(2000, 1100)],
    raw: [run(1000, 1000), run(1100, 1000), run(1500, 1000)],
    cdk: [run(1000, 2000), run(1050, 2000), run(1000, 2000)],
};

/** Types and names of inputs of what a provider makes, sorted. */
function shapes(resources: readonly RecordedResource[]): string[] {
    return resources
        .filter(({ custom }) => custom)
        .map(({ type, inputs }) => `${type}: ${Object.keys(inputs).sort().join(", ")}`)
        .sort();
}

describe("the bench", () => {
    it("takes the smallest and the middle of what it measured", () => {
        assert.deepStrictEqual(spreadOf([3, 1, 2]), { min: 1, median: 2 });
        assert.deepStrictEqual(spreadOf([4, 1, 2, 3]), { min: 1, median: 2.5 });
        assert.throws(() => spreadOf([]), { name: "RangeError", message: "nothing was measured" });
    });

    it("lets the smallest wall times decide: 1.10 is within 1.15 of raw, and slower than the CDK", () => {
        const [raw, cdk] = (["raw", "cdk"] as const).map((rival) => compare(rival, 10, RUNS));
        assert.deepStrictEqual([raw?.wall, raw?.isMet], [{ min: 1.1, median: 1200 / 1100 }, true]);
        assert.deepStrictEqual(raw?.cpu, { min: 0.9, median: 1 });
        assert.deepStrictEqual([cdk?.wall.min, cdk?.isMet], [1.1, false]);
    });

    it("refuses to compare sides that declare different resources, and says which", () => {
        assert.throws(
            () => {
                requireSameResources("raw", { a: 2, b: 1 }, { a: 1, b: 1, c: 3 });
            },
            {
                message:
                    "components and raw declare different resources, so a ratio would mean nothing; " +
                    "adapt bench/sides:\n  a: 2 against 1\n  c: 0 against 3",
            },
        );
    });

    it("prints a line for each comparison", () => {
        const [heading, line, , legend] = renderTable([compare("raw", 10, RUNS)]).split("\n");
        assert.match(heading ?? "", /^components against +endpoints +resources +ours s +theirs s +ratio/);
        assert.match(
            line ?? "",
            /^@pulumi\/aws alone +10 +2 +1\.10 \/ 1\.20 +1\.00 \/ 1\.10 +1\.10 \/ 1\.09 .* <= 1\.15 +met$/,
        );
        assert.match(legend ?? "", /smallest ratio decides/);
    });

    it("declares the same resources with the same inputs by components and raw", async () => {
        const [ours, raw] = [
            await record(() => {
                declareWithComponents(2);
            }),
            await record(() => {
                declareRaw(2);
            }),
        ];
        assert.deepStrictEqual(shapes(ours.resources), shapes(raw.resources));
        const counts = countEach(
            ours.resources.filter(({ custom }) => custom).map((resource) => resource.type),
        );
        assert.strictEqual(counts["aws:sagemaker/endpoint:Endpoint"], 2);
    });
});
