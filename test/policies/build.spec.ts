import * as assert from "node:assert";
import { spawnSync } from "node:child_process";
import {
    copyFileSync,
    cpSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    rmSync,
    statSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { BuiltPack, buildPolicyPacks } from "../../policies/build";
import { policies } from "../../policies/guardrails/policies";
import { UNKNOWN } from "./analyzer";
import { PackProcess } from "./packProcess";

/** What a pack's package.json pins; Pulumi itself needs both beside a pack. */
const SDKS = ["@pulumi/policy", "@pulumi/pulumi"];

const ROOT = path.join(__dirname, "..", "..");

describe("built policy packs", () => {
    let folder: string;
    let packs: BuiltPack[];

    /** Away from the sources, with nothing but what a published pack has: its own files and its dependencies. */
    before(async () => {
        folder = mkdtempSync(path.join(tmpdir(), "policy-packs-"));
        symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
        packs = await buildPolicyPacks(folder);
        for (const { name, folder: own } of packs) {
            mkdirSync(own, { recursive: true });
            copyFileSync(path.join(ROOT, "policies", name, "package.json"), path.join(own, "package.json"));
        }
    });

    after(() => {
        rmSync(folder, { recursive: true });
    });

    it("are one file each, which the pack's package.json and PulumiPolicy.yaml start", () => {
        assert.deepStrictEqual(
            packs.map(({ name, file, isNew }) => [name, path.relative(folder, file), isNew]),
            [
                ["guardrails", "guardrails/bin/index.js", true],
                ["security", "security/bin/index.js", true],
            ],
        );
        for (const { name } of packs) {
            const read = (file: string): string =>
                readFileSync(path.join(ROOT, "policies", name, file), "utf8");
            assert.match(read("package.json"), /"main": "bin\/index\.js"/);
            assert.match(read("PulumiPolicy.yaml"), /^main: bin\/index\.js$/m);
        }
    });

    it("need Pulumi's two SDKs only, and none of the providers", () => {
        for (const { file } of packs) {
            const required = [...readFileSync(file, "utf8").matchAll(/\brequire\("([^"]+)"\)/g)];
            const modules = required.map(([, module = ""]) => module).filter((module) => !isBuiltin(module));
            assert.deepStrictEqual(
                [...new Set(modules)].filter((module) => !SDKS.includes(module)),
                [],
            );
        }
    });

    it("are published with their own files and ready configurations, and nothing else", function () {
        this.timeout(60_000);
        for (const { name, folder: own } of packs) {
            copyFileSync(
                path.join(ROOT, "policies", name, "PulumiPolicy.yaml"),
                path.join(own, "PulumiPolicy.yaml"),
            );
            cpSync(path.join(ROOT, "policies", name, "config"), path.join(own, "config"), {
                recursive: true,
            });
            writeFileSync(path.join(own, "index.ts"), "// A source stays at home.");
            const { stdout } = spawnSync("npm", ["pack", "--dry-run", "--json"], {
                cwd: own,
                encoding: "utf8",
            });
            const [packed] = JSON.parse(stdout) as {
                name: string;
                version: string;
                files: { path: string }[];
            }[];
            assert.ok(packed);
            assert.deepStrictEqual(
                packed.files.map((file) => file.path).sort(),
                ["PulumiPolicy.yaml", "bin/index.js", "package.json"]
                    .concat(["dev", "prod", "staging"].map((environment) => `config/${environment}.json`))
                    .sort(),
            );
            assert.strictEqual(packed.name, `sagemaker-mlops-${name}`);
        }
    });

    it("are the same bytes every time, and only dated where they are up to date", async () => {
        const [first] = packs;
        assert.ok(first);
        const { ino, mtimeMs } = statSync(first.file);
        const bytes = readFileSync(first.file);
        const again = await buildPolicyPacks(folder);
        assert.deepStrictEqual(
            again.map(({ isNew }) => isNew),
            [false, false],
        );
        const now = statSync(first.file);
        assert.deepStrictEqual(readFileSync(first.file), bytes);
        assert.strictEqual(now.ino, ino);
        assert.ok(now.mtimeMs > mtimeMs);
    });

    describe("as processes", () => {
        let running: PackProcess | undefined;

        async function start(name: string): Promise<PackProcess> {
            const pack = packs.find((each) => each.name === name);
            assert.ok(pack);
            running = await PackProcess.start(pack.file, pack.folder);
            return running;
        }

        afterEach(async () => {
            await running?.stop();
        });

        it("say who they are and what they hold", async () => {
            const info = await (await start("guardrails")).info();
            assert.deepStrictEqual(
                [info.getName(), info.getVersion(), info.getPoliciesList().map((policy) => policy.getName())],
                ["sagemaker-mlops-guardrails", "0.1.0", policies.map(({ name }) => name)],
            );
        });

        it("have a version each, which their own package.json says", async () => {
            const manifest = path.join(folder, "security", "package.json");
            const text = readFileSync(manifest, "utf8");
            writeFileSync(manifest, text.replace(/"version": "[^"]+"/, '"version": "7.8.9"'));
            try {
                assert.strictEqual((await (await start("security")).info()).getVersion(), "7.8.9");
                await running?.stop();
                assert.strictEqual((await (await start("guardrails")).info()).getVersion(), "0.1.0");
            } finally {
                writeFileSync(manifest, text);
            }
        });

        it("judge with their defaults, and with what they are configured to", async () => {
            const pack = await start("guardrails");
            const notebook = {
                type: "aws:sagemaker/notebookInstance:NotebookInstance",
                name: "lab",
                properties: { roleArn: UNKNOWN, instanceType: "ml.p5.48xlarge" },
            };
            const violation =
                'aws:sagemaker/notebookInstance:NotebookInstance "lab": instanceType is "ml.p5.48xlarge"; ' +
                "types with an accelerator must be allowed by name (allowed: none). Fix: use a type without " +
                "an accelerator, or have ml.p5.48xlarge added to allowedAcceleratedTypes.";
            assert.deepStrictEqual(await pack.analyze(notebook), [`mandatory ${violation}`]);

            const policy = "sagemaker-instance-types-allowed";
            await pack.configure(policy, "advisory", {});
            assert.deepStrictEqual(await pack.analyze(notebook), [`advisory ${violation}`]);

            await pack.configure(policy, "mandatory", { allowedAcceleratedTypes: ["ml.p5.48xlarge"] });
            assert.deepStrictEqual(await pack.analyze(notebook), []);

            await pack.configure(policy, "mandatory", { maxSize: "large" });
            await assert.rejects(
                pack.analyze(notebook),
                /maxSize: unknown setting; did you mean "maximumSize"\?/,
            );
        });

        it("work for the security pack too", async () => {
            const topic = { type: "aws:sns/topic:Topic", name: "fraud", properties: {} };
            const found = await (await start("security")).analyze(topic);
            assert.ok(
                found.includes(
                    'mandatory aws:sns/topic:Topic "fraud": kmsMasterKeyId is not set; it must name a customer ' +
                        "managed KMS key. Fix: set kmsMasterKeyId to the ARN of a key of your own.",
                ),
                found.join("\n"),
            );
        });
    });
});
