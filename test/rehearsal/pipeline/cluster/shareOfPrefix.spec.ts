import * as assert from "node:assert";
import * as fc from "fast-check";
import { processesFor } from "../../../../rehearsal/pipeline/cluster/localHosts";
import { shareOf } from "../../../../rehearsal/pipeline/cluster/shareOfPrefix";

describe("the shares of a prefix", () => {
    it("hold every object once, about as many for each host", () => {
        fc.assert(
            fc.property(
                fc.integer({ min: 0, max: 60 }),
                fc.integer({ min: 1, max: 12 }),
                (objects, hosts) => {
                    const keys = Array.from({ length: objects }, (_, index) => index);
                    const shares = Array.from({ length: hosts }, (_, index) => shareOf(keys, index, hosts));
                    const sizes = shares.map(({ length }) => length);

                    assert.deepStrictEqual(
                        shares.flat().sort((a, b) => a - b),
                        keys,
                    );
                    assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1);
                },
            ),
        );
    });
});

describe("the processes that stand for instances", () => {
    it("are one for each, as far as there are processors, and two on any machine", () => {
        assert.deepStrictEqual(
            [
                [1, 8],
                [2, 1],
                [4, 1],
                [4, 2],
                [4, 8],
                [100, 8],
            ].map(([instances = 0, cpus = 0]) => processesFor(instances, cpus)),
            [1, 2, 2, 2, 4, 8],
        );
    });
});
