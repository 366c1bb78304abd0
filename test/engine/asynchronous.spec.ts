import * as assert from "node:assert";
import { RunningFake, startFakeSageMaker } from "../support/fakeSageMaker/server";
import { ASYNCHRONOUS } from "../stacks/servingStack";
import { CommandResult, EngineProject, hasPulumi } from "./engineProject";

const ENDPOINT = "diagnosis-staging-async";
const PACKAGE = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/diagnosis/";

const describeEngine = hasPulumi() ? describe : describe.skip;

describeEngine("an asynchronous endpoint on the real Pulumi engine (needs a pulumi CLI on the PATH)", () => {
    let fake: RunningFake;
    let project: EngineProject;

    function up(version: number): Promise<CommandResult> {
        project.configure((config) => {
            config["mlops:modelPackageArn"] = `${PACKAGE}${version}`;
        });
        return project.pulumi(["up", "--yes", "--skip-preview"]);
    }

    function live(): { config: string; count: number | undefined } {
        const { EndpointConfigName, ProductionVariants } = fake.service.call("DescribeEndpoint", {
            EndpointName: ENDPOINT,
        }) as { EndpointConfigName: string; ProductionVariants: { CurrentInstanceCount: number }[] };
        return { config: EndpointConfigName, count: ProductionVariants[0]?.CurrentInstanceCount };
    }

    function scaleTo(instances: number): void {
        fake.service.call("UpdateEndpointWeightsAndCapacities", {
            EndpointName: ENDPOINT,
            DesiredWeightsAndCapacities: [{ VariantName: "AllTraffic", DesiredInstanceCount: instances }],
        });
    }

    before(async () => {
        fake = await startFakeSageMaker();
        project = new EngineProject("staging", fake.url);
        project.configure((config) => {
            config["mlops:asynchronous"] = ASYNCHRONOUS;
        });
        const created = await project.pulumi(["stack", "init"]);
        assert.strictEqual(created.code, 0, created.output);
    });

    after(async () => {
        project.dispose();
        await fake.stop();
    });

    it("is deployed beside the others, and then there is nothing to do", async () => {
        const { code, output } = await up(1);
        assert.strictEqual(code, 0, output);
        assert.strictEqual(live().count, 2);
        const again = await project.pulumi(["preview", "--expect-no-changes"]);
        assert.strictEqual(again.code, 0, again.output);
    });

    it("keeps what scaling has set, at a new version as at every deployment", async () => {
        scaleTo(3);
        const before = live();
        const { code, output } = await up(2);
        assert.strictEqual(code, 0, output);
        assert.notStrictEqual(live().config, before.config);
        assert.strictEqual(live().count, 3);
    });

    it("stays without instances while nothing is new, and starts some to see that a new version works", async () => {
        scaleTo(0);
        const idle = await up(2);
        assert.strictEqual(idle.code, 0, idle.output);
        assert.strictEqual(live().count, 0);
        const before = live();
        const { code, output } = await up(3);
        assert.strictEqual(code, 0, output);
        assert.notStrictEqual(live().config, before.config);
        assert.strictEqual(live().count, 2);
    });

    it("fails the update of an endpoint without instances that SageMaker rolls back", async () => {
        scaleTo(0);
        const before = live();
        fake.service.control({
            order: "scriptUpdates",
            endpointName: ENDPOINT,
            updates: [{ outcome: "rollsBack", polls: 1, rollbackPolls: 1, reason: "the container stopped" }],
        });
        const { code, output } = await up(4);
        assert.notStrictEqual(code, 0);
        assert.match(output, /the container stopped/);
        assert.strictEqual(live().config, before.config);
    });
});
