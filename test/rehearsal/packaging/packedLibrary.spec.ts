import * as assert from "node:assert";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { ResourceGraph } from "../../../rehearsal/graph/resourceGraph";
import { layTemplate } from "../../../rehearsal/packaging/layTemplate";
import { laidTemplate, LaidTemplate } from "../../support/laidTemplate";

const PROJECT = path.join(__dirname, "..", "..", "..");
const BIN = path.join("node_modules", "sagemaker-mlops", "dist", "rehearsal", "packaging", "bin");
const VERSION = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/diagnosis/7";

describe("the packed library, in a repository made from templates/model-deploy", function () {
    this.timeout(600_000);
    let laid: LaidTemplate;
    before(() => {
        laid = laidTemplate();
    });
    after(() => {
        laid.dispose();
    });

    function node(...args: string[]): { status: number | null; output: string } {
        const { status, stdout, stderr } = spawnSync(process.execPath, args, {
            cwd: laid.folder,
            encoding: "utf8",
        });
        return { status, output: `${stdout}${stderr}` };
    }

    it("is the archive that the template's package.json names", () => {
        const manifest = JSON.parse(fs.readFileSync(path.join(laid.folder, "package.json"), "utf8")) as {
            dependencies: Record<string, string>;
        };
        assert.strictEqual(
            manifest.dependencies["sagemaker-mlops"],
            `file:${path.relative(laid.folder, laid.archive)}`,
        );
    });

    it("pins the packages that it shares with the template at the template's versions", () => {
        const read = (folder: string): Record<string, string> =>
            (
                JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8")) as {
                    dependencies: Record<string, string>;
                }
            ).dependencies;
        const [own, library] = [read(laid.folder), read(PROJECT)];
        const shared = Object.keys(own).filter((name) => name !== "sagemaker-mlops");
        assert.deepStrictEqual(
            shared.map((name) => [name, own[name]]),
            shared.map((name) => [name, library[name]]),
        );
    });

    it("holds no TypeScript source, no test and no policy's source", () => {
        const library = path.join(laid.folder, "node_modules", "sagemaker-mlops");
        const files = fs.readdirSync(library, { recursive: true, encoding: "utf8" });
        const wrong = files.filter((file) => /(?<!\.d)\.ts$|\.spec\.|(?:^|\/)test\//.test(file));
        assert.deepStrictEqual(wrong, []);
    });

    it("type-checks the template's program against its declarations", () => {
        const { status, output } = node(
            path.join(PROJECT, "node_modules", "typescript", "bin", "tsc"),
            "--noEmit",
        );
        assert.deepStrictEqual([status, output], [0, ""]);
    });

    for (const stack of ["staging", "prod"]) {
        it(`rehearses ${stack} with the policies that it brings, which find nothing`, () => {
            const file = path.join(laid.folder, `${stack}.json`);
            const { status, output } = node(
                path.join(BIN, "rehearse.js"),
                ...[stack, "--model-package", VERSION, "--json", file],
            );
            assert.strictEqual(status, 0, output);
            const graph = JSON.parse(fs.readFileSync(file, "utf8")) as ResourceGraph;
            assert.deepStrictEqual([graph.project, graph.policies], ["model-deploy", []]);
            assert.strictEqual(graph.outputs["modelPackageArn"], VERSION);
        });
    }

    it("deploys a platform stack too, with the scripts and functions that it takes along", () => {
        const file = path.join(laid.folder, "dev.json");
        const settings = path.join(PROJECT, "Pulumi.dev.yaml");
        const { status, output } = node(
            path.join(BIN, "rehearse.js"),
            ...["dev", "--settings", settings, "--json", file],
        );
        assert.strictEqual(status, 0, output);
        const { resources } = JSON.parse(fs.readFileSync(file, "utf8")) as ResourceGraph;
        assert.ok(resources.some(({ type }) => type === "aws:codepipeline/pipeline:Pipeline"));
    });

    it("begins a repository that it makes with every file of the template, git's own among them", () => {
        const [file, settings] = [path.join(laid.folder, "made.json"), path.join(laid.folder, "made.yaml")];
        const text = fs.readFileSync(path.join(PROJECT, "Pulumi.dev.yaml"), "utf8");
        const made = [
            "mlops:buildSource:",
            "    codeCommit:",
            "      repositoryName: diagnosis",
            "      create: true",
            "      reviewerArns: [arn:aws:iam::111122223333:role/reviewers]",
            "",
        ].join("\n");
        fs.writeFileSync(settings, text.replace(/mlops:buildSource:\n(?: {4}.*\n)+/, made));
        const { status, output } = node(
            path.join(BIN, "rehearse.js"),
            ...["dev", "--settings", settings, "--json", file],
        );
        assert.strictEqual(status, 0, output);
        const { resources } = JSON.parse(fs.readFileSync(file, "utf8")) as ResourceGraph;
        const commit = resources.find(({ name }) => name.endsWith("-first-commit"));
        const { archive } = commit?.inputs["source"] as { archive: { assets: Record<string, unknown> } };

        const begun = layTemplate("model-build", path.join(laid.folder, "begun"));
        assert.ok(begun.includes(".gitignore"));
        assert.deepStrictEqual(Object.keys(archive.assets).sort(), [...begun].sort());
    });

    it("lets the policies stop what the template's owner must not do", () => {
        const file = path.join(laid.folder, "Pulumi.prod.yaml");
        const text = fs.readFileSync(file, "utf8");
        const bad = path.join(laid.folder, "bad.yaml");
        fs.writeFileSync(bad, text.replace("instanceType: ml.m5.xlarge", "instanceType: ml.p4d.24xlarge"));
        const { status, output } = node(path.join(BIN, "rehearse.js"), "prod", "--settings", bad);
        assert.strictEqual(status, 1, output);
        assert.match(output, /ml\.p4d\.24xlarge/);
    });

    it("replaces the packs' code and keeps the owner's configuration of them", () => {
        const pack = path.join(laid.folder, "policies", "guardrails");
        const [code, config] = [path.join(pack, "bin", "index.js"), path.join(pack, "config", "prod.json")];
        const original = fs.readFileSync(code, "utf8");
        fs.writeFileSync(code, "old");
        fs.writeFileSync(config, "{}");
        assert.strictEqual(node(path.join(BIN, "policyPacks.js")).status, 0);
        assert.deepStrictEqual(
            [fs.readFileSync(code, "utf8") === original, fs.readFileSync(config, "utf8")],
            [true, "{}"],
        );
    });
});
