import * as assert from "node:assert";
import { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import { settingForm } from "../../../policies/catalogue/settingForm";

const FORMS: [PolicyConfigJSONSchema, string][] = [
    [{ type: "boolean" }, "`true` or `false`"],
    [{ type: "integer", minimum: 2 }, "whole number from 2"],
    [{ type: "integer", maximum: 9 }, "whole number up to 9"],
    [{ type: "number", minimum: 0, maximum: 1 }, "number from 0 to 1"],
    [{ type: "string" }, "text"],
    [{ type: "string", pattern: "^[a-z]+$" }, "text like `^[a-z]+$`"],
    [{ type: "string", enum: ["a", "b"] }, 'one of `"a"`, `"b"`'],
    [{ type: "array", items: { type: "string" } }, "list of text"],
    [{ type: "array" }, "list of values"],
    [{ type: "object" }, "map"],
    [{ type: "object", properties: { reason: {}, ticket: {} } }, "object with reason, ticket"],
    [{}, "value"],
];

describe("settingForm", () => {
    for (const [schema, form] of FORMS) {
        it(`says "${form}" for ${JSON.stringify(schema)}`, () => {
            assert.strictEqual(settingForm(schema), form);
        });
    }
});
