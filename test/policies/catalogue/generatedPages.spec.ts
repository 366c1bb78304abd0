import * as assert from "node:assert";
import { readFileSync } from "node:fs";
import { generatedPages } from "../../../policies/catalogue/generatedPages";

describe("the catalogue of policies", () => {
    for (const [file, text] of Object.entries(generatedPages())) {
        it(`is current in ${file.slice(file.indexOf("docs"))}; npm run build:policy-catalogue writes it`, () => {
            assert.strictEqual(readFileSync(file, "utf8"), text);
        });
    }
});
