import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { LocalPaths } from "../../../../rehearsal/pipeline/steps/localPaths";
import { RunResult } from "../../../../rehearsal/pipeline/run/runResult";
import { UsageError } from "../../../../rehearsal/terminal/usageError";
import { temporaryFolder, TemporaryFolder } from "../../policyRunner/packFixture";
import { definitionOf, execute, input, output, script, statuses, stepOf, stored } from "../pipelineFixture";

type Fields = Record<string, unknown>;

/** Adds a word to what its input holds, and counts its runs outside of every container. */
const PROGRAM = [
    "import pathlib, sys",
    "home, step, word, source, target = sys.argv[1:]",
    "count = pathlib.Path(home, step)",
    "count.write_text(count.read_text() + 'x' if count.exists() else 'x')",
    "if word == 'break': sys.exit('broken')",
    "text = ''.join(path.read_text() for path in sorted(pathlib.Path(source).rglob('*.txt')))",
    "pathlib.Path(target, 'out.txt').write_text(text + word)",
];

function adding(home: string, step: string, word: string, from: unknown, more: Fields = {}): Fields {
    const uri = {
        "Std:Join": {
            On: "/",
            Values: ["s3://bucket-of-tests", { Get: "Execution.PipelineExecutionId" }, step],
        },
    };
    return script(step, [], {
        Arguments: {
            AppSpecification: {
                ImageUri: "image",
                ContainerEntrypoint: ["python3", path.join(home, "program.py")],
                ContainerArguments: [
                    home,
                    step,
                    word,
                    "/opt/ml/processing/input/in",
                    "/opt/ml/processing/output/out",
                ],
            },
            ProcessingInputs: [input("in", from)],
            ProcessingOutputConfig: { Outputs: [output("out", uri)] },
        },
        ...more,
    });
}

function outputOf(step: string): Fields {
    return { Get: `Steps.${step}.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri` };
}

const CACHED = { CacheConfig: { Enabled: true, ExpireAfter: "PT1H" } };

