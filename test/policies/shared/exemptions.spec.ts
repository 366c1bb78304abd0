import * as assert from "node:assert";
import {
    Exemption,
    EXEMPTIONS,
    isAbout,
    isDate,
    isExpired,
    strayExemptions,
} from "../../../policies/shared/exemptions";
import { PackState } from "../../../policies/shared/packState";
import { defineSettings } from "../../../policies/shared/settings";

const SETTINGS = defineSettings("pack-configuration", { exemptions: EXEMPTIONS });
const URN = "urn:pulumi:prod::fraud::aws:sagemaker/model:Model::legacy-1";

function exemption(part: Partial<Exemption> = {}): Exemption {
    return {
        policy: "model-isolation",
        urnPattern: "urn:pulumi:prod::*::legacy-*",
        reason: "Vendor image calls home until release 7",
        ticket: "ML-123",
        expires: "2026-12-31",
        ...part,
    };
}

function problems(...exemptions: object[]): string[] {
    try {
        SETTINGS.read({ exemptions });
        return [];
    } catch (error) {
        return (error as Error).message.split("\n").slice(1);
    }
}

describe("exemptions", () => {
    it("are refused unless they say for what, why, who decided and until when", () => {
        assert.deepStrictEqual(problems(exemption()), []);
        assert.deepStrictEqual(problems(exemption({ policy: "*" })), []);
        const wrong = {
            policy: "Model Isolation",
            urnPattern: "urn:*",
            reason: "because",
            expires: "2026-02-30",
            until: 1,
        };
        assert.deepStrictEqual(problems(wrong), [
            '  exemptions[0].policy: must be the name of a rule such as "sagemaker-model-network-isolation", got "Model Isolation"',
            '  exemptions[0].urnPattern: must be a URN such as "urn:pulumi:prod::*::aws:sagemaker/model:Model::legacy-*", not everything, got "urn:*"',
            '  exemptions[0].reason: must be a reason of at least 10 characters, got "because"',
            '  exemptions[0].ticket: must be a ticket such as "ML-123", got null',
            '  exemptions[0].expires: must be a date such as "2026-12-31", got "2026-02-30"',
            "  exemptions[0].until: unknown; known: policy, urnPattern, reason, ticket, expires",
        ]);
        assert.deepStrictEqual(problems([]), [
            "  exemptions[0]: must be an object with policy, urnPattern, reason, ticket, expires, got []",
        ]);
    });

    it("may be of a whole stack, and not of everything", () => {
        assert.deepStrictEqual(problems(exemption({ urnPattern: "urn:pulumi:dev::*" })), []);
        for (const urnPattern of ["urn:p*", "urn:pulumi:*", "urn:*:*::*"]) {
            assert.strictEqual(problems(exemption({ urnPattern })).length, 1, urnPattern);
        }
    });

    it("are about a rule and a resource where both patterns fit as a whole", () => {
        assert.ok(isAbout(exemption(), "model-isolation", URN));
        assert.ok(isAbout(exemption({ policy: "model-*" }), "model-isolation", URN));
        assert.ok(isAbout(exemption({ urnPattern: URN }), "model-isolation", URN));
        assert.ok(!isAbout(exemption(), "model-isolation-2", URN));
        assert.ok(!isAbout(exemption({ urnPattern: "urn:pulumi:prod" }), "model-isolation", URN));
        assert.ok(!isAbout(exemption({ urnPattern: "urn:pulumi:dev::*" }), "model-isolation", URN));
    });

    it("hold on their last day, and not on the day after", () => {
        assert.strictEqual(isExpired(exemption(), "2026-12-31"), false);
        assert.strictEqual(isExpired(exemption(), "2027-01-01"), true);
    });

    it("expire on days of the calendar", () => {
        assert.deepStrictEqual(["2028-02-29", "2026-02-29", "2026-13-01", "soon"].map(isDate), [
            true,
            false,
            false,
            false,
        ]);
    });

    it("from rules that the pack does not have are named, with the rule that was probably meant", () => {
        assert.deepStrictEqual(
            strayExemptions(
                [exemption({ policy: "modal-isolation" }), exemption({ policy: "*" })],
                ["model-isolation"],
            ),
            ['exemptions[0].policy: the pack has no rule "modal-isolation"; did you mean "model-isolation"?'],
        );
    });
});

describe("the state of a pack", () => {
    function configured(...exemptions: Exemption[]): PackState {
        const state = new PackState();
        state.configure({ disabledFamilies: ["cost"], exemptions });
        return state;
    }

    it("exempts nothing and switches nothing off before it is configured", () => {
        const state = new PackState();
        assert.strictEqual(state.isConfigured, false);
        assert.strictEqual(state.isFamilyOff("cost"), false);
        assert.strictEqual(state.exemptionFor("model-isolation", URN, "2026-01-01"), undefined);
    });

    it("prefers a valid exemption to one that has expired", () => {
        const [expired, valid] = [exemption({ expires: "2025-01-01" }), exemption({ expires: "2027-01-01" })];
        const state = configured(expired, valid);
        assert.deepStrictEqual(state.exemptionFor("model-isolation", URN, "2026-01-01"), {
            exemption: valid,
            isValid: true,
        });
        assert.deepStrictEqual(configured(expired).exemptionFor("model-isolation", URN, "2026-01-01"), {
            exemption: expired,
            isValid: false,
        });
    });

    it("knows which exemptions no finding needed", () => {
        const [needed, idle] = [exemption(), exemption({ urnPattern: "urn:pulumi:dev::*" })];
        const state = configured(needed, idle);
        assert.deepStrictEqual(state.unusedExemptions(), [needed, idle]);
        state.exemptionFor("model-isolation", URN, "2026-01-01");
        assert.deepStrictEqual(state.unusedExemptions(), [idle]);
    });

    it("switches off the families that it is told to", () => {
        assert.deepStrictEqual(
            [configured().isFamilyOff("cost"), configured().isFamilyOff("network")],
            [true, false],
        );
    });
});
