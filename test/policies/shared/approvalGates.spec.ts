import * as assert from "node:assert";
import * as fc from "fast-check";
import { ActionRole, approvalGaps, Gap, GatedAction } from "../../../policies/shared/approvalGates";

type Row = [stage: number, runOrder: number, role: ActionRole];

function actionsOf(rows: readonly Row[]): GatedAction[] {
    return rows.map(([stage, runOrder, role], index) => ({
        stage: `stage${String(stage)}`,
        name: `action${String(index)}`,
        cell: { stage, runOrder },
        role,
    }));
}

/** Each gap as `action: reason` or `action: reason unseen`. */
function gaps(rows: readonly Row[], gatePerProductionStage = false): string[] {
    const describe = ({ action, reason, unseen }: Gap): string =>
        [`${action.name}: ${reason}`, ...(unseen === undefined ? [] : [unseen.name])].join(" ");
    return approvalGaps(actionsOf(rows), gatePerProductionStage).map(describe);
}

/**
 * The slow and obvious way: plays the pipeline cell by cell and remembers whether somebody has approved
 * everything that has been done so far.
 */
function ungatedByPlaying(actions: readonly GatedAction[], gatePerProductionStage: boolean): string[] {
    const ungated: string[] = [];
    let isApproved = false;
    for (let stage = 0; stage < 6; stage++) {
        let usedHere = false;
        for (let runOrder = 1; runOrder < 6; runOrder++) {
            const running = actions.filter(({ cell }) => cell.stage === stage && cell.runOrder === runOrder);
            for (const { role, name } of running) {
                if (role === "production") {
                    usedHere = true;
                    if (!isApproved) {
                        ungated.push(name);
                    }
                }
            }
            if (running.some(({ role }) => role === "work")) {
                isApproved = false;
            } else if (running.some(({ role }) => role === "approval")) {
                isApproved = true;
            }
            const isLastUse = !actions.some(
                ({ cell, role }) => role === "production" && cell.stage === stage && cell.runOrder > runOrder,
            );
            if (
                gatePerProductionStage &&
                usedHere &&
                isLastUse &&
                running.some(({ role }) => role === "production")
            ) {
                isApproved = false;
            }
        }
    }
    return ungated;
}

const ROW: fc.Arbitrary<Row> = fc.tuple(
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 1, max: 5 }),
    fc.constantFrom<ActionRole>("approval", "production", "work", "other"),
);

describe("approval gates", () => {
    it("are complete with an approval after all work and before production", () => {
        assert.deepStrictEqual(
            gaps([
                [0, 1, "other"],
                [1, 1, "work"],
                [2, 1, "work"],
                [2, 2, "work"],
                [3, 1, "approval"],
                [3, 2, "approval"],
                [4, 1, "production"],
                [4, 2, "production"],
            ]),
            [],
        );
    });

    it("may stand in the production stage itself, in an earlier run order", () => {
        assert.deepStrictEqual(
            gaps([
                [0, 1, "approval"],
                [0, 2, "production"],
            ]),
            [],
        );
    });

    it("are missing without an approval", () => {
        assert.deepStrictEqual(
            gaps([
                [0, 1, "work"],
                [1, 1, "production"],
            ]),
            ["action1: none"],
        );
    });

    it("hold nothing back in parallel with production", () => {
        assert.deepStrictEqual(
            gaps([
                [0, 1, "approval"],
                [0, 1, "production"],
            ]),
            ["action1: parallel"],
        );
    });

    it("come too late after production", () => {
        assert.deepStrictEqual(
            gaps([
                [0, 1, "production"],
                [1, 1, "approval"],
            ]),
            ["action0: late"],
        );
        assert.deepStrictEqual(
            gaps([
                [0, 1, "production"],
                [0, 2, "approval"],
            ]),
            ["action0: late"],
        );
    });

    it("come too early before a test, and beside one", () => {
        assert.deepStrictEqual(
            gaps([
                [0, 1, "approval"],
                [1, 1, "work"],
                [2, 1, "production"],
            ]),
            ["action2: stale action1"],
        );
        assert.deepStrictEqual(
            gaps([
                [0, 1, "approval"],
                [0, 1, "work"],
                [2, 1, "production"],
            ]),
            ["action2: stale action1"],
        );
    });

    it("are not undone by work in parallel with production or after it", () => {
        assert.deepStrictEqual(
            gaps([
                [0, 1, "approval"],
                [1, 1, "production"],
                [1, 1, "work"],
            ]),
            [],
        );
    });

    it("may serve several production stages, unless each needs its own", () => {
        const rows: Row[] = [
            [0, 1, "approval"],
            [1, 1, "production"],
            [1, 2, "production"],
            [2, 1, "production"],
        ];
        assert.deepStrictEqual(gaps(rows), []);
        assert.deepStrictEqual(gaps(rows, true), ["action3: shared action2"]);
        assert.deepStrictEqual(gaps([...rows, [1, 3, "approval"]], true), []);
    });

    it("are judged as playing the pipeline would judge them", () => {
        const property = fc.property(fc.array(ROW, { maxLength: 12 }), fc.boolean(), (rows, perStage) => {
            const actions = actionsOf(rows);
            const judged = approvalGaps(actions, perStage).map(({ action }) => action.name);
            assert.deepStrictEqual(judged.sort(), ungatedByPlaying(actions, perStage).sort());
        });
        fc.assert(property, { seed: 42, numRuns: 3000 });
    });
});
