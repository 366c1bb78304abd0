import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { requireWritable } from "../../../rehearsal/system/writableFolder";
import { definitionOf, execute, script } from "../pipeline/pipelineFixture";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

describe("requireWritable", () => {
    let home: TemporaryFolder;
    beforeEach(() => (home = temporaryFolder()));
    afterEach(() => home.dispose());

    it("takes a folder that is there and one that can be made, and makes none", async () => {
        await requireWritable(home.folder);
        await requireWritable(path.join(home.folder, "a", "b"));
        assert.deepStrictEqual(fs.readdirSync(home.folder), []);
    });

    it("refuses what lies below a file", async () => {
        const file = path.join(home.folder, "file");
        fs.writeFileSync(file, "");
        const folder = path.join(file, "a");
        await assert.rejects(requireWritable(folder), {
            name: "UsageError",
            message: `cannot write into ${folder}: ${file} is no folder; take it away, or change who may write there`,
        });
    });

    it("refuses a folder that this user may not write into", async function () {
        if (process.getuid?.() === 0) {
            // The administrator may write everywhere.
            this.skip();
        }
        const folder = path.join(home.folder, "sealed");
        fs.mkdirSync(folder, { mode: 0o555 });
        await assert.rejects(requireWritable(path.join(folder, "a")), {
            name: "UsageError",
            message: `cannot write into ${folder}/a: ${folder} may not be written into; take it away, or change who may write there`,
        });
    });

    for (const kept of ["runs", "registry"]) {
        it(`keeps a run from starting whose ${kept} could not be kept`, async () => {
            fs.writeFileSync(path.join(home.folder, kept), "");
            await assert.rejects(execute(home.folder, definitionOf([script("One", ["print()"])])), {
                name: "UsageError",
                message: /^cannot write into .* is no folder; /,
            });
        });
    }
});
