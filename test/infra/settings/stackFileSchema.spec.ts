import * as assert from "node:assert";
import * as fs from "node:fs";
import { renderStackFileSchema, STACK_FILE_SCHEMA_PATH } from "../../../infra/settings/writeStackFileSchema";

describe("the JSON Schema of stack files", () => {
    it("is current; `npm run build:settings-schema` writes it", () => {
        assert.strictEqual(fs.readFileSync(STACK_FILE_SCHEMA_PATH, "utf8"), renderStackFileSchema());
    });
});
