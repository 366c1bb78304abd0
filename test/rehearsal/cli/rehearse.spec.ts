import * as assert from "node:assert";
import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Log } from "sarif";
import { main } from "../../../rehearsal/cli/rehearse";
import { Rehearsal, rehearse, RehearseOptions } from "../../../rehearsal/stack/rehearseStack";
import { graphJson } from "../../../rehearsal/graph/resourceGraph";
import { printed } from "../../support/printed";
import { temporaryFolder, TemporaryFolder, writePack } from "../policyRunner/packFixture";

const ROOT = path.resolve(__dirname, "..", "..", "..");

/** A program as a user writes one, with a secret, a resource that fails on demand, and outputs. */
const PROGRAM = `
const pulumi = require(${JSON.stringify(require.resolve("@pulumi/pulumi"))});
const aws = require(${JSON.stringify(require.resolve("@pulumi/aws"))});
module.exports = () => {
    const config = new pulumi.Config();
    if (config.getBoolean("fail")) {
        throw new pulumi.RunError("the program says no");
    }
    const topic = new aws.sns.Topic(config.get("topic") ?? "news", { displayName: config.getSecret("title") });
    return { arn: topic.arn, title: topic.displayName };
};
`;

const TITLE = "  title: { secure: v1abc }\n";

/** Tells the parent as soon as the command listens for Ctrl-C. */
const WATCH_HANDLERS = `
const timer = setInterval(() => {
    if (process.listenerCount("SIGINT") > 0) {
        clearInterval(timer);
        process.send("listening", () => process.disconnect());
    }
}, 5);
timer.unref();
`;

describe("rehearse", () => {
    let home: TemporaryFolder;
    beforeEach(() => {
        home = temporaryFolder();
        fs.mkdirSync(path.join(home.folder, "stacks"));
        fs.mkdirSync(path.join(home.folder, "policies"));
        fs.writeFileSync(path.join(home.folder, "stacks", "index.js"), PROGRAM);
        fs.writeFileSync(
            path.join(home.folder, "Pulumi.yaml"),
            "name: demo\nmain: stacks/\nruntime: nodejs\n",
        );
        settings("");
    });
    afterEach(() => {
        home.dispose();
    });

    function settings(config: string): void {
        const yaml = `config:\n  aws:region: eu-central-1\n  mlops:accountId: "444455556666"\n${TITLE}${config}`;
        fs.writeFileSync(path.join(home.folder, "Pulumi.dev.yaml"), yaml);
    }

    function run(options: Partial<RehearseOptions> = {}): Promise<Rehearsal> {
        return rehearse({ stack: "dev", folder: home.folder, ...options });
    }

    it("runs the program with the stack's settings and keeps its secrets out of the graph", async () => {
        const { graph, placeholderKeys } = await run();
        assert.deepStrictEqual(placeholderKeys, ["demo:title"]);
        assert.match(
            String(graph.outputs["arn"]),
            /^arn:aws:sns:eu-central-1:444455556666:news-[0-9a-f]{7}$/,
        );
        assert.strictEqual(graph.outputs["title"], "<secret>");
        assert.ok(!graphJson(graph).includes("[secret"), "the placeholder must not show either");
    });

    it("gives the same bytes every time, in one process too", async () => {
        assert.strictEqual(graphJson((await run()).graph), graphJson((await run()).graph));
    });

    it("leaves unknown at preview what a preview does not know", async () => {
        const { graph } = await run({ preview: true });
        assert.strictEqual(graph.outputs["arn"], "<unknown>");
    });

    it("throws what the program throws, after packs that were starting have ended", async () => {
        writePack(path.join(home.folder, "policies"), "sample");
        settings("  fail: true\n");
        await assert.rejects(run(), { message: "the program says no" });
    }).timeout(60_000);

    it("throws what the provider would refuse", async () => {
        settings(`  topic: ${"t".repeat(250)}\n`);
        await assert.rejects(run(), /would be 258 characters long, AWS allows 256/);
    });

    it("runs the packs of the project", async () => {
        writePack(path.join(home.folder, "policies"), "sample");
        settings("  topic: public-news\n");
        const { graph } = await run();
        assert.deepStrictEqual(
            graph.policies.map((verdict) => [verdict.level, verdict.policy]),
            [["mandatory", "no-public-name"]],
        );
        assert.deepStrictEqual((await run({ policies: false })).graph.policies, []);
    }).timeout(60_000);
});

describe("rehearse, on this project's stacks", () => {
    const version = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/diagnosis/7";

    for (const stack of ["dev", "staging", "prod"]) {
        it(`knows every type that ${stack} uses, and prices it whole`, async () => {
            const { generalTypes, unpriced } = await rehearse({ stack, policies: false });
            assert.deepStrictEqual(generalTypes, []);
            assert.deepStrictEqual(unpriced, []);
        });
    }

    it("deploys the version that is given, whatever the others are", async () => {
        const registry = { newestApproved: () => ({ arn: version.replace("/7", "/6") }) };
        const deployed = async (options: Partial<RehearseOptions>): Promise<unknown[]> => {
            const { graph } = await rehearse({ stack: "staging", policies: false, ...options });
            const models = graph.resources.filter(
                (resource) => resource.type === "aws:sagemaker/model:Model",
            );
            return models.map(
                (model) => (model.inputs["primaryContainer"] as Record<string, unknown>)["modelPackageName"],
            );
        };
        assert.deepStrictEqual(await deployed({ registry }), [version.replace("/7", "/6")]);
        assert.deepStrictEqual(await deployed({ registry, modelPackageArn: version }), [version]);
    });
});

