import * as assert from "node:assert";
import { Suite, Test } from "mocha";

/** What a rule's tests must have seen it do. */
const KINDS = [
    "lets a resource pass",
    "stops one",
    "notes an unknown value",
    "does not apply to others",
] as const;
type Kind = (typeof KINDS)[number];

/** Rules of which the tests cannot show all, and why. */
const EXCEPT: Readonly<Record<string, { kind: Kind; why: string }>> = {
    "sagemaker-endpoint-protected": { kind: KINDS[2], why: "it asks for an option, which is always known" },
    "eventbridge-bus-policy": {
        kind: KINDS[2],
        why: "it asks whether a policy is there, which shows whatever the policy says",
    },
    "iam-user-policies": { kind: KINDS[2], why: "it asks whether a user is named, whoever it is" },
    "codepipeline-hidden-production": {
        kind: KINDS[2],
        why: "what a build is told is mostly unknown before the first update, and the update asks again",
    },
};

const seen = new Map<string, Set<Kind>>();
let suite: string | undefined;

/** Keeps what a rule did, where it did so in its own tests and not in those of the whole pack. */
export function keepKind(
    rule: string,
    { diagnostics, notApplicable }: { diagnostics: readonly { message: string }[]; notApplicable: string[] },
): void {
    if (rule !== suite) {
        return;
    }
    const kinds = seen.get(rule) ?? new Set<Kind>();
    seen.set(rule, kinds);
    for (const { message } of diagnostics) {
        kinds.add(/^can't run policy [^\n]* during preview: /m.test(message) ? KINDS[2] : KINDS[1]);
    }
    if (diagnostics.length === 0) {
        kinds.add(notApplicable.length > 0 ? KINDS[3] : KINDS[0]);
    }
}

function testsOf(within: Suite): Test[] {
    return [...within.tests, ...within.suites.flatMap(testsOf)];
}

beforeEach(function () {
    suite = this.currentTest?.titlePath()[0];
});

// Only what ran as a whole can lack something.
after("every rule was seen to do all that a rule does", function () {
    const root = this.test?.parent;
    assert.ok(root);
    const ran = (rule: string): boolean =>
        root.suites
            .filter(({ title }) => title === rule)
            .flatMap(testsOf)
            .every(({ state }) => state === "passed");
    const lacking = [...seen].flatMap(([rule, kinds]) =>
        ran(rule)
            ? KINDS.filter((kind) => !kinds.has(kind) && EXCEPT[rule]?.kind !== kind).map(
                  (kind) => `${rule}: no test in which it ${kind}`,
              )
            : [],
    );
    assert.deepStrictEqual(lacking, []);
});
