import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { buildPolicyPacks } from "../../policies/build";
import {
    AutomatedStack,
    DeploymentError,
    libraryPolicyPacks,
    openStack,
    PolicyError,
    Progress,
    StackDefinition,
} from "../../stacks/automation";
import { servingDefinition } from "../stacks/automation/definitions";
import { RunningFake, startFakeSageMaker } from "../support/fakeSageMaker/server";
import { engineEnvironment, hasPulumi, writePlugins } from "./engineProject";

const VERSION = "arn:aws:sagemaker:eu-central-1:012345678901:model-package/diagnosis/";
/** Inside this project, since a rollout looks for its packages beside or above the stack's files. */
const SCRATCH = path.join(__dirname, "..", "..", ".rehearsal");

const describeEngine = hasPulumi() ? describe : describe.skip;

function definition(version: number): StackDefinition {
    const given = servingDefinition();
    given.settings.modelPackageArn = `${VERSION}${String(version)}`;
    return given;
}

describeEngine("the API of the stacks, on the real engine (needs a pulumi CLI on the PATH)", () => {
    let folder: string;
    let fake: RunningFake;
    let told: Progress[];

    before(async () => {
        await buildPolicyPacks();
        fs.mkdirSync(SCRATCH, { recursive: true });
        folder = fs.mkdtempSync(path.join(SCRATCH, "automation-"));
        writePlugins(path.join(folder, "plugins"));
        fs.mkdirSync(path.join(folder, "state"));
        fake = await startFakeSageMaker();
    });

    beforeEach(() => {
        told = [];
    });

    after(async () => {
        await fake.stop();
        fs.rmSync(folder, { recursive: true, force: true });
    });

    function open(given: StackDefinition): Promise<AutomatedStack> {
        return openStack(given, {
            workFolder: path.join(folder, "stack"),
            environment: engineEnvironment(
                path.join(folder, "plugins"),
                path.join(folder, "state"),
                fake.url,
            ),
            policyPacks: libraryPolicyPacks("staging"),
            onProgress: (progress) => told.push(progress),
        });
    }

    it("previews a stack that is nothing but data, and changes nothing", async () => {
        const { changes, violations } = await (await open(definition(1))).preview();
        assert.ok((changes["create"] ?? 0) > 50, JSON.stringify(changes));
        assert.deepStrictEqual(
            violations.filter(({ mandatory }) => mandatory),
            [],
        );
        assert.deepStrictEqual(fake.service.state(), { configs: [], endpoints: {} });
    });

    it("deploys it, says so meanwhile, and returns what it made", async () => {
        const { outputs } = await (await open(definition(1))).up();
        assert.strictEqual(outputs["modelPackageArn"], `${VERSION}1`);
        const done = told.filter((each) => each.kind === "resource" && each.state === "done");
        assert.ok(done.length > 50);
    });

    it("throws what SageMaker said of a rollout that it took back, and leaves the version before it live", async () => {
        const live = fake.service.state().endpoints["diagnosis-staging"];
        fake.service.control({
            order: "scriptUpdates",
            endpointName: "diagnosis-staging",
            updates: [{ outcome: "rollsBack", polls: 1, rollbackPolls: 1, reason: "alarm 5xx went off" }],
        });
        await assert.rejects((await open(definition(2))).up(), (error: unknown) => {
            assert.ok(error instanceof DeploymentError, String(error));
            const [failure, ...others] = error.failures;
            assert.strictEqual(failure?.type, "pulumi-nodejs:dynamic/mlops:EndpointRollout");
            assert.match(failure.message, /alarm 5xx went off/);
            assert.deepStrictEqual(others, []);
            return true;
        });
        assert.strictEqual(fake.service.state().endpoints["diagnosis-staging"], live);
    });

    it("throws what a policy finds, before anything is changed", async () => {
        const given = servingDefinition();
        const variants = [{ name: "primary", instanceType: "ml.p4d.24xlarge", initialInstanceCount: 2 }];
        given.settings.realtime = { variants };
        await assert.rejects((await open(given)).preview(), (error: unknown) => {
            assert.ok(error instanceof PolicyError, String(error));
            assert.ok(error.violations.some(({ message }) => message.includes("ml.p4d.24xlarge")));
            return true;
        });
    });

    it("refreshes without finding a difference", async () => {
        const stack = await open(definition(2));
        await stack.up();
        const { changes } = await stack.refresh();
        assert.deepStrictEqual(Object.keys(changes), ["same"]);
    });

    it("takes nothing down that is protected, and says what is", async () => {
        const stack = await open(definition(2));
        await assert.rejects(stack.destroy(), /diagnosis-staging-artifacts-bucket.*protected|protect/s);
        assert.ok(fake.service.state().endpoints["diagnosis-staging"] !== undefined);
    });
});
