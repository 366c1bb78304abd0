import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { ensurePytorch, hasPytorch, PytorchOptions } from "../../../rehearsal/python/ensurePytorch";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

describe("ensurePytorch", () => {
    let home: TemporaryFolder;
    let lines: string[];
    let python: string;
    let installations: string;
    let requirements: string;
    beforeEach(() => {
        home = temporaryFolder();
        lines = [];
        python = path.join(home.folder, "python", "environment", "bin", "python3");
        installations = path.join(home.folder, "installations");
        requirements = path.join(home.folder, "requirements.txt");
        fs.mkdirSync(path.dirname(python), { recursive: true });
        fs.writeFileSync(requirements, "torch==1\n");
        pip(`echo "$*" >> ${installations}`);
    });
    afterEach(() => home.dispose());

    /** What stands for the environment's interpreter, whose pip does this. */
    function pip(does: string): void {
        fs.writeFileSync(python, `#!/bin/sh\n${does}\n`, { mode: 0o755 });
    }

    function options(more: Partial<PytorchOptions> = {}): PytorchOptions {
        const machine = { platform: "linux", arch: "x64" } as const;
        return {
            requirements,
            machine,
            report: (line) => void lines.push(line),
            free: () => Promise.resolve(100e9),
            ...more,
        };
    }

    const installed = (): string[] => fs.readFileSync(installations, "utf8").trim().split("\n");

    it("says how large PyTorch is, installs it, and then leaves it alone", async () => {
        assert.ok(!hasPytorch(python, requirements));
        await ensurePytorch(python, options());
        await ensurePytorch(python, options());

        assert.ok(hasPytorch(python, requirements));
        assert.deepStrictEqual(installed(), [
            `-m pip install --quiet --no-input --disable-pip-version-check --only-binary :all: --requirement ${requirements}`,
        ]);
        assert.strictEqual(
            lines[0],
            `Installing PyTorch in ${path.dirname(path.dirname(python))}, once, for models of type pytorch: about 3.1 GB to ` +
                "fetch and 5.3 GB on the disk, most of it libraries for GPUs; this takes some minutes.",
        );
        assert.match(lines[1] ?? "", /^PyTorch is ready after \d+ s\.$/);
        assert.strictEqual(lines.length, 2);
    });

    it("says less of it where the package brings nothing for GPUs", async () => {
        await ensurePytorch(python, options({ machine: { platform: "darwin", arch: "arm64" } }));
        assert.match(lines[0] ?? "", /about 0\.2 GB to fetch and 0\.8 GB on the disk\.$/);
    });

    it("installs it anew for other requirements", async () => {
        await ensurePytorch(python, options());
        fs.writeFileSync(requirements, "torch==2\n");
        assert.ok(!hasPytorch(python, requirements));
        await ensurePytorch(python, options());
        assert.strictEqual(installed().length, 2);
    });

    it("fetches nothing where there is no room for it", async () => {
        await assert.rejects(ensurePytorch(python, options({ free: () => Promise.resolve(5e9) })), {
            name: "DiskFull",
            message:
                `no space left on the disk of ${path.dirname(path.dirname(python))} (5.3 GB wanted for PyTorch, 5.0 GB ` +
                "free); free some, or take old runs away from there",
        });
        assert.ok(!fs.existsSync(installations));
    });

    it("says what pip said where it cannot be fetched, and tries again the next time", async () => {
        pip('echo "ERROR: No matching distribution found for torch==1" >&2; exit 1');
        await assert.rejects(ensurePytorch(python, options()), {
            message:
                "cannot install PyTorch, which a model of type pytorch needs; check the network, the proxy and the disk, " +
                "then run the command again, or choose another model type:\n" +
                "ERROR: No matching distribution found for torch==1",
        });
        assert.ok(!hasPytorch(python, requirements));
        pip("exit 0");
        await ensurePytorch(python, options());
        assert.ok(hasPytorch(python, requirements));
    });

    it("lets two commands that start at once share one installation", async () => {
        pip(`sleep 0.3; echo x >> ${installations}`);
        await Promise.all([ensurePytorch(python, options()), ensurePytorch(python, options())]);
        assert.deepStrictEqual(installed(), ["x"]);
    });
});
