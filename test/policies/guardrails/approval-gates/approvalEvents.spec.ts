import * as assert from "node:assert";
import * as fc from "fast-check";
import {
    APPROVAL_STATUSES,
    FOREIGN_GROUP,
    matchedApprovals,
} from "../../../../policies/guardrails/approval-gates/approvalEvents";
import { Json, JsonObject } from "../../../../policies/shared/json";
import { referenceMatches } from "../../shared/referenceEventPattern";

const GROUPS = ["fraud", "fraud-eu", FOREIGN_GROUP];
const PACKAGE_STATUSES = ["Completed", "Failed"];
const OTHERS = ["app", "Rej", "PENDINGMANUALAPPROVAL"];

/** What may stand under a key that the rule leaves open: something that each matcher of this test takes, or nothing. */
const OPEN = [...GROUPS, ...PACKAGE_STATUSES, ...OTHERS, "Applied", undefined];

/** Every event of the registry, one by one. */
const EVENTS = APPROVAL_STATUSES.flatMap((ModelApprovalStatus) =>
    OPEN.flatMap((ModelPackageGroupName) =>
        OPEN.map((ModelPackageStatus) => ({
            source: "aws.sagemaker",
            "detail-type": "SageMaker Model Package State Change",
            detail: {
                ModelApprovalStatus,
                ...(ModelPackageGroupName === undefined ? {} : { ModelPackageGroupName }),
                ...(ModelPackageStatus === undefined ? {} : { ModelPackageStatus }),
            },
        })),
    ),
);

function matchersOf(words: readonly string[]): fc.Arbitrary<Json> {
    const word = fc.constantFrom(...words, ...OTHERS);
    const matcher = fc.oneof(
        word,
        fc.record({ prefix: word }),
        fc.record({ "anything-but": fc.oneof(word, fc.array(word, { minLength: 1, maxLength: 2 })) }),
        fc.record({ "equals-ignore-case": word }),
        fc.record({ wildcard: fc.constantFrom("*", "*ed", "App*", "*a*", "fraud*") }),
        fc.record({ exists: fc.boolean() }),
    ) as fc.Arbitrary<Json>;
    return fc.array(matcher, { minLength: 1, maxLength: 3 });
}

const DETAIL = fc.record(
    {
        ModelApprovalStatus: matchersOf(APPROVAL_STATUSES),
        ModelPackageGroupName: matchersOf(GROUPS),
        ModelPackageStatus: matchersOf(PACKAGE_STATUSES),
    },
    { requiredKeys: [] },
);
const PATTERN = fc
    .record(
        {
            source: fc.constantFrom(["aws.sagemaker"], ["aws.s3"], [{ prefix: "aws." }]),
            "detail-type": fc.constantFrom(["SageMaker Model Package State Change"], ["Other"]),
            detail: DETAIL.filter((detail) => Object.keys(detail).length > 0),
        },
        { requiredKeys: [] },
    )
    .filter((pattern) => Object.keys(pattern).length > 0) as fc.Arbitrary<JsonObject>;

/** What the rule says about a pattern, and what comes out when every event is tried. */
function bothWays(pattern: JsonObject) {
    const judged = matchedApprovals(pattern);
    const matched = EVENTS.filter((event) => referenceMatches(pattern, event));
    const statuses = APPROVAL_STATUSES.filter((status) =>
        matched.some(({ detail }) => detail.ModelApprovalStatus === status),
    );
    const isPinned = !matched.some(({ detail }) => detail.ModelPackageGroupName === FOREIGN_GROUP);
    return { judged, enumerated: { statuses, isPinned } };
}

describe("what a pattern matches among the registry's events", () => {
    it("is what trying every event finds, whatever the pattern", () => {
        let matching = 0;
        const property = fc.property(PATTERN, (pattern) => {
            const { judged, enumerated } = bothWays(pattern);
            if (enumerated.statuses.length === 0) {
                assert.deepStrictEqual(judged, { kind: "none" });
            } else {
                matching++;
                assert.deepStrictEqual(judged, { kind: "matches", ...enumerated });
            }
        });
        fc.assert(property, { seed: 42, numRuns: 600 });
        assert.ok(matching > 50, String(matching));
    });

    it("is never less than trying every event finds, where a pattern has alternatives", () => {
        const property = fc.property(PATTERN, DETAIL, DETAIL, (pattern, first, second) => {
            const branches = [first, second].filter((branch) => Object.keys(branch).length > 0);
            const common = (pattern["detail"] ?? {}) as JsonObject;
            // A field beside alternatives that speak of it is refused: EventBridge would let one of them win.
            const isTwice = branches.some((branch) => Object.keys(branch).some((key) => key in common));
            fc.pre(branches.length === 2 && !isTwice);
            const detail = { ...common, $or: branches };
            const { judged, enumerated } = bothWays({ ...pattern, detail } as JsonObject);
            const found =
                judged.kind === "matches" ? judged : { statuses: Array.of<string>(), isPinned: true };
            assert.ok(enumerated.statuses.every((status) => found.statuses.includes(status)));
            assert.ok(enumerated.isPinned || !found.isPinned);
        });
        fc.assert(property, { seed: 42, numRuns: 150 });
    });
});
