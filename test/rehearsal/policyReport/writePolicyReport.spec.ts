import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { reportFiles, writePolicyReport } from "../../../rehearsal/policyReport/writePolicyReport";
import { temporaryFolder } from "../policyRunner/packFixture";
import { report } from "./reportFixture";

describe("writePolicyReport", () => {
    it("chooses the format by the file's ending", () => {
        const home = temporaryFolder();
        const begins = ["a.txt", "a.json", "a.sarif", "a.md"].map((name) => {
            const file = path.join(home.folder, name);
            for (const target of reportFiles([file])) {
                writePolicyReport(report(), target);
            }
            return fs.readFileSync(file, "utf8").slice(0, 30);
        });
        assert.deepStrictEqual(begins, [
            "Stack dev of demo: 2 policies,",
            '{\n  "project": "demo",\n  "stac',
            '{\n  "$schema": "https://docs.o',
            "<!-- policies of demo/dev -->\n",
        ]);
        home.dispose();
    });

    it("names every file whose ending it does not know", () => {
        assert.throws(() => reportFiles(["a.html", "b.json", "c"]), {
            name: "UsageError",
            message:
                "--policy-report a.html, c: the ending says the format; end it with one of .txt, .json, .sarif, .md",
        });
    });
});
