import * as assert from "node:assert";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { npmReason } from "../../../rehearsal/packaging/packLibrary";
import { temporaryFolder } from "../policyRunner/packFixture";

describe("npmReason", () => {
    for (const loglevel of ["silent", "error"]) {
        it(`gives npm's own words where it was told to be ${loglevel}`, () => {
            const home = temporaryFolder();
            const cache = path.join(home.folder, "file");
            fs.writeFileSync(cache, "");
            fs.writeFileSync(path.join(home.folder, "package.json"), '{"name": "x", "version": "1.0.0"}');
            const { status, stdout, stderr } = spawnSync("npm", ["pack", "--json", "--ignore-scripts"], {
                cwd: home.folder,
                encoding: "utf8",
                env: { ...process.env, npm_config_cache: cache, npm_config_loglevel: loglevel },
            });
            assert.notStrictEqual(status, 0);
            assert.match(npmReason(stdout, stderr), new RegExp(`^ENOTDIR: .*'${cache}`));
            home.dispose();
        });
    }

    it("gives what was printed where npm says nothing in its own form", () => {
        assert.strictEqual(npmReason("", "no space left\n"), "no space left");
        assert.strictEqual(npmReason("broken\n", ""), "broken");
    });
});
