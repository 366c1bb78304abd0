import * as assert from "node:assert";
import { compareRuns } from "../../../rehearsal/pipeline/history/compareRuns";
import { comparisonReport } from "../../../rehearsal/report/comparisonReport";
import { pastRun, subject } from "../pipeline/pastRunFixture";

describe("comparisonReport", () => {
    const other = pastRun({
        runId: "20261123-170000-0a0b",
        metrics: { auc: 0.85456, r2: -0.5 },
        subject: subject({ data: { ...subject().data, file: "/data/<b>.csv" } }),
    });
    const page = comparisonReport(compareRuns([pastRun({ metrics: { auc: 0.8, r2: 0.1 } }), other]));

    it("shows every value of every run, the best in bold, whatever a file is called", () => {
        const text = page.replaceAll(/\s+/g, " ");
        assert.match(text, /<th scope="row">auc<\/th> <td>0\.8<\/td><td><strong>0\.8546<\/strong><\/td>/);
        assert.match(
            text,
            /<th scope="row">data<\/th> <td>\/data\/fraud\.csv<\/td><td>\/data\/&lt;b&gt;\.csv<\/td>/,
        );
        assert.match(text, /<th scope="row">max_depth<\/th> <td>3<\/td><td>3<\/td>/);
        assert.ok(text.includes("<title>2 runs compared</title>"));
    });

    it("draws the metrics by which one run is better, but no bar below 0", () => {
        assert.ok(page.includes('aria-label="auc of each run"'));
        assert.ok(!page.includes('aria-label="r2 of each run"'));
        assert.ok(!comparisonReport(compareRuns([pastRun(), pastRun()])).includes("<svg"));
    });

    it("needs nothing beside itself", () => {
        assert.doesNotMatch(page, /(?:src|href)=|url\(|@import/);
    });
});
