import * as assert from "node:assert";
import * as fc from "fast-check";
import { concurrencyToPutBack } from "../../../../components/serving/rollout/concurrency";

function putBack(
    told: number | undefined,
    now: { maxConcurrency: number; provisionedConcurrency?: number },
    held: number | undefined,
    live: number | undefined,
): number | undefined {
    const per = (value: number | undefined) => (value === undefined ? {} : { main: value });
    const before =
        told === undefined ? { maxConcurrency: 200 } : { maxConcurrency: 200, provisionedConcurrency: told };
    return concurrencyToPutBack({ main: before }, { main: now }, per(held), per(live))["main"];
}

const PROVISIONED = { maxConcurrency: 50, provisionedConcurrency: 5 };

describe("the provisioned concurrency that is put back after an update", () => {
    it("is what autoscaling had set, where the update has lost it", () => {
        assert.strictEqual(putBack(5, PROVISIONED, 12, 5), 12);
        assert.strictEqual(putBack(5, PROVISIONED, 2, 5), 2);
    });

    it("is none where SageMaker kept it, and where nobody but the settings had set it", () => {
        assert.strictEqual(putBack(5, PROVISIONED, 12, 12), undefined);
        assert.strictEqual(putBack(9, PROVISIONED, 9, 5), undefined);
    });

    it("gives way to settings that raise it, and to a maximum that is lower", () => {
        assert.strictEqual(putBack(3, PROVISIONED, 4, 5), undefined);
        assert.strictEqual(putBack(3, PROVISIONED, 4, 3), 5);
        assert.strictEqual(putBack(3, PROVISIONED, 12, 5), 12);
        assert.strictEqual(putBack(5, { maxConcurrency: 8, provisionedConcurrency: 5 }, 12, 5), 8);
    });

    it("is none of a variant that had none or is to have none, and none at the first rollout", () => {
        assert.strictEqual(putBack(undefined, PROVISIONED, undefined, 5), undefined);
        assert.strictEqual(putBack(5, { maxConcurrency: 50 }, 12, undefined), undefined);
        assert.deepStrictEqual(
            concurrencyToPutBack(undefined, { main: PROVISIONED }, { main: 12 }, { main: 5 }),
            {},
        );
    });

    it("never asks for what SageMaker refuses, and never for what is so already", () => {
        const concurrency = fc.integer({ min: 1, max: 200 });
        const perhaps = fc.option(concurrency, { nil: undefined });
        fc.assert(
            fc.property(
                perhaps,
                concurrency,
                perhaps,
                perhaps,
                perhaps,
                (told, max, provisioned, held, live) => {
                    const now = {
                        maxConcurrency: max,
                        ...(provisioned === undefined
                            ? {}
                            : { provisionedConcurrency: Math.min(provisioned, max) }),
                    };
                    const asked = putBack(told, now, held, live);
                    if (asked !== undefined) {
                        assert.ok(asked >= 1 && asked <= max && asked !== live);
                        assert.ok(held !== undefined && provisioned !== undefined && held !== told);
                    }
                },
            ),
            { seed: 42, numRuns: 1000 },
        );
    });
});
