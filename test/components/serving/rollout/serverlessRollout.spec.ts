import * as assert from "node:assert";
import {
    RolloutInputs,
    rolloutProvider,
    RolloutState,
} from "../../../../components/serving/rollout/rolloutProvider";
import { SeedVariant } from "../../../support/fakeSageMaker/behaviour";
import { fakeForEachTest } from "./fakeForEachTest";

function inputs(endpointConfigName: string, provisionedConcurrency?: number): RolloutInputs {
    const provisioned = provisionedConcurrency === undefined ? {} : { provisionedConcurrency };
    return {
        endpointName: "fraud",
        endpointConfigName,
        region: "eu-central-1",
        rollbackAlarmNames: [],
        watchSeconds: 7200,
        serverless: { main: { maxConcurrency: 20, ...provisioned } },
    };
}

describe("the rollout of a serverless endpoint against the fake service", () => {
    const fake = fakeForEachTest();

    function seed(endpointConfigName: string, provisionedConcurrency?: number): void {
        const provisioned = provisionedConcurrency === undefined ? {} : { provisionedConcurrency };
        const serverless = { maxConcurrency: 20, ...provisioned };
        const variants: SeedVariant[] = [{ name: "main", instanceCount: 0, serverless }];
        fake.service.control({ order: "seed", endpointName: "fraud", endpointConfigName, variants });
    }

    async function deploy(before: RolloutInputs | undefined, now: RolloutInputs): Promise<RolloutState> {
        const { create, update } = rolloutProvider;
        assert.ok(update);
        const state = before && { ...before, liveEndpointConfigName: before.endpointConfigName };
        const { outs } = state === undefined ? await create(now) : await update("fraud", state, now);
        return outs as RolloutState;
    }

    function scale(ProvisionedConcurrency: number): void {
        fake.service.call("UpdateEndpointWeightsAndCapacities", {
            EndpointName: "fraud",
            DesiredWeightsAndCapacities: [
                { VariantName: "main", ServerlessUpdateConfig: { ProvisionedConcurrency } },
            ],
        });
        fake.service.call("DescribeEndpoint", { EndpointName: "fraud" });
        fake.service.log.length = 0;
    }

    function changes(): unknown[] {
        return fake.service.log
            .filter(({ operation }) => operation.startsWith("Update"))
            .map(({ operation, input }) => [operation, input]);
    }

    it("updates at once, without the guardrails that such an endpoint has not", async () => {
        seed("fraud-1");
        seed("fraud-2");
        const state = await deploy(inputs("fraud-1"), inputs("fraud-2"));
        assert.strictEqual(state.liveEndpointConfigName, "fraud-2");
        assert.deepStrictEqual(changes(), [
            [
                "UpdateEndpoint",
                {
                    EndpointName: "fraud",
                    EndpointConfigName: "fraud-2",
                    RetainAllVariantProperties: true,
                },
            ],
        ]);
    });

    it("asks for nothing where the endpoint was born with the configuration", async () => {
        seed("fraud-1", 3);
        assert.strictEqual((await deploy(undefined, inputs("fraud-1", 3))).liveEndpointConfigName, "fraud-1");
        assert.deepStrictEqual(changes(), []);
    });

    for (const kept of [false, true]) {
        it(`keeps what autoscaling has set where SageMaker ${kept ? "keeps it too" : "does not"}`, async () => {
            seed("fraud-1", 3);
            seed("fraud-2", 3);
            fake.service.control({ order: "keepConcurrency", kept });
            scale(9);
            await deploy(inputs("fraud-1", 3), inputs("fraud-2", 3));
            const { ProductionVariants } = fake.service.call("DescribeEndpoint", { EndpointName: "fraud" });
            assert.deepStrictEqual(
                (ProductionVariants as Record<string, unknown>[]).map(
                    (each) => each["CurrentServerlessConfig"],
                ),
                [{ MemorySizeInMB: 2048, MaxConcurrency: 20, ProvisionedConcurrency: 9 }],
            );
            assert.strictEqual(changes().length, kept ? 1 : 2);
        });
    }

    it("takes the settings' own word where nobody has scaled", async () => {
        seed("fraud-1", 9);
        seed("fraud-2", 3);
        await deploy(inputs("fraud-1", 9), inputs("fraud-2", 3));
        assert.strictEqual(changes().length, 1);
    });

    it("fails when SageMaker goes back to the configuration before, which is left live", async () => {
        seed("fraud-1");
        seed("fraud-2");
        const updates = [{ outcome: "rollsBack", polls: 1, reason: "The container does not start" } as const];
        fake.service.control({ order: "scriptUpdates", endpointName: "fraud", updates });
        await assert.rejects(deploy(inputs("fraud-1"), inputs("fraud-2")), {
            message:
                "Endpoint fraud was rolled back: fraud-1 is live, not fraud-2. " +
                "SageMaker's reason: The container does not start. The live configuration and its models are kept; " +
                "remove the cause and deploy again.",
        });
        assert.strictEqual(fake.service.state().endpoints["fraud"], "fraud-1");
    });

    it("passes on that an endpoint on instances cannot become serverless", async () => {
        const variants = [{ name: "main", instanceCount: 2 }];
        fake.service.control({
            order: "seed",
            endpointName: "fraud",
            endpointConfigName: "fraud-1",
            variants,
        });
        seed("fraud-2");
        await assert.rejects(
            deploy(inputs("fraud-1"), inputs("fraud-2")),
            /UpdateEndpoint of endpoint fraud: ValidationException: An endpoint on instances/,
        );
    });
});
