import * as assert from "node:assert";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { ensurePython, PythonOptions } from "../../../rehearsal/python/ensurePython";
import { UsageError } from "../../../rehearsal/terminal/usageError";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

describe("ensurePython", function () {
    this.timeout(60_000);
    let home: TemporaryFolder;
    let lines: string[];
    beforeEach(() => {
        home = temporaryFolder();
        lines = [];
    });
    afterEach(() => home.dispose());

    function options(requirements: string, more: Partial<PythonOptions> = {}): PythonOptions {
        const file = path.join(home.folder, "requirements.txt");
        fs.writeFileSync(file, requirements);
        const report = (line: string): void => void lines.push(line);
        return { folder: path.join(home.folder, "python"), requirements: file, report, ...more };
    }

    /** An interpreter that makes environments out of nothing, so that these tests need no network. */
    function fakeInterpreter(install: string): string {
        const file = path.join(home.folder, "interpreter");
        const script = [
            "#!/bin/sh",
            'case "$1 $2" in',
            '"-c "*) echo 3.11.7 True True ;;',
            '"-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python3" ;;',
            `"-m pip") ${install} ;;`,
            "esac",
        ];
        fs.writeFileSync(file, `${script.join("\n")}\n`, { mode: 0o755 });
        return file;
    }

    function withFake(
        install: string,
        requirements = "a==1\n",
        more: Partial<PythonOptions> = {},
    ): PythonOptions {
        return options(requirements, { environment: { MLOPS_PYTHON: fakeInterpreter(install) }, ...more });
    }

    it("makes an environment with a real interpreter, and then uses it without one", async () => {
        const { python } = await ensurePython(options("# nothing to install\n"));
        const prefix = execFileSync(python, ["-c", "import sys; print(sys.prefix)"], { encoding: "utf8" });
        assert.strictEqual(
            fs.realpathSync(prefix.trim()),
            fs.realpathSync(path.dirname(path.dirname(python))),
        );
        assert.match(
            lines[0] ?? "",
            /^Setting up Python 3\.1\d\.\d+ in .*, once; this takes about a minute\.$/,
        );
        const again = await ensurePython(
            options("# nothing to install\n", { environment: { MLOPS_PYTHON: "/nowhere" } }),
        );
        assert.strictEqual(again.python, python);
        assert.strictEqual(lines.length, 2);
    });

    it("makes a new one for other requirements, and takes the old one away", async () => {
        const first = await ensurePython(withFake("true"));
        const second = await ensurePython(withFake("true", "a==2\n"));
        assert.notStrictEqual(second.python, first.python);
        assert.deepStrictEqual(fs.readdirSync(path.join(home.folder, "python")), [
            path.basename(path.dirname(path.dirname(second.python))),
        ]);
    });

    it("says what pip said where a package cannot be installed, and begins anew the next time", async () => {
        const failing = 'echo "ERROR: no matching distribution found for a==1" >&2; exit 1';
        await assert.rejects(ensurePython(withFake(failing)), {
            message:
                "cannot install the Python packages; check the network, the proxy and the disk, then run the command " +
                "again:\nERROR: no matching distribution found for a==1",
        });
        await ensurePython(withFake("true"));
        assert.match(lines.at(-1) ?? "", /^Python is ready after \d+ s\.$/);
    });

    it("lets two commands that start at once share one set-up", async () => {
        const count = path.join(home.folder, "count");
        const shared = withFake(`sleep 0.5; echo x >> ${count}`);
        const [first, second] = await Promise.all([ensurePython(shared), ensurePython(shared)]);
        assert.strictEqual(first.python, second.python);
        assert.strictEqual(fs.readFileSync(count, "utf8"), "x\n");
    });

    it("stops in the middle and leaves nothing running", async () => {
        const pid = path.join(home.folder, "pid");
        const stop = new AbortController();
        const running = ensurePython(
            withFake(`echo $$ > ${pid}; sleep 60`, "a==1\n", { signal: stop.signal }),
        );
        const ended = running.then(
            () => true,
            () => true,
        );
        const nap = (): Promise<boolean> => new Promise((resolve) => setTimeout(resolve, 10, false));
        while (!fs.existsSync(pid) || fs.readFileSync(pid, "utf8") === "") {
            assert.ok(
                !(await Promise.race([ended, nap()])),
                "the set-up has ended before it could be stopped",
            );
        }
        stop.abort();
        await assert.rejects(running, { name: "AbortError" });
        assert.throws(() => process.kill(Number(fs.readFileSync(pid, "utf8")), 0), { code: "ESRCH" });
        assert.ok(!fs.existsSync(path.join(home.folder, "python.lock")));
    });

    it("says what to install where there is no Python", async () => {
        await assert.rejects(
            ensurePython(options("a==1\n", { environment: { MLOPS_PYTHON: "/nowhere" } })),
            (error) => {
                assert.ok(error instanceof UsageError);
                assert.match(
                    error.message,
                    /^Python 3\.11, 3\.12 or 3\.13 is needed \(\/nowhere does not run\); install Python 3\.11/,
                );
                return true;
            },
        );
    });
});
