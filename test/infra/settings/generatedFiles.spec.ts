import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { settingsReference } from "../../../infra/settings/settingsReference";
import { generatedFiles } from "../../../infra/settings/generatedFiles";

describe("files written from the schema of the settings", () => {
    for (const [file, text] of Object.entries(generatedFiles())) {
        it(`${path.basename(file)} is current; \`npm run build:settings\` writes it`, () => {
            assert.strictEqual(fs.readFileSync(file, "utf8"), text);
        });
    }

    it("say of every setting what it does", () => {
        const undescribed = settingsReference()
            .split("\n")
            .filter((line) => line.startsWith("| `") && line.endsWith("|  |"));
        assert.deepStrictEqual(undescribed, []);
    });
});
