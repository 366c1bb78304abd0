import * as assert from "node:assert";
import * as fc from "fast-check";
import { branchEventDetail, branchEventProblems } from "../../../../components/shared/source/branchEvents";
import { describeProblem } from "../../../../components/shared/problems/problems";
import { PatternFilter } from "../../../../components/shared/source/pushFilter";
import { matchesEventPattern } from "../../../../policies/shared/eventPattern";
import { Json } from "../../../../policies/shared/json";

/** The part of CodeCommit's event that tells of a branch. */
function matches(filter: PatternFilter, branch: string): boolean {
    const detail = branchEventDetail(filter) as Json;
    return matchesEventPattern(
        { detail },
        { detail: { referenceName: branch, referenceFullName: `refs/heads/${branch}` } },
    );
}

/** What a pattern means, said once more in another way. */
function means(pattern: string, branch: string): boolean {
    const escaped = pattern.split("**").map((piece) => piece.replace(/[.+^$()|/-]/g, "\\$&"));
    return new RegExp(`^${escaped.join(".*")}$`).test(branch);
}

const piece = fc.constantFrom("main", "release", "feature", "a", "/", "-", ".");
const branchName = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(""));
const pattern = fc
    .array(
        fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join("")),
        {
            minLength: 1,
            maxLength: 3,
        },
    )
    .chain((pieces) =>
        fc.tuple(fc.boolean(), fc.boolean()).map(([begins, ends]) => {
            const joined = pieces.join("**");
            return `${begins ? "**" : ""}${joined}${ends ? "**" : ""}`;
        }),
    );

describe("the branches that an event of CodeCommit must be about", () => {
    it("are one by its name, and others by patterns, slashes and all", () => {
        assert.deepStrictEqual(branchEventDetail({ includes: ["main", "release/**"], excludes: [] }), {
            referenceName: ["main", { wildcard: "release/*" }],
        });
        const filter = { includes: ["**"], excludes: ["main", "feature/wip-**"] };
        assert.deepStrictEqual(
            ["main", "feature/wip-1", "feature/wip", "feature/a/b", "maintenance"].map((branch) =>
                matches(filter, branch),
            ),
            [false, false, true, true, true],
        );
    });

    it("are those that an included pattern means and no excluded one does", () => {
        const patterns = fc.array(pattern, { minLength: 1, maxLength: 4 });
        const excluded = fc.array(pattern, { maxLength: 4 });
        fc.assert(
            fc.property(patterns, excluded, branchName, (includes, excludes, branch) => {
                assert.deepStrictEqual(branchEventProblems("x", [...includes, ...excludes]), []);
                const counts =
                    includes.some((each) => means(each, branch)) &&
                    !excludes.some((each) => means(each, branch));
                assert.strictEqual(matches({ includes, excludes }, branch), counts);
            }),
            { seed: 4 },
        );
    });

    it("cannot be told by what EventBridge has no word for", () => {
        for (const wrong of ["feature/*", "feature/?", "{a,b}", "[ab]", "a b", "a****b", "***", ""]) {
            assert.strictEqual(branchEventProblems("branches", [wrong]).length, 1, wrong);
        }
        assert.deepStrictEqual(branchEventProblems("branches", ["main", "feature/*"]).map(describeProblem), [
            'branches[1]: must be a branch of CodeCommit, or a pattern with ** alone, as its events know no other, got "feature/*"; write ** for any text, slashes too, as in release/**',
        ]);
    });
});
