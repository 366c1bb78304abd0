import * as assert from "node:assert";
import { choices, flag, numberBetween, text, textList } from "../../../policies/shared/settingKinds";
import { defineSettings } from "../../../policies/shared/settings";

const SETTINGS = defineSettings("some-policy", {
    strict: flag({ description: "Whether it is strict.", fallback: true }),
    families: textList({
        description: "Families.",
        pattern: "^[a-z0-9]+$",
        form: "families",
        fallback: ["m5"],
    }),
    size: text({ description: "A size.", pattern: "^[a-z0-9]+$", form: "a size", fallback: "large" }),
    metrics: choices({ description: "Metrics.", words: ["cpu", "disk"], fallback: ["cpu", "disk"] }),
    percent: numberBetween({ description: "Percent.", minimum: 0, maximum: 100, fallback: 50 }),
});

const DEFAULTS = { strict: true, families: ["m5"], size: "large", metrics: ["cpu", "disk"], percent: 50 };

function problems(configured: object): string[] {
    try {
        SETTINGS.read(configured);
        return [];
    } catch (error) {
        return error instanceof Error ? error.message.split("\n").slice(1) : [String(error)];
    }
}

describe("settings of a policy", () => {
    it("are the defaults where nothing is configured", () => {
        assert.deepStrictEqual(SETTINGS.read({}), DEFAULTS);
    });

    it("are what is configured, falsy values included", () => {
        const configured = { strict: false, families: [], size: "xlarge", metrics: ["disk"], percent: 0 };
        assert.deepStrictEqual(SETTINGS.read(configured), configured);
    });

    it("are published to Pulumi with their bounds and defaults", () => {
        assert.deepStrictEqual(SETTINGS.configSchema, {
            properties: {
                strict: { type: "boolean", description: "Whether it is strict.", default: true },
                families: {
                    type: "array",
                    items: { type: "string", pattern: "^[a-z0-9]+$" },
                    uniqueItems: true,
                    description: "Families.",
                    default: ["m5"],
                },
                size: { type: "string", pattern: "^[a-z0-9]+$", description: "A size.", default: "large" },
                metrics: {
                    type: "array",
                    items: { type: "string", enum: ["cpu", "disk"] },
                    minItems: 1,
                    uniqueItems: true,
                    description: "Metrics.",
                    default: ["cpu", "disk"],
                },
                percent: { type: "number", minimum: 0, maximum: 100, description: "Percent.", default: 50 },
            },
        });
    });

    it("are refused with every problem at once", () => {
        const configured = {
            stricter: true,
            strict: "yes",
            families: ["m5", "m5"],
            size: "X Large",
            metrics: [],
            percent: 101,
        };
        assert.deepStrictEqual(problems(configured), [
            '  stricter: unknown setting; did you mean "strict"? Known: strict, families, size, metrics, percent',
            '  strict: must be true or false, got "yes"',
            '  families: must be a list of families, each once, got ["m5","m5"]',
            '  size: must be a size, got "X Large"',
            "  metrics: must be a list of at least one of cpu, disk, each once, got []",
            "  percent: must be a number from 0 to 100, got 101",
        ]);
    });

    it("are refused where a key is one that every object inherits", () => {
        assert.strictEqual(problems(JSON.parse('{"constructor":1}') as object).length, 1);
    });
});
