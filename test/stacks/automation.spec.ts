import * as assert from "node:assert";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { StackNotFoundError } from "@pulumi/pulumi/automation";
import { parse } from "yaml";
import {
    AutomatedStack,
    AutomationOptions,
    libraryPolicyPacks,
    openStack,
    PolicyError,
    Progress,
    SettingsError,
} from "../../stacks/automation";
import { servingDefinition } from "./automation/definitions";
import { CommandAnswer, FakePulumi } from "./automation/fakePulumi";

const VIOLATION = {
    resourceUrn: "urn:pulumi:staging::p::t::n",
    message: "must be small",
    color: "never",
    policyName: "instance-types",
    policyPackName: "guardrails",
    policyPackVersion: "1",
    policyPackVersionTag: "1",
    enforcementLevel: "mandatory",
} as const;

describe("the platform as an API", () => {
    let workFolder: string;
    let pulumi: FakePulumi;
    beforeEach(() => {
        workFolder = fs.mkdtempSync(path.join(os.tmpdir(), "automation-"));
    });
    afterEach(() => {
        fs.rmSync(workFolder, { recursive: true });
    });

    function open(
        answers: Record<string, CommandAnswer> = {},
        options: AutomationOptions = {},
    ): Promise<AutomatedStack> {
        pulumi = new FakePulumi(answers);
        return openStack(servingDefinition(), {
            workFolder,
            pulumiCommand: pulumi.asCommand(),
            ...options,
        });
    }

    function argumentsOf(command: string): string[] {
        return pulumi.commands.find(({ args }) => args[0] === command)?.args ?? [];
    }

    function stackFile(): { config: Record<string, string>; encryptionsalt?: string } {
        return parse(fs.readFileSync(path.join(workFolder, "Pulumi.staging.yaml"), "utf8")) as {
            config: Record<string, string>;
        };
    }

    it("starts no engine for settings that are wrong", async () => {
        pulumi = new FakePulumi();
        const definition = servingDefinition();
        definition.settings.environment = "Not A Name";
        await assert.rejects(
            openStack(definition, { workFolder, pulumiCommand: pulumi.asCommand() }),
            SettingsError,
        );
        assert.deepStrictEqual(pulumi.commands, []);
    });

    it("keeps the definition as the stack's configuration, and of earlier files only what decrypts secrets", async () => {
        fs.writeFileSync(
            path.join(workFolder, "Pulumi.staging.yaml"),
            "encryptionsalt: v1:salt\nconfig:\n  mlops:production: 'true'\n",
        );
        await open();
        const { config, encryptionsalt } = stackFile();
        assert.strictEqual(encryptionsalt, "v1:salt");
        assert.strictEqual(config["mlops:production"], undefined);
        assert.deepStrictEqual(
            [config["mlops:kind"], config["aws:region"], JSON.parse(config["mlops:realtime"] ?? "{}")],
            ["serving", "eu-central-1", servingDefinition().settings.realtime],
        );
    });

    it("works in the backend, with the secrets provider and the environment that are given", async () => {
        const missing = Object.create(StackNotFoundError.prototype) as Error;
        const stack = await open(
            { "stack select": { error: missing }, history: { stdout: "[{}]" } },
            {
                backendUrl: "file:///state",
                secretsProvider: "awskms://alias/state",
                environment: { AWS_PROFILE: "ml" },
            },
        );
        await stack.refresh();
        const project = parse(fs.readFileSync(path.join(workFolder, "Pulumi.yaml"), "utf8")) as unknown;
        assert.deepStrictEqual(project, {
            name: "sagemaker-mlops",
            runtime: "nodejs",
            backend: { url: "file:///state" },
        });
        assert.ok(pulumi.commands.every(({ environment }) => environment["AWS_PROFILE"] === "ml"));
        const made = pulumi.commands.find(({ args }) => args[1] === "init");
        assert.ok(made?.args.includes("awskms://alias/state"));
    });

    it("gives every policy pack a configuration, an empty one where it has none", async () => {
        const stack = await open(
            {},
            { policyPacks: [{ folder: "a" }, { folder: "b", configFile: "c.json" }] },
        );
        await stack.up();
        const args = argumentsOf("up");
        const values = (option: string): (string | undefined)[] =>
            args.flatMap((arg, at) => (arg === option ? [args[at + 1]] : []));
        const empty = path.join(workFolder, "no-policy-config.json");
        assert.deepStrictEqual(values("--policy-pack"), [path.resolve("a"), path.resolve("b")]);
        assert.deepStrictEqual(values("--policy-pack-config"), [empty, path.resolve("c.json")]);
        assert.strictEqual(fs.readFileSync(empty, "utf8"), "{}\n");
    });

    it("returns the outputs of an update, and what it changed", async () => {
        const summaryEvent = {
            maybeCorrupt: false,
            durationSeconds: 3,
            resourceChanges: { create: 62 },
            policyPacks: {},
        };
        const stack = await open({
            up: { events: [{ sequence: 1, timestamp: 1, summaryEvent }] },
            stack: { stdout: '{"endpointName": "diagnosis-staging"}' },
            history: { stdout: "[{}]" },
        });
        assert.deepStrictEqual(await stack.up(), {
            changes: { create: 62 },
            violations: [],
            seconds: 3,
            outputs: { endpointName: "diagnosis-staging" },
        });
    });

    it("tells progress, and throws what a mandatory policy found", async () => {
        const told: Progress[] = [];
        const stack = await open(
            { preview: { code: 255, events: [{ sequence: 1, timestamp: 1, policyEvent: VIOLATION }] } },
            { onProgress: (progress) => told.push(progress) },
        );
        await assert.rejects(stack.preview(), (error: unknown) => {
            assert.ok(error instanceof PolicyError);
            assert.deepStrictEqual(
                [error.stackName, error.operation, error.violations[0]?.policy],
                ["staging", "preview", "instance-types"],
            );
            return true;
        });
        assert.deepStrictEqual(
            told.map(({ kind }) => kind),
            ["policy"],
        );
    });

    it("refreshes and destroys the same stack", async () => {
        const stack = await open({ history: { stdout: "[{}]" } });
        await stack.refresh();
        await stack.destroy();
        for (const command of ["refresh", "destroy"]) {
            assert.ok(argumentsOf(command).includes("staging"), command);
        }
    });

    it("deletes nothing where the preview of it fails", async () => {
        const stack = await open({ "destroy --preview-only": { code: 1, stderr: "it is protected" } });
        await assert.rejects(stack.destroy());
        const destroys = pulumi.commands.filter(({ args }) => args[0] === "destroy");
        assert.deepStrictEqual(
            destroys.map(({ args }) => args.includes("--preview-only")),
            [true],
        );
    });

    it("knows the library's own policy packs, with their configuration for an environment", () => {
        const packs = libraryPolicyPacks("prod");
        assert.deepStrictEqual(
            packs.map(({ folder, configFile }) => [path.basename(folder), path.basename(configFile ?? "")]),
            [
                ["guardrails", "prod.json"],
                ["security", "prod.json"],
            ],
        );
        assert.strictEqual(libraryPolicyPacks("nowhere")[0]?.configFile, undefined);
    });
});
