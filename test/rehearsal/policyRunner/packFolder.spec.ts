import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { needsBuild, packsIn } from "../../../rehearsal/policyRunner/packFolder";
import { temporaryFolder, TemporaryFolder, writePack } from "./packFixture";

describe("packsIn and needsBuild", () => {
    let home: TemporaryFolder;
    beforeEach(() => {
        home = temporaryFolder();
        writePack(home.folder, "security");
        writePack(home.folder, "guardrails");
        fs.mkdirSync(path.join(home.folder, "shared"));
    });
    afterEach(() => {
        home.dispose();
    });

    function stale(): boolean {
        return needsBuild(home.folder, packsIn(home.folder));
    }

    it("finds the folders with a manifest, by name, and their entries", () => {
        assert.deepStrictEqual(
            packsIn(home.folder).map((pack) => path.relative(home.folder, pack.main)),
            ["guardrails/bin/index.js", "security/bin/index.js"],
        );
    });

    it("finds the configuration of a stack where there is one", () => {
        fs.mkdirSync(path.join(home.folder, "security", "config"));
        fs.writeFileSync(path.join(home.folder, "security", "config", "prod.json"), "{}");
        const files = packsIn(home.folder).map((pack) => [pack.configFor("prod"), pack.configFor("dev")]);
        const file = path.join(home.folder, "security", "config", "prod.json");
        assert.deepStrictEqual(files, [
            [undefined, undefined],
            [file, undefined],
        ]);
    });

    it("builds nothing while every bundle is newer than every source", () => {
        assert.strictEqual(stale(), false);
    });

    it("builds when a source that packs share is newer than a bundle", () => {
        const source = path.join(home.folder, "shared", "rule.ts");
        fs.writeFileSync(source, "");
        fs.utimesSync(source, new Date(), new Date(Date.now() + 5000));
        assert.strictEqual(stale(), true);
    });

    it("builds nothing where packs came without a source, whatever is newer than they", () => {
        const config = path.join(home.folder, "security", "config", "prod.json");
        fs.mkdirSync(path.dirname(config));
        fs.writeFileSync(config, "{}");
        fs.utimesSync(config, new Date(), new Date(Date.now() + 5000));
        assert.strictEqual(stale(), false);
        fs.writeFileSync(path.join(home.folder, "security", "index.ts"), "");
        assert.strictEqual(stale(), true);
    });

    it("builds when a bundle is missing", () => {
        fs.rmSync(path.join(home.folder, "security", "bin"), { recursive: true });
        assert.strictEqual(stale(), true);
    });
});
