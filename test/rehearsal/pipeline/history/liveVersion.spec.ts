import * as assert from "node:assert";
import { liveVersion } from "../../../../rehearsal/pipeline/history/liveVersion";
import { RunSubject } from "../../../../rehearsal/pipeline/run/runSubject";
import { ModelPackage } from "../../../../rehearsal/registry/modelPackage";
import { subject } from "../pastRunFixture";

function version(number: number): ModelPackage {
    return {
        arn: `arn:aws:sagemaker:eu-central-1:111122223333:model-package/claims/${number.toString()}`,
        group: "claims",
        version: number,
        approvalStatus: "Approved",
        createdAt: "2026-11-23T16:45:02Z",
        modifiedAt: "2026-11-23T16:45:02Z",
        modelArchive: "/model.tar.gz",
        runId: `run-${number.toString()}`,
        metrics: {},
        request: {},
    };
}

function about(data: Partial<RunSubject["data"]>, more: Partial<RunSubject> = {}): RunSubject {
    const columns = ["policy", "amount", "fraud"];
    return subject({ ...more, data: { ...subject().data, columns, ...data } });
}

const JULY = about({ file: "/data/july.csv", fingerprint: "7" });

/** The number of the version that is chosen beside approved ones that these runs have made. */
function chosen(now: RunSubject, runs: readonly (RunSubject | undefined)[]): number | undefined {
    const approved = runs.map((_, index) => version(index + 1));
    return liveVersion(approved, (runId) => runs[Number(runId.slice(4)) - 1], now).version?.version;
}

describe("the live version of a local run", () => {
    it("is the newest of the same columns and label, whatever file they were in, and in whatever order", () => {
        const june = about({ file: "/data/june.csv", columns: ["fraud", "amount", "policy"] });
        assert.strictEqual(chosen(JULY, [june, JULY]), 2);
        assert.strictEqual(chosen(JULY, [JULY, june]), 2);
    });

    it("is never one of other columns, of another label or of another task, nor one that nobody knows of", () => {
        const others = [
            about({ columns: ["petal", "fraud"] }),
            about({ label: "amount" }),
            about({}, { task: "regression" }),
            undefined,
        ];
        assert.strictEqual(chosen(JULY, others), undefined);
        assert.strictEqual(chosen(JULY, [JULY, ...others]), 1);
    });

    it("is known by file or content where an older run kept no columns", () => {
        const { file, fingerprint, rows, label } = JULY.data;
        const data = { file, fingerprint, rows, label };
        const old = subject({ data });
        assert.strictEqual(chosen(JULY, [old]), 1);
        assert.strictEqual(chosen(about({ file: "/moved.csv", fingerprint: "7" }), [old]), 1);
        assert.strictEqual(chosen(about({ file: "/moved.csv", fingerprint: "8" }), [old]), undefined);
    });

    it("is told with what else there is", () => {
        const notes = [[], [version(1)], [version(1), version(2)]].map(
            (approved) =>
                liveVersion(
                    approved,
                    (runId) => (runId === "run-1" ? JULY : about({ label: "amount" })),
                    JULY,
                ).note,
        );
        const other = liveVersion([version(2)], () => undefined, JULY).note;
        const arn = (number: number) => version(number).arn;
        assert.deepStrictEqual(
            [...notes, other],
            [
                "No version is approved yet, so that there is none to compare with.",
                `Compared with ${arn(1)}, the newest approved version.`,
                `Compared with ${arn(1)}, the newest approved version of these data; newer ones are of others.`,
                `No approved version is of these data and this label, so that there is none to compare with; ${arn(2)} is of others.`,
            ],
        );
    });
});