describe("npm run rehearse", () => {
    it("ends with 2 and one line for an unknown stack", async () => {
        const { code, err } = await printed(() => main(["nope"]));
        assert.deepStrictEqual(
            [code, err],
            [2, 'there is no stack "nope"; the stacks are: dev, prod, staging'],
        );
    });

    it("ends with 2 and a hint for a missing stack, an unknown option or a missing value", async () => {
        const hint = "; npm run rehearse -- --help lists the options";
        for (const [args, message] of [
            [[], "missing required argument 'stack'"],
            [["dev", "--bogus"], "unknown option '--bogus'"],
            [["dev", "--json"], "option '--json <file>' argument missing"],
        ] as const) {
            const { code, err } = await printed(() => main([...args]));
            assert.deepStrictEqual([code, err], [2, `${message}${hint}`]);
        }
    });

    it("ends with 2 and every problem when settings are wrong, without a stack trace", async () => {
        const home = temporaryFolder();
        const file = path.join(home.folder, "wrong.yaml");
        fs.writeFileSync(file, "config:\n  aws:region: eu-central-1\n  mlops:kind: servin\n");
        const { code, err } = await printed(() => main(["staging", "--settings", file, "--no-policies"]));
        assert.strictEqual(code, 2);
        const problem = 'kind: must be platform or serving, got "servin"; correct the value';
        assert.strictEqual(err, `Settings of stack "staging":\n  ${problem}`);
        home.dispose();
    });

    for (const option of ["--json", "--policy-report"]) {
        it(`ends with 2 before anything is run where nothing can be written: ${option}`, async () => {
            const home = temporaryFolder();
            const taken = path.join(home.folder, "taken");
            fs.writeFileSync(taken, "");
            const file = path.join(taken, "found.json");
            assert.deepStrictEqual(await printed(() => main(["staging", option, file])), {
                code: 2,
                out: "",
                err: `cannot write ${file}: ${taken} is no folder; choose another path for ${option}`,
            });
            home.dispose();
        });
    }

    it("prints the tree, says which model version it took, and writes the graph", async () => {
        const home = temporaryFolder();
        const file = path.join(home.folder, "graph.json");
        const given = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/diagnosis/7";
        const args = ["staging", "--no-policies", "--preview", "--json", file, "--model-package", given];
        const { code, out } = await printed(() => main(args));
        assert.strictEqual(code, 0);
        assert.match(out, /^staging of sagemaker-mlops: \d+ resources in \d+ components$/m);
        assert.match(out, /^Model version: .*\/7 \(as given\)$/m);
        assert.match(out, /^Policies: not run \(--no-policies\)$/m);
        const graph = JSON.parse(fs.readFileSync(file, "utf8")) as { stack: string };
        assert.strictEqual(graph.stack, "staging");
        home.dispose();
    });

    it("writes what the policies found, in the format of each file's ending", async () => {
        const home = temporaryFolder();
        const [sarif = "", markdown = ""] = ["a.sarif", "a.md"].map((name) => path.join(home.folder, name));
        const { code, out } = await printed(() => main(["staging", "--policy-report", sarif, markdown]));
        assert.strictEqual(code, 0);
        assert.match(out, /^Policies: .*a\.sarif\nPolicies: .*a\.md$/m);
        const { runs } = JSON.parse(fs.readFileSync(sarif, "utf8")) as Log;
        assert.deepStrictEqual(
            runs.map(({ tool, results }) => [tool.driver.name, results?.length]),
            [
                ["sagemaker-mlops-guardrails", 0],
                ["sagemaker-mlops-security", 0],
            ],
        );
        assert.match(fs.readFileSync(markdown, "utf8"), /✅ Nothing found\..*; Pulumi\.staging\.yaml</s);
        home.dispose();
    }).timeout(60_000);

    it("ends with 2 for a report that it cannot write, before anything is run", async () => {
        const unknown = await printed(() => main(["staging", "--policy-report", "a.pdf"]));
        const without = await printed(() => main(["staging", "--policy-report", "a.md", "--no-policies"]));
        assert.deepStrictEqual([unknown.code, without.code], [2, 2]);
        assert.match(unknown.err, /^--policy-report a\.pdf: the ending says the format; end it with one of /);
        assert.strictEqual(without.err, "--policy-report needs the policies; leave out --no-policies");
    });

    it("ends with 130 on Ctrl-C, and leaves an earlier graph as it was", async () => {
        const home = temporaryFolder();
        const file = path.join(home.folder, "graph.json");
        fs.writeFileSync(file, "earlier");
        const watch = path.join(home.folder, "watch.js");
        fs.writeFileSync(watch, WATCH_HANDLERS);
        const script = path.join(ROOT, "rehearsal", "cli", "rehearse.ts");
        const args = ["-r", "ts-node/register/transpile-only", "-r", watch, script, "dev", "--json", file];
        const child = spawn(process.execPath, args, {
            cwd: ROOT,
            stdio: ["ignore", "ignore", "pipe", "ipc"],
        });
        let log = "";
        child.stderr?.on("data", (data: Buffer) => (log += data.toString()));
        child.once("message", () => child.kill("SIGINT"));
        const code = await new Promise((resolve) => child.once("exit", resolve));
        assert.strictEqual(code, 130);
        assert.match(log, /stopped by SIGINT; nothing was written/);
        assert.strictEqual(fs.readFileSync(file, "utf8"), "earlier");
        home.dispose();
    }).timeout(60_000);
});
