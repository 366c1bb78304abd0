import * as assert from "node:assert";
import * as path from "node:path";
import { requireSameSubject, resumeFrom } from "../../../rehearsal/training/resumeFrom";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";
import { subject, writeRun } from "../pipeline/pastRunFixture";

const RUN = "20261123-164502-f66f";

describe("resumeFrom", () => {
    let home: TemporaryFolder;
    beforeEach(() => (home = temporaryFolder()));
    afterEach(() => home.dispose());

    it("finds the latest run, or the one that is named", () => {
        const runs = path.join(home.folder, "runs");
        writeRun(runs, RUN, { subject: subject() });
        writeRun(runs, "20261123-170000-0a0b", { subject: subject() });
        const ids = ["latest", "f66f"].map((run) => resumeFrom(home.folder, { from: "Train", run }).runId);
        assert.deepStrictEqual(ids, ["20261123-170000-0a0b", RUN]);
    });

    it("says that there is none", () => {
        assert.throws(() => resumeFrom(home.folder, { from: "Train", run: "latest" }), {
            name: "UsageError",
            message: "--from goes on with an earlier run, and there is none; leave it out",
        });
    });
});

describe("requireSameSubject", () => {
    const resumed = { from: "Train", runId: RUN, folder: `/runs/${RUN}`, subject: subject() };

    it("lets other hyperparameters, thresholds and scripts pass, and the same data at another place", () => {
        requireSameSubject(undefined, subject());
        requireSameSubject(
            resumed,
            subject({
                hyperparameters: { eta: 1 },
                commit: "local-000000000000",
                data: { ...subject().data, file: "/elsewhere.csv" },
            }),
        );
    });

    it("names every option that makes it about something else", () => {
        const other = subject({
            data: { ...subject().data, file: "/b.csv", fingerprint: "cd".repeat(32) },
            dropColumns: ["id"],
        });
        assert.throws(() => requireSameSubject(resumed, other), {
            name: "UsageError",
            message: [
                `the run ${RUN} was about something else; give the same, or leave out --from:`,
                "  --data was /data/fraud.csv (fingerprint abababababab) and is now /b.csv (fingerprint cdcdcdcdcdcd)",
                "  --drop was nothing and is now id",
            ].join("\n"),
        });
    });

    it("cannot go on with a run that was cut off before it began", () => {
        assert.throws(() => requireSameSubject({ ...resumed, subject: undefined }, subject()), {
            message: `the run ${RUN} was cut off before it began; choose another by --from-run`,
        });
    });
});
