import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { installFramework, Workshop } from "../../../rehearsal/training/pipelineInput";
import { readTraining } from "../../../rehearsal/pipeline/override/trainingOverride";
import { TrainingSettings } from "../../../rehearsal/pipeline/override/trainingWish";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

describe("installFramework", () => {
    let home: TemporaryFolder;
    let workshop: Workshop;
    let lines: string[];
    beforeEach(() => {
        home = temporaryFolder();
        lines = [];
        const python = path.join(home.folder, "python", "environment", "bin", "python3");
        fs.mkdirSync(path.dirname(python), { recursive: true });
        fs.writeFileSync(python, `#!/bin/sh\necho "$*" > ${path.join(home.folder, "pip")}\n`, {
            mode: 0o755,
        });
        workshop = {
            folder: home.folder,
            workFolder: home.folder,
            runner: { python, scripts: home.folder, signal: new AbortController().signal },
            report: (line) => void lines.push(line),
        };
    });
    afterEach(() => home.dispose());

    function training(algorithm: string): TrainingSettings {
        const read = readTraining({ algorithm, task: "binary", labelColumn: "y", metrics: [] });
        assert.ok(read !== undefined);
        return read;
    }

    it("installs PyTorch for a model of that type, and says so", async () => {
        await installFramework(workshop, training("pytorch"));
        assert.match(fs.readFileSync(path.join(home.folder, "pip"), "utf8"), /requirements-pytorch\.txt$/m);
        assert.match(lines[0] ?? "", /^Installing PyTorch /);
    });

    it("installs nothing for the other types, which the project's own packages train", async () => {
        for (const algorithm of ["xgboost", "sklearn", "customImage"]) {
            await installFramework(workshop, training(algorithm));
        }
        assert.deepStrictEqual([fs.existsSync(path.join(home.folder, "pip")), lines], [false, []]);
    });
});
