import * as assert from "node:assert";
import { RunningFake, startFakeSageMaker } from "../support/fakeSageMaker/server";
import { CommandResult, EngineProject, hasPulumi, stepsOf } from "./engineProject";

const ENDPOINT = "diagnosis-staging-serverless";
const PACKAGE = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/diagnosis/";
const CAPACITY = { memorySizeInMb: 2048, maxConcurrency: 20 };
const WARM = {
    ...CAPACITY,
    provisionedConcurrency: 2,
    scaling: {
        minCapacity: 1,
        maxCapacity: 8,
        targetTracking: [{ name: "concurrency", provisionedConcurrencyPercent: 70 }],
    },
};

const describeEngine = hasPulumi() ? describe : describe.skip;

describeEngine("a serverless endpoint on the real Pulumi engine (needs a pulumi CLI on the PATH)", () => {
    let fake: RunningFake;
    let project: EngineProject;

    function up(version: number, serverless: object): Promise<CommandResult> {
        project.configure((config) => {
            Object.assign(config, {
                "mlops:modelPackageArn": `${PACKAGE}${String(version)}`,
                "mlops:serverless": serverless,
            });
        });
        return project.pulumi(["up", "--yes", "--skip-preview"]);
    }

    /** The configuration that is live, and the provisioned concurrency of its variant. */
    function live(): { config: unknown; provisioned: unknown } {
        const { EndpointConfigName, ProductionVariants } = fake.service.call("DescribeEndpoint", {
            EndpointName: ENDPOINT,
        });
        const [variant] = ProductionVariants as { DesiredServerlessConfig?: Record<string, unknown> }[];
        return {
            config: EndpointConfigName,
            provisioned: variant?.DesiredServerlessConfig?.["ProvisionedConcurrency"],
        };
    }

    /** What was done to resources that scale, roll out or are the endpoint, in order. */
    function doneTo(result: CommandResult, ...types: string[]): string[] {
        return stepsOf(result)
            .filter(({ type }) => types.some((each) => type.endsWith(each)))
            .map(({ type, done }) => `${type} ${done}`);
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

    it("is born with its provisioned concurrency, beside the endpoint on instances", async () => {
        const { code, output } = await up(1, WARM);
        assert.strictEqual(code, 0, output);
        assert.strictEqual(live().provisioned, 2);
        const again = await project.pulumi(["preview", "--expect-no-changes"]);
        assert.strictEqual(again.code, 0, again.output);
    });

    it("takes a new version in place and keeps the concurrency that scaling has set", async () => {
        fake.service.call("UpdateEndpointWeightsAndCapacities", {
            EndpointName: ENDPOINT,
            DesiredWeightsAndCapacities: [
                { VariantName: "AllTraffic", ServerlessUpdateConfig: { ProvisionedConcurrency: 6 } },
            ],
        });
        const before = live().config;
        const result = await up(2, WARM);
        assert.strictEqual(result.code, 0, result.output);
        assert.notStrictEqual(live().config, before);
        assert.strictEqual(live().provisioned, 6);
        assert.deepStrictEqual(doneTo(result, ":Endpoint", ":Target"), []);
        assert.ok(!fake.service.state().configs.includes(String(before)), "the old configuration is gone");
    });

    it("fails where SageMaker goes back, and leaves what is live alone", async () => {
        const before = live();
        const updates = [{ outcome: "rollsBack", polls: 1, reason: "The container does not start" } as const];
        fake.service.control({ order: "scriptUpdates", endpointName: ENDPOINT, updates });
        const failed = await up(3, WARM);
        assert.notStrictEqual(failed.code, 0);
        assert.match(failed.output, /was rolled back[^]*The container does not start/);
        assert.strictEqual(live().config, before.config);
        assert.ok(fake.service.state().configs.includes(String(before.config)));
        const { code, output } = await up(3, WARM);
        assert.strictEqual(code, 0, output);
    });

    it("takes scaling away before the provisioned concurrency goes", async () => {
        const result = await up(3, CAPACITY);
        assert.strictEqual(result.code, 0, result.output);
        assert.strictEqual(live().provisioned, undefined);
        const done = doneTo(result, ":Target", ":EndpointRollout");
        const [target, rollout] = [
            done.findIndex((step) => step.includes(":Target deleted")),
            done.findIndex((step) => step.includes(":EndpointRollout created")),
        ];
        assert.ok(target >= 0 && target < rollout, done.join(", "));
    });
});
