import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { chooseRuns, pastRuns } from "../../../../rehearsal/pipeline/history/runHistory";
import { temporaryFolder, TemporaryFolder } from "../../policyRunner/packFixture";
import { pastRun, subject, writeRun } from "../pastRunFixture";

const RESULT = {
    status: "Succeeded",
    steps: [
        { name: "Prepare", type: "Processing", seconds: 1.5 },
        { name: "Train", type: "Tuning", seconds: 2 },
    ],
    metrics: { auc: 0.9 },
    modelPackage: { arn: "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/1" },
};

describe("pastRuns", () => {
    let home: TemporaryFolder;
    beforeEach(() => {
        home = temporaryFolder();
    });
    afterEach(() => home.dispose());

    it("reads each run's result and what it is about, the newest first", () => {
        writeRun(home.folder, "20261123-164502-f66f", { result: RESULT, subject: subject() });
        writeRun(home.folder, "20261123-170000-0a0b", { subject: subject({ algorithm: "sklearn" }) });
        const record = path.join(home.folder, "20261123-164502-f66f", "steps", "Train", "step.json");
        fs.mkdirSync(path.dirname(record), { recursive: true });
        const best = { TunedHyperParameters: { eta: "0.05" } };
        fs.writeFileSync(record, JSON.stringify({ description: { BestTrainingJob: best } }));
        assert.deepStrictEqual(pastRuns(home.folder), [
            {
                runId: "20261123-170000-0a0b",
                folder: path.join(home.folder, "20261123-170000-0a0b"),
                begun: "2026-11-23T17:00:00Z",
                status: "Interrupted",
                seconds: 0,
                metrics: {},
                tuned: {},
                modelPackageArn: undefined,
                subject: subject({ algorithm: "sklearn" }),
            },
            {
                runId: "20261123-164502-f66f",
                folder: path.join(home.folder, "20261123-164502-f66f"),
                begun: "2026-11-23T16:45:02Z",
                status: "Succeeded",
                seconds: 3.5,
                metrics: { auc: 0.9 },
                tuned: { eta: "0.05" },
                modelPackageArn: RESULT.modelPackage.arn,
                subject: subject(),
            },
        ]);
    });

    it("finds nothing where nothing has run yet, and passes over what is no run", () => {
        fs.mkdirSync(path.join(home.folder, "notes"));
        assert.deepStrictEqual(pastRuns(home.folder), []);
        assert.deepStrictEqual(pastRuns(path.join(home.folder, "none")), []);
    });

    it("names the file that is damaged", () => {
        writeRun(home.folder, "20261123-164502-f66f", { result: { status: "Great" } });
        const file = path.join(home.folder, "20261123-164502-f66f", "run.json");
        assert.throws(() => pastRuns(home.folder), {
            name: "UsageError",
            message: `${file} is damaged; delete the run's folder`,
        });
    });
});

describe("chooseRuns", () => {
    const newest = pastRun({ runId: "20261123-170000-0a0b" });
    const older = pastRun({ runId: "20261123-164502-f66f" });

    it("takes ids, parts of them, and latest, in the order of the words", () => {
        const chosen = chooseRuns([newest, older], ["f66f", "latest", "164502"]);
        assert.deepStrictEqual(
            chosen.map(({ runId }) => runId),
            [older.runId, newest.runId, older.runId],
        );
    });

    it("names every word that stands for no run or for several", () => {
        assert.throws(() => chooseRuns([newest, older], ["zzzz", "20261123", "f66f"]), {
            name: "UsageError",
            message: [
                "zzzz: no run has this id",
                "20261123: 20261123-170000-0a0b, 20261123-164502-f66f have this in their ids; give more of it",
                "npm run pipeline -- list shows the runs",
            ].join("\n"),
        });
    });

    it("has no latest run where there is none", () => {
        assert.throws(() => chooseRuns([], ["latest"]), { message: /^latest: no run has this id\n/ });
    });
});
