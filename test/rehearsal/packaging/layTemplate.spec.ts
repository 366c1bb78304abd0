import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { main } from "../../../rehearsal/cli/init";
import { layTemplate } from "../../../rehearsal/packaging/layTemplate";
import { printed } from "../../support/printed";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

describe("laying a template down", () => {
    let home: TemporaryFolder;
    beforeEach(() => {
        home = temporaryFolder();
    });
    afterEach(() => {
        home.dispose();
    });

    it("makes the folder, and copies all that a repository starts with and nothing that tools left behind", () => {
        const folder = path.join(home.folder, "new", "repository");
        const files = layTemplate("model-build", folder);
        assert.ok(
            ["buildspec.yml", "src/train.py", "tests/test_features.py"].every((f) => files.includes(f)),
        );
        const left = files.filter((file) => /__pycache__|\.pyc$|_cache|node_modules/.test(file));
        assert.deepStrictEqual(left, []);
        assert.ok(files.every((file) => fs.existsSync(path.join(folder, file))));
    });

    it("takes a fresh clone for an empty folder", () => {
        fs.mkdirSync(path.join(home.folder, ".git"));
        assert.ok(layTemplate("model-build", home.folder).length > 0);
    });

    it("touches nothing where something is in the folder, and says what", () => {
        fs.writeFileSync(path.join(home.folder, "mine.txt"), "");
        assert.throws(() => layTemplate("model-deploy", home.folder), {
            name: "UsageError",
            message: `${home.folder} is not empty (mine.txt); give a folder that is, or that is missing`,
        });
        assert.deepStrictEqual(fs.readdirSync(home.folder), ["mine.txt"]);
    });

    it("ends with 2 for a file in the place of the folder, and for a template that there is none of", async () => {
        const file = path.join(home.folder, "file");
        fs.writeFileSync(file, "");
        const first = await printed(() => main(["model-build", file]));
        assert.deepStrictEqual([first.code, first.err], [2, `${file} is a file; give a folder`]);
        assert.strictEqual((await printed(() => main(["model-sell", home.folder]))).code, 2);
    });

    it("ends with 2 where no folder can be made", async () => {
        const file = path.join(home.folder, "file");
        fs.writeFileSync(file, "");
        const folder = path.join(file, "repository");
        const { code, err } = await printed(() => main(["model-build", folder]));
        assert.deepStrictEqual(
            [code, err],
            [
                2,
                `cannot write into ${folder}: ${file} is no folder; take it away, or change who may write there`,
            ],
        );
    });

    it("leaves nothing behind where the library cannot be packed, and says npm's reason", async () => {
        const npm = path.join(home.folder, "npm");
        const said = JSON.stringify({ error: { summary: "ENOSPC: no space left" } }, null, 2);
        fs.writeFileSync(npm, `#!/bin/sh\necho '${said}'\nexit 1\n`, { mode: 0o755 });
        const searched = process.env["PATH"] ?? "";
        process.env["PATH"] = `${home.folder}${path.delimiter}${searched}`;
        try {
            const { code, err } = await printed(() => main(["model-deploy", path.join(home.folder, "new")]));
            assert.strictEqual(code, 1);
            assert.match(err, /^npm pack failed: ENOSPC: no space left\n/);
            assert.deepStrictEqual(fs.readdirSync(home.folder), ["npm"]);
        } finally {
            process.env["PATH"] = searched;
        }
    });

    it("says what comes next", async () => {
        const { code, out } = await printed(() => main(["model-build", path.join(home.folder, "x")]));
        assert.strictEqual(code, 0);
        assert.match(out, /mlops:buildSource/);
    });
});
