import * as assert from "node:assert";
import * as fc from "fast-check";
import { canMatchEventPattern, matchesEventPattern } from "../../../policies/shared/eventPattern";
import { Json, JsonObject } from "../../../policies/shared/json";
import { USER_GUIDE } from "./eventPatternExamples";
import { referenceMatches } from "./referenceEventPattern";

/** One field `a`, so that a table can say what a list of matchers makes of each value. */
function accepted(matchers: Json[], values: Json[]): Json[] {
    return values.filter((a) => matchesEventPattern({ a: matchers }, { a }));
}

/** Few letters and keys, so that random patterns and events have something in common. */
const WORD = fc.string({ unit: fc.constantFrom("a", "b", "A", "*"), maxLength: 4 });
const LETTERS = fc.string({ unit: fc.constantFrom("a", "b", "A"), minLength: 1, maxLength: 4 });
const WILDCARD = fc.oneof(
    WORD.filter((text) => !text.includes("**")),
    fc.constantFrom("\\*a", "a\\\\*", "*\\**"),
);
const ADDRESS = fc.constantFrom("10.0.0.7", "10.0.1.7", "192.168.3.1");
const SCALAR = fc.oneof(WORD, ADDRESS, fc.integer({ min: 0, max: 4 }), fc.boolean(), fc.constant(null));
const TEXT_MATCHER = fc.oneof(
    fc.record({ prefix: fc.oneof(WORD, fc.record({ "equals-ignore-case": WORD })) }),
    fc.record({ suffix: fc.oneof(WORD, fc.record({ "equals-ignore-case": WORD })) }),
    fc.record({ "equals-ignore-case": WORD }),
    fc.record({ wildcard: WILDCARD }),
);
const EXCLUDED = fc.oneof(
    fc.record({ prefix: fc.oneof(LETTERS, fc.array(LETTERS, { minLength: 1 })) }),
    fc.record({ suffix: fc.oneof(LETTERS, fc.array(LETTERS, { minLength: 1 })) }),
    fc.record({ "equals-ignore-case": fc.oneof(WORD, fc.array(WORD, { minLength: 1 })) }),
    fc.record({ wildcard: fc.oneof(WILDCARD, fc.array(WILDCARD, { minLength: 1 })) }),
);
const COMPARISON = fc.constantFrom("=", "<", "<=", ">", ">=");
const NUMBER = fc.integer({ min: 0, max: 4 });
const MATCHER: fc.Arbitrary<Json> = fc.oneof(
    SCALAR,
    TEXT_MATCHER,
    fc.record({ exists: fc.boolean() }),
    fc.record({ cidr: fc.constantFrom("10.0.0.0/24", "10.0.0.0/16", "0.0.0.0/0", "192.168.3.1/32") }),
    fc.record({
        numeric: fc.oneof(
            fc.tuple(COMPARISON, NUMBER),
            fc.tuple(fc.constantFrom(">", ">="), NUMBER, fc.constantFrom("<", "<="), NUMBER),
        ),
    }),
    fc.record({
        "anything-but": fc.oneof(
            WORD,
            NUMBER,
            fc.array(WORD, { minLength: 1 }),
            fc.array(NUMBER, { minLength: 1 }),
            EXCLUDED,
        ),
    }),
) as fc.Arbitrary<Json>;
const MATCHERS = fc.array(MATCHER, { minLength: 1, maxLength: 3 });

/** Alternatives speak of keys of their own, so that both evaluators choose among a list's objects in one place. */
function patternOf(keys: readonly string[], depth: number): fc.Arbitrary<JsonObject> {
    const inner = depth === 0 ? MATCHERS : fc.oneof(MATCHERS, patternOf(["a", "b"], depth - 1));
    return fc
        .dictionary(fc.constantFrom(...keys), inner as fc.Arbitrary<Json>, { minKeys: 1, maxKeys: 2 })
        .map((pattern) => ({ ...pattern }));
}
const PATTERN = fc.oneof(
    patternOf(["a", "b"], 2),
    fc
        .tuple(patternOf(["a", "b"], 1), patternOf(["c"], 1), patternOf(["d"], 1))
        .map(([base, one, other]) => ({ ...base, $or: [one, other] })),
);
const { value: VALUE } = fc.letrec<{ value: Json; object: JsonObject }>((tie) => ({
    value: fc.oneof(
        { maxDepth: 3 },
        SCALAR,
        fc.array(SCALAR, { maxLength: 2 }),
        tie("object"),
        fc.array(tie("object"), { maxLength: 2 }),
    ) as fc.Arbitrary<Json>,
    object: fc
        .dictionary(fc.constantFrom("a", "b"), tie("value"), { maxKeys: 2 })
        .map((object) => ({ ...object })),
}));
const EVENT = fc
    .dictionary(fc.constantFrom("a", "b", "c", "d"), VALUE, { maxKeys: 4 })
    .map((event): JsonObject => ({ ...event }));

