import * as assert from "node:assert";
import { RunningFake, startFakeSageMaker } from "../support/fakeSageMaker/server";
import { EngineProject, hasPulumi, StateResource } from "./engineProject";

const ENDPOINT = "diagnosis-staging";
const PACKAGE = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/diagnosis/";

const describeEngine = hasPulumi() ? describe : describe.skip;

function one(resources: StateResource[], type: string, name: string): StateResource {
    const [found, ...others] = resources.filter((r) => r.type === type && r.urn.endsWith(`::${name}`));
    assert.ok(found !== undefined && others.length === 0, `${type} ${name}`);
    return found;
}

describeEngine("the staging stack on the real Pulumi engine (needs a pulumi CLI on the PATH)", () => {
    let fake: RunningFake;
    let project: EngineProject;
    let endpointUrn: string;

    async function up(version: number): Promise<{ code: number; output: string }> {
        await project.pulumi(["config", "set", "mlops:modelPackageArn", `${PACKAGE}${version}`]);
        return project.pulumi(["up", "--yes", "--skip-preview"]);
    }

    function live(): { config: string; count: number } {
        const { EndpointConfigName, ProductionVariants } = fake.service.call("DescribeEndpoint", {
            EndpointName: ENDPOINT,
        }) as { EndpointConfigName: string; ProductionVariants: { CurrentInstanceCount: number }[] };
        return { config: EndpointConfigName, count: ProductionVariants[0]?.CurrentInstanceCount ?? 0 };
    }

    function configExists(name: string): boolean {
        return fake.service.state().configs.includes(name);
    }

    before(async () => {
        fake = await startFakeSageMaker();
        project = new EngineProject("staging", fake.url);
        const created = await project.pulumi(["stack", "init"]);
        assert.strictEqual(created.code, 0, created.output);
    });

    after(async () => {
        project.dispose();
        await fake.stop();
    });

    it("deploys everything at the first update", async () => {
        const { code, output } = await up(1);
        assert.strictEqual(code, 0, output);
        const endpoint = one(
            await project.resources(),
            "aws:sagemaker/endpoint:Endpoint",
            "diagnosis-staging-realtime-endpoint",
        );
        endpointUrn = endpoint.urn;
        assert.strictEqual(endpoint.id, ENDPOINT);
    });

    it("finds nothing to do the second time", async () => {
        const { code, output } = await project.pulumi(["preview", "--expect-no-changes"]);
        assert.strictEqual(code, 0, output);
    });

    it("brings a new version live in place, keeps the scaled capacity and deletes the old configuration", async () => {
        const before = live();
        fake.service.call("UpdateEndpointWeightsAndCapacities", {
            EndpointName: ENDPOINT,
            DesiredWeightsAndCapacities: [{ VariantName: "primary", DesiredInstanceCount: 3 }],
        });
        const { code, output } = await up(2);
        assert.strictEqual(code, 0, output);
        const after = live();
        assert.notStrictEqual(after.config, before.config);
        assert.strictEqual(after.count, 3);
        assert.ok(!configExists(before.config));
        assert.ok(!fake.service.log.some(({ operation }) => operation === "DeleteEndpoint"));
    });

    it("fails the update that SageMaker rolls back, and keeps the live configuration", async () => {
        const before = live();
        fake.service.control({
            order: "scriptUpdates",
            endpointName: ENDPOINT,
            updates: [{ outcome: "rollsBack", polls: 1, rollbackPolls: 1, reason: "alarm 5xx went off" }],
        });
        const { code, output } = await up(3);
        assert.notStrictEqual(code, 0);
        assert.match(output, /alarm 5xx went off/);
        assert.strictEqual(live().config, before.config);
        assert.ok(configExists(before.config));
    });

    it("succeeds at the retry, and only then deletes the old configuration", async () => {
        const before = live();
        const { code, output } = await up(3);
        assert.strictEqual(code, 0, output);
        assert.notStrictEqual(live().config, before.config);
        assert.ok(!configExists(before.config));
    });

    it("refreshes without replacing anything", async () => {
        const { code, output } = await project.pulumi(["refresh", "--yes", "--skip-preview"]);
        assert.strictEqual(code, 0, output);
        const again = await project.pulumi(["preview", "--expect-no-changes"]);
        assert.strictEqual(again.code, 0, again.output);
        const endpoint = one(
            await project.resources(),
            "aws:sagemaker/endpoint:Endpoint",
            "diagnosis-staging-realtime-endpoint",
        );
        assert.strictEqual(endpoint.urn, endpointUrn);
    });

    it("never deleted a configuration that was live, nor the endpoint", () => {
        const refused = fake.service.log.filter(
            ({ operation, error }) => operation.startsWith("Delete") && error !== undefined,
        );
        assert.deepStrictEqual(refused, []);
        assert.ok(!fake.service.log.some(({ operation }) => operation === "DeleteEndpoint"));
    });

    it("takes the stack down when it is told to, the endpoint before its configuration", async () => {
        const unprotected = await project.pulumi(["state", "unprotect", "--all", "--yes"]);
        assert.strictEqual(unprotected.code, 0, unprotected.output);
        const { code, output } = await project.pulumi(["destroy", "--yes", "--skip-preview"]);
        assert.strictEqual(code, 0, output);
        assert.deepStrictEqual(fake.service.state(), { configs: [], endpoints: {} });
    });
});
