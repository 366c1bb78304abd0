import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { main } from "../../../rehearsal/cli/pipeline";
import { writeRun, subject } from "../pipeline/pastRunFixture";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

async function printed(args: string[], workFolder: string) {
    const { log, error } = console;
    const [out, err]: [string[], string[]] = [[], []];
    console.log = (text: string) => void out.push(text);
    console.error = (text: string) => void err.push(text);
    try {
        return { code: await main(args, { workFolder }), out: out.join("\n"), err: err.join("\n") };
    } finally {
        Object.assign(console, { log, error });
    }
}

describe("npm run pipeline -- list and compare", () => {
    let home: TemporaryFolder;
    beforeEach(() => {
        home = temporaryFolder();
        for (const [runId, auc] of Object.entries({
            "20261123-164502-f66f": 0.8,
            "20261123-170000-0a0b": 0.9,
        })) {
            const result = { status: "Succeeded", steps: [], metrics: { auc } };
            writeRun(path.join(home.folder, "runs"), runId, { result, subject: subject() });
        }
    });
    afterEach(() => home.dispose());

    it("lists the runs, and writes them to a file of its own", async () => {
        const file = path.join(home.folder, "list.json");
        const { code, out } = await printed(["list", "--json", file], home.folder);
        assert.strictEqual(code, 0);
        assert.match(out, /^Run .*\n20261123-170000-0a0b .* auc 0\.9\n20261123-164502-f66f .* auc 0\.8$/);
        const runs = JSON.parse(fs.readFileSync(file, "utf8")) as { runId: string }[];
        assert.deepStrictEqual(
            runs.map(({ runId }) => runId),
            ["20261123-170000-0a0b", "20261123-164502-f66f"],
        );
    });

    it("compares runs, and writes the comparison", async () => {
        const file = path.join(home.folder, "comparison.json");
        const page = path.join(home.folder, "comparison.html");
        const words = ["compare", "f66f", "latest", "--json", file, "--html", page];
        const { code, out } = await printed(words, home.folder);
        assert.strictEqual(code, 0);
        assert.match(fs.readFileSync(page, "utf8"), /<title>2 runs compared<\/title>/);
        assert.match(out, /^auc +0\.8 +0\.9 \*$/m);
        const comparison = JSON.parse(fs.readFileSync(file, "utf8")) as { metrics: unknown };
        assert.deepStrictEqual(comparison.metrics, [{ name: "auc", values: [0.8, 0.9], best: [1] }]);
    });

    it("ends with 2 for a single run, for runs that there are not, and for unknown options", async () => {
        const single = await printed(["compare", "latest"], home.folder);
        const unknown = await printed(["compare", "latest", "zzzz"], home.folder);
        const option = await printed(["list", "--newest"], home.folder);
        assert.deepStrictEqual([single.code, unknown.code, option.code], [2, 2, 2]);
        assert.strictEqual(
            single.err,
            "compare needs at least two runs; npm run pipeline -- list shows them",
        );
        assert.match(unknown.err, /^zzzz: no run has this id\n/);
        assert.strictEqual(
            option.err,
            "unknown option '--newest'; npm run pipeline -- --help lists the options",
        );
    });
});
