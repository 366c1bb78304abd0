import * as assert from "node:assert";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { runtime } from "@pulumi/pulumi";
import { runPolicies } from "../../../rehearsal/policyRunner/runPolicies";
import { RegisteredResource } from "../../../rehearsal/engine/registeredResource";
import { Verdict } from "../../../rehearsal/graph/resourceGraph";
import { registered, STACK, temporaryFolder, TemporaryFolder, writePack } from "./packFixture";

const TOPIC = "aws:sns/topic:Topic";

function neverBuild(): Promise<void> {
    return Promise.reject(new Error("nothing has to be built"));
}

describe("runPolicies", function () {
    // Each test starts a policy pack, which loads Pulumi's SDK.
    this.timeout(60_000);
    let home: TemporaryFolder;
    beforeEach(() => {
        home = temporaryFolder();
        writePack(home.folder, "sample");
    });
    afterEach(() => {
        home.dispose();
    });

    async function run(resources: RegisteredResource[]): Promise<Verdict[]> {
        const { verdicts } = await runPolicies(home.folder, STACK, Promise.resolve(resources), neverBuild);
        return verdicts;
    }

    function configure(config: unknown): void {
        const folder = path.join(home.folder, "sample", "config");
        fs.mkdirSync(folder);
        fs.writeFileSync(path.join(folder, "dev.json"), JSON.stringify(config));
        // A configuration is no source of the bundle, but counts as one; the bundle is as new as it.
        fs.utimesSync(
            path.join(home.folder, "sample", "bin", "index.js"),
            new Date(),
            new Date(Date.now() + 1000),
        );
    }

    it("reports a violation with pack, policy, level, severity, resource and message", async () => {
        const verdicts = await run([registered(TOPIC, "t", { name: "public-news" })]);
        assert.deepStrictEqual(verdicts, [
            {
                pack: "sample",
                policy: "no-public-name",
                level: "mandatory",
                severity: "high",
                urn: "urn:pulumi:dev::demo::aws:sns/topic:Topic::t",
                message: "Names must not be public.\ngot public-news",
            },
        ]);
    });

    it("finds nothing in a stack that keeps the rules", async () => {
        assert.deepStrictEqual(await run([registered(TOPIC, "t", { name: "news" })]), []);
    });

    it("sends unknown values as the engine does: the policy cannot run, which is advisory", async () => {
        const [verdict, ...others] = await run([registered(TOPIC, "t", { name: runtime.unknownValue })]);
        assert.deepStrictEqual(others, []);
        assert.strictEqual(verdict?.level, "advisory");
        assert.match(
            verdict.message,
            /^can't run policy 'no-public-name' .* during preview: .*'name'|\.name/,
        );
    });

    it("sends a stack policy outputs, secrets and the resources that a value came from", async () => {
        const topic = registered(TOPIC, "t", { name: "news" });
        const secret = { [runtime.specialSigKey]: runtime.specialSecretSig, value: "open" };
        const policy = registered(
            "aws:sns/topicPolicy:TopicPolicy",
            "p",
            { arn: runtime.unknownValue, policy: secret, __internal: "x" },
            { arn: [topic.record.urn] },
        );
        const verdicts = await run([topic, policy]);
        assert.deepStrictEqual(
            verdicts.map((verdict) => [verdict.urn, verdict.message, verdict.severity]),
            [[policy.record.urn, "Shows the stack.\np from t, secret open", "unspecified"]],
        );
    });

    it("applies the configuration of the stack over the policy's defaults", async () => {
        configure({ "no-public-name": { word: "news", enforcementLevel: "advisory" } });
        const verdicts = await run([registered(TOPIC, "t", { name: "news" })]);
        assert.deepStrictEqual(
            verdicts.map((verdict) => [verdict.level, verdict.message]),
            [["advisory", "Names must not be public.\ngot news"]],
        );
    });

    it("lets a policy remediate, and checks the resource as it is afterwards", async () => {
        configure({ tagged: "remediate" });
        const verdicts = await run([registered(TOPIC, "t", { name: "news" })]);
        assert.deepStrictEqual(
            verdicts.map((verdict) => [verdict.policy, verdict.level, verdict.message]),
            [["tagged", "remediate", "Topics must have a tag."]],
        );
    });

    it("refuses a configuration for policies and settings that do not exist, all problems at once", async () => {
        configure({ "no-such": "mandatory", "no-public-name": { words: "x", word: 3 } });
        const file = path.relative(process.cwd(), path.join(home.folder, "sample", "config", "dev.json"));
        await assert.rejects(run([]), {
            name: "UsageError",
            message: [
                `policy pack sample, configured by ${file}:`,
                "  no-such: the pack has no such policy",
                "  no-public-name.word: Invalid input: expected string, received number",
                "  no-public-name.words: the policy has no such setting",
            ].join("\n"),
        });
    });

    it("throws what kept the resources from being known, and leaves no process behind", async () => {
        const failed = Promise.reject<RegisteredResource[]>(new Error("the program failed"));
        failed.catch(() => undefined);
        await assert.rejects(runPolicies(home.folder, STACK, failed, neverBuild), {
            message: "the program failed",
        });
    });

    it("shows what a pack printed when it cannot start", async () => {
        writePack(home.folder, "sample", "console.error('no such module'); process.exit(3);");
        await assert.rejects(run([]), {
            message: "policy pack sample ended with exit code 3 before it listened:\nno such module",
        });
    });

    it("leaves no process behind when a policy throws", async () => {
        const broken = "validateResource: () => { throw new Error('broken rule ' + process.pid); }";
        const policy = require.resolve("@pulumi/policy");
        const code = `const { PolicyPack } = require(${JSON.stringify(policy)});
            new PolicyPack("broken", { policies: [{ name: "b", description: "B.", ${broken} }] });`;
        writePack(home.folder, "sample", code);
        const failure: unknown = await run([registered(TOPIC, "t", {})]).catch((error: unknown) => error);
        assert.ok(failure instanceof Error);
        assert.match(failure.message, /^policy pack sample: .*broken rule/s);
        const pid = /broken rule (\d+)/.exec(failure.message)?.[1] ?? "";
        assert.throws(() => process.kill(Number(pid), 0), { code: "ESRCH" });
    });

    it("leaves no process behind when it is killed itself", async () => {
        const program = `
            require("ts-node/register/transpile-only");
            const { startPack } = require("./rehearsal/policyRunner/packProcess");
            const { packsIn } = require("./rehearsal/policyRunner/packFolder");
            const [pack] = packsIn(process.argv[1]);
            startPack(pack, { project: "p", stack: "s", preview: false, config: {} }).then(() => process.kill(process.pid, "SIGKILL"));
        `;
        const pidFile = path.join(home.folder, "pid");
        const code = fs.readFileSync(path.join(home.folder, "sample", "bin", "index.js"), "utf8");
        const writePid = `require("node:fs").writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));`;
        writePack(home.folder, "sample", `${writePid}${code}`);
        assert.throws(() =>
            execFileSync(process.execPath, ["-e", program, home.folder], { stdio: "ignore" }),
        );
        const pid = Number(fs.readFileSync(pidFile, "utf8"));
        for (let attempt = 0; attempt < 50 && isRunning(pid); attempt++) {
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
        assert.ok(!isRunning(pid), `pack ${pid.toString()} is still running`);
    });
});

function isRunning(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch {
        return false;
    }
}
