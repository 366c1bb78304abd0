import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { requirementFiles, requirementsKey } from "../../../rehearsal/python/requirements";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

describe("requirementsKey", () => {
    let home: TemporaryFolder;
    beforeEach(() => {
        home = temporaryFolder();
        write("base.txt", "numpy==2.1.0\n");
        write("dev.txt", "-r base.txt\n--requirement=more/extra.txt\npytest==9.1.1\n");
        write("more/extra.txt", "-r ../base.txt\n-r ../dev.txt\nruff==0.17.6\n");
    });
    afterEach(() => home.dispose());

    function place(name: string): string {
        return path.join(home.folder, name);
    }

    function write(name: string, content: string): void {
        fs.mkdirSync(path.dirname(place(name)), { recursive: true });
        fs.writeFileSync(place(name), content);
    }

    it("follows includes, each file once, in a circle too", () => {
        assert.deepStrictEqual(
            requirementFiles(place("dev.txt")),
            ["dev.txt", "base.txt", "more/extra.txt"].map(place),
        );
    });

    it("changes with the interpreter and with every file, and with nothing else", () => {
        const key = requirementsKey(place("dev.txt"), "3.11.7");
        assert.match(key, /^[0-9a-f]{12}$/);
        write("unrelated.txt", "x");
        assert.strictEqual(requirementsKey(place("dev.txt"), "3.11.7"), key);
        assert.notStrictEqual(requirementsKey(place("dev.txt"), "3.11.8"), key);
        write("base.txt", "numpy==2.1.1\n");
        assert.notStrictEqual(requirementsKey(place("dev.txt"), "3.11.7"), key);
    });
});
