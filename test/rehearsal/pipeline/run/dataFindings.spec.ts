import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { dataFindings } from "../../../../rehearsal/pipeline/run/dataFindings";
import { temporaryFolder, TemporaryFolder } from "../../policyRunner/packFixture";

describe("dataFindings", () => {
    let run: TemporaryFolder;
    beforeEach(() => {
        run = temporaryFolder();
    });
    afterEach(() => {
        run.dispose();
    });

    function report(content: unknown, folder = "Prepare"): void {
        const file = path.join(run.folder, "s3", "bucket", folder, "report", "data_report.json");
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    }

    it("finds nothing in a run that did not get so far", () => {
        assert.deepStrictEqual(dataFindings(run.folder), []);
    });

    it("gives what the report says, each finding once, in its order", () => {
        report({ findings: ["b gives the label away", "a is rare"], rows: {} });
        report({ findings: ["a is rare"] }, "Other");
        assert.deepStrictEqual(dataFindings(run.folder).sort(), ["a is rare", "b gives the label away"]);
    });

    it("says how many more there are than a terminal has room for", () => {
        report({ findings: ["1", "2", "3", "4", "5", "6", "7"] });
        assert.deepStrictEqual(dataFindings(run.folder), [
            ...["1", "2", "3", "4", "5"],
            "and 2 more, which the page about the data has",
        ]);
    });

    for (const content of ["{", "[]", { findings: "none" }, {}]) {
        it(`leaves a report of a team's own alone: ${JSON.stringify(content)}`, () => {
            report(content);
            assert.deepStrictEqual(dataFindings(run.folder), []);
        });
    }
});