describe("event patterns", () => {
    it("ask for exact values, null and empty text among them", () => {
        const values = ["Approved", "approved", "", null, 1, "1", true];
        assert.deepStrictEqual(accepted(["Approved"], values), ["Approved"]);
        assert.deepStrictEqual(accepted(["", null, 1, true], values), ["", null, 1, true]);
    });

    it("ask for beginnings and ends, with and without regard to case", () => {
        const values = ["Approved", "APPROVED", "PendingApproved", 1];
        assert.deepStrictEqual(accepted([{ prefix: "App" }], values), ["Approved"]);
        assert.deepStrictEqual(accepted([{ prefix: { "equals-ignore-case": "app" } }], values), [
            "Approved",
            "APPROVED",
        ]);
        assert.deepStrictEqual(accepted([{ suffix: "oved" }], values), ["Approved", "PendingApproved"]);
        assert.deepStrictEqual(accepted([{ suffix: { "equals-ignore-case": "oved" } }], values), [
            "Approved",
            "APPROVED",
            "PendingApproved",
        ]);
        assert.deepStrictEqual(accepted([{ "equals-ignore-case": "approved" }], values), [
            "Approved",
            "APPROVED",
        ]);
    });

    it("ask for anything but values, which what is absent is not", () => {
        const values = ["Approved", "Rejected", "PendingManualApproval", 3];
        assert.deepStrictEqual(accepted([{ "anything-but": "Rejected" }], values), [
            "Approved",
            "PendingManualApproval",
            3,
        ]);
        assert.deepStrictEqual(accepted([{ "anything-but": ["Rejected", "Approved"] }], values), [
            "PendingManualApproval",
            3,
        ]);
        assert.deepStrictEqual(accepted([{ "anything-but": { prefix: ["App", "Rej"] } }], values), [
            "PendingManualApproval",
            3,
        ]);
        assert.deepStrictEqual(accepted([{ "anything-but": { wildcard: "*Manual*" } }], values), [
            "Approved",
            "Rejected",
            3,
        ]);
        assert.strictEqual(matchesEventPattern({ a: [{ "anything-but": "x" }] }, {}), false);
    });

    it("ask for numbers in a range, for addresses in a block, for wildcards", () => {
        assert.deepStrictEqual(accepted([{ numeric: [">", 0, "<=", 5] }], [0, 1, 5, 6, "3"]), [1, 5]);
        assert.deepStrictEqual(accepted([{ cidr: "10.0.0.0/24" }], ["10.0.0.255", "10.0.1.0", "x"]), [
            "10.0.0.255",
        ]);
        assert.deepStrictEqual(accepted([{ cidr: "2001:db8::/32" }], ["2001:db8::1", "2001:db9::1"]), [
            "2001:db8::1",
        ]);
        assert.deepStrictEqual(accepted([{ wildcard: "a*b\\*" }], ["ab*", "axxb*", "axxbx"]), [
            "ab*",
            "axxb*",
        ]);
    });

    it("ask for the existence of values, not of the objects that hold them", () => {
        const exists = (value: boolean, event: object): boolean =>
            matchesEventPattern({ a: [{ exists: value }] }, event);
        assert.deepStrictEqual(
            [
                exists(true, { a: null }),
                exists(true, {}),
                exists(true, { a: { b: 1 } }),
                exists(true, { a: [] }),
            ],
            [true, false, false, false],
        );
        assert.deepStrictEqual([exists(false, {}), exists(false, { a: 0 })], [true, false]);
        assert.ok(matchesEventPattern({ a: { b: [{ exists: false }] } }, {}));
    });

    it("let one of several alternatives be enough, and one of an event's values", () => {
        const pattern = { a: [1], $or: [{ b: ["x"] }, { c: { d: ["y"] } }] };
        assert.ok(matchesEventPattern(pattern, { a: 1, b: "x" }));
        assert.ok(matchesEventPattern(pattern, { a: [0, 1], c: { d: ["x", "y"] } }));
        assert.ok(!matchesEventPattern(pattern, { a: 1, b: "y", c: { d: "x" } }));
    });

    it("want all that they say of a list's objects to hold of one object", () => {
        const pattern = { a: { b: [1], c: [2] } };
        assert.ok(matchesEventPattern(pattern, { a: [{ b: 0 }, { b: 1, c: 2 }] }));
        assert.ok(!matchesEventPattern(pattern, { a: [{ b: 1 }, { c: 2 }] }));
    });

    it("mean what the user guide's examples say they do", () => {
        for (const [what, pattern, right, wrong] of USER_GUIDE) {
            for (const event of right) {
                assert.ok(matchesEventPattern(pattern, event), `${what}: ${JSON.stringify(event)}`);
            }
            for (const event of wrong) {
                assert.ok(!matchesEventPattern(pattern, event), `${what}: not ${JSON.stringify(event)}`);
            }
        }
    });

    it("that EventBridge would refuse are refused, whatever the event", () => {
        const wrong: [Json, RegExp][] = [
            [{}, /pattern must be an object with at least one key/],
            [{ a: "x" }, /pattern\.a must be an object/],
            [{ a: [] }, /pattern\.a must not be an empty list/],
            [{ a: [[1]] }, /a list may not hold a list, got \[1\]/],
            [{ a: [{ like: "x" }] }, /exactly one known operator, got {"like":"x"}/],
            [{ a: [{ prefix: "x", suffix: "y" }] }, /exactly one known operator/],
            [{ a: [{ prefix: 1 }] }, /prefix takes a text, got 1/],
            [{ a: [{ numeric: ["<"] }] }, /numeric takes pairs/],
            [{ a: [{ numeric: ["~", 1] }] }, /numeric takes pairs/],
            [{ a: [{ cidr: "10.0.0.0/33" }] }, /cidr takes a block/],
            [{ a: [{ numeric: ["<", 1, ">", 5] }] }, /numeric takes pairs/],
            [{ a: [{ wildcard: "a**" }] }, /wildcard takes a text without "\*\*"/],
            [{ a: [{ wildcard: "a\\b" }] }, /wildcard takes a text without "\*\*", and with \\ before/],
            [{ a: [{ prefix: { "equals-ignore-case": "a", prefix: "b" } }] }, /equals-ignore-case alone/],
            [
                { a: [{ "anything-but": { numeric: ["<", 1] } }] },
                /anything-but takes texts, numbers or one of/,
            ],
            [{ a: [{ "anything-but": { prefix: "x", suffix: "y" } }] }, /anything-but takes texts/],
            [{ a: [{ "anything-but": ["x", 1] }] }, /anything-but takes texts/],
            [{ a: [{ "anything-but": null }] }, /anything-but takes texts/],
            [{ a: [{ "anything-but": { suffix: ["x", ""] } }] }, /anything-but takes no empty suffix/],
            [{ $or: [{ a: ["x"] }] }, /\$or must be a list of two objects or more/],
            [{ $or: { a: ["x"] } }, /\$or must be a list of two objects or more/],
            [
                { $or: [{ a: ["x"] }, { b: { numeric: [1] } }] },
                /numeric is no name for a field inside of \$or/,
            ],
            [
                { a: { b: ["x"] }, $or: [{ a: { b: ["y"] } }, { c: [1] }] },
                /pattern\.\$or speaks of a\.b, of which the pattern speaks beside it/,
            ],
            [{ a: [{ exists: "yes" }] }, /exists takes true or false/],
        ];
        for (const [pattern, message] of wrong) {
            assert.throws(() => matchesEventPattern(pattern, { z: 1 }), {
                name: "EventPatternError",
                message,
            });
        }
    });

    it("can match where what is not known might be right, and not where what is known is wrong", () => {
        const pattern = { source: ["aws.sagemaker"], detail: { status: ["Approved"], group: ["fraud"] } };
        assert.ok(canMatchEventPattern(pattern, { detail: { status: "Approved" } }));
        assert.ok(!canMatchEventPattern(pattern, { detail: { status: "Rejected" } }));
        assert.ok(!canMatchEventPattern(pattern, { detail: { status: undefined } }));
        assert.ok(canMatchEventPattern({ detail: { x: [{ exists: false }] } }, { detail: { x: undefined } }));
    });

    it("are judged as by trying every choice on every event", () => {
        let matched = 0;
        const property = fc.property(PATTERN, EVENT, (pattern, event) => {
            const expected = referenceMatches(pattern as JsonObject, event);
            matched += expected ? 1 : 0;
            assert.strictEqual(matchesEventPattern(pattern as Json, event), expected);
        });
        fc.assert(property, { seed: 42, numRuns: 20_000 });
        assert.ok(matched > 1000, `only ${String(matched)} of the random patterns matched`);
    });

    it("that match an event can match every part of it", () => {
        const property = fc.property(
            PATTERN,
            EVENT,
            fc.constantFrom("a", "b", "c", "d"),
            (pattern, event, key) => {
                const part = Object.fromEntries(Object.entries(event).filter(([name]) => name !== key));
                if (matchesEventPattern(pattern as Json, event)) {
                    assert.ok(canMatchEventPattern(pattern as Json, part));
                }
            },
        );
        fc.assert(property, { seed: 42, numRuns: 5000 });
    });
});
