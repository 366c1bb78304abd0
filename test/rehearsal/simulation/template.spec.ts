import * as assert from "node:assert";
import { runtime } from "@pulumi/pulumi";
import * as fc from "fast-check";
import { pseudoRandom } from "../../../rehearsal/simulation/pseudoRandom";
import { fillTemplate } from "../../../rehearsal/simulation/template";
import { UNKNOWN_VALUE } from "../../../rehearsal/simulation/wire";

function fill(template: string, values: Record<string, unknown> = {}): string | undefined {
    return fillTemplate(template, { seed: "seed", values });
}

describe("fillTemplate", () => {
    it("fills in words, defaults, suffixes and leading slashes", () => {
        assert.strictEqual(fill("{a}:{b=none}:{c?/}{d?/}{/e}", { a: 1, d: "x", e: "//y" }), "1:none:x//y");
    });

    it("looks into secrets, since an identifier is no secret", () => {
        const secret = { [runtime.specialSigKey]: runtime.specialSecretSig, value: "name" };
        assert.strictEqual(fill("role/{a}", { a: secret }), "role/name");
    });

    it("is not known while one of its words is not", () => {
        assert.strictEqual(fill("{a}-{b}", { a: "x", b: UNKNOWN_VALUE }), undefined);
    });

    it("says which input is missing", () => {
        assert.throws(() => fill("{role}:{name}", { name: "x" }), {
            message: 'input "role" is missing, and AWS builds an identifier from it',
        });
    });
});

describe("pseudoRandom", () => {
    it("gives text of the asked kind and length, the same for the same seed", () => {
        const kinds = fc.constantFrom("hex", "digits", "alnum", "upper") as fc.Arbitrary<"hex" | "digits">;
        const property = fc.property(
            kinds,
            fc.integer({ min: 1, max: 200 }),
            fc.string(),
            (kind, length, seed) => {
                const text = pseudoRandom(kind, length, seed);
                assert.strictEqual(text.length, length);
                assert.match(
                    text,
                    { hex: /^[0-9a-f]+$/, digits: /^\d+$/, alnum: /^[a-z0-9]+$/, upper: /^[A-Z2-7]+$/ }[kind],
                );
                assert.strictEqual(pseudoRandom(kind, length, seed), text);
            },
        );
        fc.assert(property, { seed: 42 });
    });

    it("differs between seeds", () => {
        const texts = new Set(
            Array.from({ length: 1000 }, (_value, index) => pseudoRandom("hex", 7, `r${index.toString()}`)),
        );
        assert.strictEqual(texts.size, 1000);
    });
});
