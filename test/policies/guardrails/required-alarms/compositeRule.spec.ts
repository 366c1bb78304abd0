import * as assert from "node:assert";
import * as fc from "fast-check";
import { alarmsHeardAlone } from "../../../../policies/guardrails/required-alarms/compositeRule";

/** Each form that CloudWatch's reference shows, and which alarms each alone sets it off. */
const RULES: Record<string, string[]> = {
    "ALARM(a)": ["a"],
    "ALARM(\"a b\") OR ALARM('c')": ["a b", "c"],
    "ALARM(arn:aws:cloudwatch:eu-central-1:111122223333:alarm:a)": ["a"],
    "ALARM(a) AND ALARM(b)": [],
    "ALARM(a) AND NOT ALARM(b)": ["a"],
    "ALARM(a) AND NOT OK(a)": ["a"],
    "(ALARM(a) OR ALARM(b)) AND NOT INSUFFICIENT_DATA(c)": ["a", "b"],
    "ALARM(a) OR ALARM(b) AND ALARM(c)": ["a"],
    "NOT ALARM(a)": [],
    "OK(a)": [],
    "INSUFFICIENT_DATA(a)": [],
    "ALARM(a) AND FALSE": [],
    TRUE: [],
    "AT_LEAST(1, ALARM, (a, b))": ["a", "b"],
    "AT_LEAST(2, ALARM, (a, b))": [],
    "AT_LEAST(50%, ALARM, (a, b))": ["a", "b"],
    "AT_LEAST(1, NOT OK, (a, b)) AND ALARM(b)": ["b"],
};

interface Rule {
    text: string;
    holds: (inAlarm: readonly string[]) => boolean;
}

/** Random rules with what they mean, built the other way round: the meaning first, the text beside it. */
const NAMES = ["a", "b", "c"];
const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
    rule: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constantFrom(...NAMES).map((name) => ({
            text: `ALARM(${name})`,
            holds: (inAlarm: readonly string[]) => inAlarm.includes(name),
        })),
        fc.constantFrom(...NAMES).map((name) => ({
            text: `OK("${name}")`,
            holds: (inAlarm: readonly string[]) => !inAlarm.includes(name),
        })),
        tie("rule").map(({ text, holds }) => ({
            text: `NOT (${text})`,
            holds: (inAlarm: readonly string[]) => !holds(inAlarm),
        })),
        fc.tuple(tie("rule"), tie("rule"), fc.boolean()).map(([left, right, isAnd]) => ({
            text: `(${left.text}) ${isAnd ? "AND" : "OR"} (${right.text})`,
            holds: (inAlarm: readonly string[]) =>
                isAnd
                    ? left.holds(inAlarm) && right.holds(inAlarm)
                    : left.holds(inAlarm) || right.holds(inAlarm),
        })),
    ),
}));

describe("the rule of a composite alarm", () => {
    for (const [text, alone] of Object.entries(RULES)) {
        it(`hears ${alone.length === 0 ? "nobody" : alone.join(", ")} alone by ${text}`, () => {
            assert.deepStrictEqual(alarmsHeardAlone(text), alone);
        });
    }

    it("hears nobody where CloudWatch would refuse it", () => {
        for (const text of [
            "",
            "ALARM(a",
            "ALARM(a) ALARM(b)",
            "FIRE(a)",
            "AND ALARM(a)",
            "AT_LEAST(1, ALARM)",
        ]) {
            assert.deepStrictEqual(alarmsHeardAlone(text), []);
        }
    });

    it("hears whom it should, whatever is put together", () => {
        fc.assert(
            fc.property(rule, ({ text, holds }) => {
                const alone = holds([]) ? [] : NAMES.filter((name) => text.includes(name) && holds([name]));
                assert.deepStrictEqual(alarmsHeardAlone(text).sort(), alone);
            }),
            { seed: 42, numRuns: 500 },
        );
    });
});