describe("results of earlier runs", () => {
    let home: TemporaryFolder;
    beforeEach(() => {
        home = temporaryFolder();
        fs.writeFileSync(path.join(home.folder, "program.py"), PROGRAM.join("\n"));
    });
    afterEach(() => home.dispose());

    function run(
        steps: Fields[],
        data = "data ",
        resume?: { from: string; of: RunResult },
    ): Promise<RunResult> {
        return execute(home.folder, definitionOf(steps), {
            stage: (paths: LocalPaths) => {
                const file = paths.s3("s3://bucket-of-tests/data/data.txt");
                fs.mkdirSync(path.dirname(file), { recursive: true });
                fs.writeFileSync(file, data);
                return Promise.resolve();
            },
            resume:
                resume === undefined
                    ? undefined
                    : { from: resume.from, runId: resume.of.runId, folder: resume.of.folder },
        });
    }

    /** How often a step's program has run. */
    function times(step: string): number {
        return fs.readFileSync(path.join(home.folder, step), "utf8").length;
    }

    const first = (more: Fields = {}): Fields =>
        adding(home.folder, "First", "one ", "s3://bucket-of-tests/data", more);
    const second = (word: string, more: Fields = {}): Fields =>
        adding(home.folder, "Second", word, outputOf("First"), more);

    describe("that the definition allows to use again", () => {
        it("are taken for the same work, by contents and not by addresses, and passed on", async () => {
            const before = await run([first(CACHED), second("two")]);
            const after = await run([first(CACHED), second("2")]);
            assert.deepStrictEqual([times("First"), times("Second")], [1, 2]);
            assert.strictEqual(stepOf(after, "First").reason, `taken over from run ${before.runId}`);
            assert.strictEqual(
                stored(after, `s3://bucket-of-tests/${after.runId}/Second/out.txt`),
                "data one 2",
            );
            fs.rmSync(before.folder, { recursive: true });
            const third = await run([first(CACHED), second("2", CACHED)]);
            assert.strictEqual(stepOf(third, "First").reason, `taken over from run ${after.runId}`);
            assert.strictEqual(times("First"), 1);
        });

        it("are not taken for other data, for another program, or where nothing is said of that", async () => {
            await run([first(CACHED)]);
            await run([first(CACHED)], "other data ");
            assert.strictEqual(times("First"), 2);
            await run([adding(home.folder, "First", "uno ", "s3://bucket-of-tests/data", CACHED)]);
            assert.strictEqual(times("First"), 3);
            await run([first()]);
            assert.strictEqual(times("First"), 4);
            const off = { CacheConfig: { Enabled: false, ExpireAfter: "PT1H" } };
            await run([first(off)]);
            assert.strictEqual(times("First"), 5);
        });

        it("are not taken when they are too old, or no longer whole", async () => {
            const before = await run([first(CACHED)]);
            const paths = new LocalPaths(before.folder);
            const record = JSON.parse(fs.readFileSync(paths.recordFile("First"), "utf8")) as Fields;
            const old = new Date(Date.now() - 3_700_000).toISOString();
            fs.writeFileSync(paths.recordFile("First"), JSON.stringify({ ...record, done: old }));
            await run([first(CACHED)]);
            assert.strictEqual(times("First"), 2);
            fs.writeFileSync(paths.recordFile("First"), JSON.stringify(record));
            for (const name of fs.readdirSync(path.join(home.folder, "runs"))) {
                const folder = path.join(home.folder, "runs", name);
                fs.rmSync(path.join(folder, "s3", "bucket-of-tests", name), { recursive: true });
            }
            await run([first(CACHED)]);
            assert.strictEqual(times("First"), 3);
        });
    });

    describe("that a run goes on with", () => {
        it("stand for what came before the step; it and what follows are done anew", async () => {
            const broken = await run([
                first(),
                second("break"),
                adding(home.folder, "Third", "three", outputOf("Second")),
            ]);
            assert.deepStrictEqual(statuses(broken), {
                First: "Succeeded",
                Second: "Failed",
                Third: "Skipped",
            });
            const before = fs.readFileSync(path.join(broken.folder, "run.json"), "utf8");
            const steps = [
                first(),
                second("two "),
                adding(home.folder, "Third", "three", outputOf("Second")),
            ];
            const mended = await run(steps, "data ", { from: "Second", of: broken });
            assert.deepStrictEqual(statuses(mended), {
                First: "Succeeded",
                Second: "Succeeded",
                Third: "Succeeded",
            });
            assert.strictEqual(
                stored(mended, `s3://bucket-of-tests/${mended.runId}/Third/out.txt`),
                "data one two three",
            );
            assert.deepStrictEqual([times("First"), times("Second"), times("Third")], [1, 2, 1]);
            assert.strictEqual(fs.readFileSync(path.join(broken.folder, "run.json"), "utf8"), before);
        });

        it("must be there: the run did not get to the step, or there is no such step", async () => {
            const broken = await run([
                first(),
                second("break"),
                adding(home.folder, "Third", "three", outputOf("Second")),
            ]);
            const steps = [
                first(),
                second("two "),
                adding(home.folder, "Third", "three", outputOf("Second")),
            ];
            for (const [from, message] of [
                [
                    "Third",
                    `--from: must be a step that the run ${broken.runId} has reached, but it has no result of Second, got "Third"; go on from Second`,
                ],
                [
                    "Secnd",
                    '--from: must name a step of the pipeline, got "Secnd"; did you mean Second? Known are First, Second, Third',
                ],
            ] as const) {
                await assert.rejects(
                    run(steps, "data ", { from, of: broken }),
                    new UsageError(`the test's definition cannot be run:\n  ${message}`),
                );
            }
            assert.strictEqual(fs.readdirSync(path.join(home.folder, "runs")).length, 1);
        });

        it("must be of what the step is told now; beside the way of the step, it is done anew", async () => {
            const third = adding(home.folder, "Third", "three", outputOf("Second"));
            const beside = (word: string): Fields => adding(home.folder, "Beside", word, outputOf("First"));
            const before = await run([first(), second("two "), beside("a"), third]);
            await assert.rejects(
                run([first(), second("2 "), beside("a"), third], "data ", { from: "Third", of: before }),
                {
                    name: "UsageError",
                    message: new RegExp(
                        `^the test's definition cannot be run:\\n  --from: must not come after Second, which the run ${before.runId} was told otherwise: ContainerArguments was .*"two ".* and is now .*"2 ".*, got "Third"; give the same as then, or go on from Second$`,
                    ),
                },
            );
            const again = await run([first(), second("two "), beside("b"), third], "data ", {
                from: "Third",
                of: before,
            });
            assert.deepStrictEqual(
                ["First", "Second", "Beside", "Third"].map((name) => [name, stepOf(again, name).reason]),
                [
                    ["First", `taken over from run ${before.runId}`],
                    ["Second", `taken over from run ${before.runId}`],
                    ["Beside", ""],
                    ["Third", ""],
                ],
            );
        });
    });
});
