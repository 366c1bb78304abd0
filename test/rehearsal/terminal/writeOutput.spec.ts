import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { requireFileName, writeOutput } from "../../../rehearsal/terminal/writeOutput";
import { temporaryFolder } from "../policyRunner/packFixture";

describe("writeOutput", () => {
    it("writes into folders that do not exist yet, and leaves no draft behind", () => {
        const home = temporaryFolder();
        const file = path.join(home.folder, "a", "graph.json");
        writeOutput("{}\n", file, "--json");
        assert.strictEqual(fs.readFileSync(file, "utf8"), "{}\n");
        assert.deepStrictEqual(fs.readdirSync(path.dirname(file)), ["graph.json"]);
        home.dispose();
    });

    it("says what to do when the file cannot be written, and leaves what is there", () => {
        const home = temporaryFolder();
        assert.throws(() => writeOutput("{}\n", home.folder, "--json"), {
            name: "UsageError",
            message: /^cannot write .*; choose another path for --json$/,
        });
        assert.deepStrictEqual(fs.readdirSync(home.folder), []);
        home.dispose();
    });
});

describe("requireFileName", () => {
    it("refuses a folder, and lets a file that is there or not yet there pass, and makes nothing", async () => {
        const home = temporaryFolder();
        const file = path.join(home.folder, "there.json");
        fs.writeFileSync(file, "{}");
        await requireFileName(file, "--json");
        await requireFileName(path.join(home.folder, "a", "later.json"), "--json");
        assert.deepStrictEqual(fs.readdirSync(home.folder), ["there.json"]);
        await assert.rejects(requireFileName(home.folder, "--json"), {
            name: "UsageError",
            message: `cannot write ${home.folder}: it is a folder; choose another path for --json`,
        });
        // Nobody, the administrator neither, makes a folder below a file.
        const below = path.join(file, "a", "result.json");
        await assert.rejects(requireFileName(below, "--json"), {
            name: "UsageError",
            message: `cannot write ${below}: ${file} is no folder; choose another path for --json`,
        });
        home.dispose();
    });
});
