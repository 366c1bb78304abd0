import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { describeSubject, runSubject } from "../../../../rehearsal/pipeline/run/runSubject";
import { temporaryFolder } from "../../policyRunner/packFixture";

describe("describeSubject", () => {
    it("says what tells a run from another, the data by their SHA-256, in the form that is read again", async () => {
        const home = temporaryFolder();
        const file = path.join(home.folder, "a.csv");
        fs.writeFileSync(file, "abc");
        const table = path.join(home.folder, "b.csv");
        fs.writeFileSync(table, '\uFEFFa,"b, c",y\r\n1,2,0\r\n');
        const data = { file, bytes: 3, label: "y", task: "binary" as const, rows: 7, classes: 2 };
        const training = {
            algorithm: "xgboost",
            task: "binary" as const,
            labelColumn: "y",
            dropColumns: ["id"],
            timeColumn: "day",
            hyperparameters: { eta: 0.1 },
            metrics: [{ name: "auc", atLeast: 0.8 }],
        };
        const described = await describeSubject(data, training, "local-1");
        assert.deepStrictEqual(described, {
            data: {
                file,
                // NIST's example for the message "abc".
                fingerprint: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                rows: 7,
                label: "y",
                columns: ["abc"],
            },
            dropColumns: ["id"],
            timeColumn: "day",
            task: "binary",
            algorithm: "xgboost",
            hyperparameters: { eta: 0.1 },
            thresholds: [{ name: "auc", atLeast: 0.8 }],
            commit: "local-1",
        });
        assert.deepStrictEqual(runSubject.parse(JSON.parse(JSON.stringify(described))), described);
        assert.deepStrictEqual(
            (await describeSubject({ ...data, file: table }, training, "x")).data.columns,
            ["a", '"b, c"', "y"],
        );
        home.dispose();
    });
});
