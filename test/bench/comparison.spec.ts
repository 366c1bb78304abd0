import * as assert from "node:assert";
import * as fc from "fast-check";
import { compare, requireSameResources } from "../../bench/comparison";
import { countEach, Measured } from "../../bench/measured";
import { declareWithComponents } from "../../bench/sides/components";
import { declareRaw } from "../../bench/sides/raw";
import { ratioOf, spreadOf } from "../../bench/statistics";
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
    components: [run(1200, 1000), run(1100, 900), run(2200, 1100)],
    raw: [run(1000, 1000), run(1100, 1000), run(2000, 1000)],
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

    it("gives for the middle ratio what 90 % of all benches find it between: of nine, the second to the eighth", () => {
        const nine = [9, 1, 8, 2, 7, 3, 6, 4, 5];
        assert.deepStrictEqual(
            ratioOf(
                nine,
                nine.map(() => 1),
            ),
            { low: 2, median: 5, high: 8 },
        );
        assert.deepStrictEqual(ratioOf([4, 2, 6], [2, 2, 2]), { low: 1, median: 2, high: 3 });
        assert.deepStrictEqual(ratioOf([3], [2]), { low: 1.5, median: 1.5, high: 1.5 });
        assert.throws(() => ratioOf([], []), { name: "RangeError", message: "nothing was measured" });
    });

    it("finds the true ratio as often as it says, whatever the noise", () => {
        const random = fc.noBias(fc.integer({ min: 0, max: 1e9 }));
        const noisy = random.map((number) => 1 + 5 * (number / 1e9) ** 4);
        const bench = fc.array(noisy, { minLength: 15, maxLength: 15, size: "max" });
        const benches = fc.sample(bench, { numRuns: 2_000, seed: 1 });
        // Half of all numbers from 0 to 1 are below 1/2.
        const middle = 1 + 5 * 0.5 ** 4;
        const found = benches.filter((values) => {
            const { low, high } = ratioOf(
                values,
                values.map(() => 1),
            );
            return low <= middle && middle <= high;
        });
        assert.ok(
            found.length > 0.9 * benches.length,
            `${String(found.length)} of ${String(benches.length)}`,
        );
        assert.ok(found.length < benches.length);
    });

    it("compares runs side by side, and says met or missed only where no doubt is left", () => {
        const raw = compare("raw", 10, RUNS);
        assert.deepStrictEqual(raw.wall, { low: 1, median: 1.1, high: 1.2 });
        assert.deepStrictEqual(raw.cpu, { low: 0.9, median: 1, high: 1.1 });
        assert.strictEqual(raw.verdict, "unclear");
        assert.strictEqual(compare("cdk", 10, RUNS).verdict, "missed");
        assert.strictEqual(compare("raw", 10, { ...RUNS, components: RUNS.raw }).verdict, "met");
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
            /^@pulumi\/aws alone +10 +2 +1\.10 \/ 1\.20 +1\.00 \/ 1\.10 +1\.10 \(1\.00 to 1\.20\) .* <= 1\.15 +unclear$/,
        );
        assert.match(legend ?? "", /^Seconds: smallest \/ median/);
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
