import * as assert from "node:assert";
import { rollOut } from "../../../../components/serving/rollout/rollOut";
import { planRollout, RolloutArgs } from "../../../../components/serving/rollout/rolloutArgs";
import { rolloutClients } from "../../../../components/serving/rollout/rolloutClients";
import { sageMakerService } from "../../../../components/serving/rollout/sageMakerService";
import { fakeForEachTest, seed } from "./fakeForEachTest";

const LINEAR: RolloutArgs = { strategy: "linear", stepPercent: 50, waitSeconds: 300 };

describe("rollOut against the fake service", () => {
    const fake = fakeForEachTest();
    let lines: string[];
    let seconds: number;

    beforeEach(() => {
        lines = [];
        seconds = 0;
        seed(fake, ["ab-1"], { a: 1, b: 0 });
    });

    function run(
        endpointConfigName: string,
        weights: Record<string, number> | undefined,
        args: RolloutArgs = LINEAR,
    ): Promise<unknown> {
        const clients = rolloutClients("eu-central-1");
        const service = sageMakerService(clients, {
            endpointName: "fraud",
            endpointConfigName,
            deploymentConfig: {},
            rollbackAlarmNames: ["errors"],
            notRetained: () => [],
        });
        const desired = { endpointName: "fraud", endpointConfigName, watchSeconds: 3600 };
        return rollOut({ desired, deployment: planRollout(args), weights }, service, {
            now: () => seconds * 1000,
            sleep: (milliseconds) => {
                seconds += milliseconds / 1000;
                return Promise.resolve();
            },
            report: (line) => lines.push(line),
        });
    }

    function weightsSet(): unknown[] {
        return fake.service.log
            .filter(({ operation }) => operation === "UpdateEndpointWeightsAndCapacities")
            .map(({ input }) => {
                const weights = input["DesiredWeightsAndCapacities"] as Record<string, unknown>[];
                return Object.fromEntries(
                    weights.map((each) => [each["VariantName"], each["DesiredWeight"]]),
                );
            });
    }

    function order(): string[] {
        const changes = ["UpdateEndpoint", "UpdateEndpointWeightsAndCapacities"];
        return fake.service.log.map(({ operation }) => operation).filter((each) => changes.includes(each));
    }

    it("shifts weights in the rollout's steps, watches each, and starts no new fleet", async () => {
        await run("ab-1", { a: 1, b: 3 });
        assert.deepStrictEqual(weightsSet(), [
            { a: 2.5, b: 1.5 },
            { a: 1, b: 3 },
        ]);
        assert.ok(!order().includes("UpdateEndpoint"));
        assert.ok(seconds >= 600, `watched for ${String(seconds)} s`);
        assert.deepStrictEqual(
            lines.filter((line) => line.includes("%")),
            ["Endpoint fraud: a 62.5 %, b 37.5 %", "Endpoint fraud: a 25 %, b 75 %"],
        );
    });

    it("asks for nothing where traffic is split as desired, on whatever scale", async () => {
        await run("ab-1", { a: 7, b: 0 });
        assert.deepStrictEqual(order(), []);
    });

    it("keeps the weights that an operator has set where the settings have not changed", async () => {
        fake.service.call("UpdateEndpointWeightsAndCapacities", {
            EndpointName: "fraud",
            DesiredWeightsAndCapacities: [{ VariantName: "b", DesiredWeight: 1 }],
        });
        seed(fake, ["ab-2"], { a: 1, b: 0 });
        assert.deepStrictEqual(await liveWeights("ab-2", undefined), { a: 1, b: 1 });
    });

    async function liveWeights(
        config: string,
        weights: Record<string, number> | undefined,
    ): Promise<unknown> {
        await run(config, weights);
        const { ProductionVariants } = fake.service.call("DescribeEndpoint", { EndpointName: "fraud" });
        return Object.fromEntries(
            (ProductionVariants as Record<string, unknown>[]).map((each) => [
                each["VariantName"],
                each["CurrentWeight"],
            ]),
        );
    }

    it("puts the traffic back and fails when an alarm goes off on the way", async () => {
        fake.service.control({ order: "fireAlarm", alarmName: "errors", afterWeightChanges: 1 });
        await assert.rejects(run("ab-1", { a: 0, b: 1 }), {
            message:
                "Endpoint fraud: errors went off with a 50 %, b 50 %, so the traffic was put back to a 100 %, b 0 %. " +
                "Remove the cause and deploy again, or set the weights back.",
        });
        assert.deepStrictEqual(weightsSet(), [
            { a: 0.5, b: 0.5 },
            { a: 1, b: 0 },
        ]);
    });

    it("leaves a variant that is unwell though its alarm fires", async () => {
        fake.service.control({ order: "fireAlarm", alarmName: "errors" });
        await run("ab-1", { a: 0, b: 1 });
        assert.deepStrictEqual(weightsSet().at(-1), { a: 0, b: 1 });
    });

    it("goes on from where an interrupted run has left the traffic", async () => {
        fake.service.control({ order: "expireCredentialsAfter", calls: 8 });
        await assert.rejects(run("ab-1", { a: 0, b: 1 }), /has no valid AWS credentials/);
        fake.service.control({ order: "expireCredentials", expired: false });
        assert.deepStrictEqual(await liveWeights("ab-1", { a: 0, b: 1 }), { a: 0, b: 1 });
        assert.deepStrictEqual(weightsSet(), [
            { a: 0.5, b: 0.5 },
            { a: 0.25, b: 0.75 },
            { a: 0, b: 1 },
        ]);
    });

    it("sends a new variant traffic only once it runs", async () => {
        seed(fake, ["abc-1"], { a: 1, b: 0, c: 0 });
        const allAtOnce: RolloutArgs = { strategy: "allAtOnce", waitSeconds: 0 };
        await run("abc-1", { a: 1, b: 0, c: 1 }, allAtOnce);
        assert.deepStrictEqual(order(), ["UpdateEndpoint", "UpdateEndpointWeightsAndCapacities"]);
        assert.deepStrictEqual(weightsSet(), [{ a: 1, b: 0, c: 1 }]);
    });

    it("promotes a challenger: its traffic first, then the old variant goes", async () => {
        seed(fake, ["b-1"], { b: 1 });
        const allAtOnce: RolloutArgs = { strategy: "allAtOnce", waitSeconds: 0 };
        await run("b-1", { b: 1 }, allAtOnce);
        assert.deepStrictEqual(order(), ["UpdateEndpointWeightsAndCapacities", "UpdateEndpoint"]);
        assert.deepStrictEqual(weightsSet(), [{ a: 0, b: 1 }]);
        assert.deepStrictEqual(fake.service.state().endpoints, { fraud: "b-1" });
    });

    it("does not remove the only variant that answers", async () => {
        seed(fake, ["bc-1"], { b: 1, c: 0 });
        await assert.rejects(run("bc-1", { b: 0, c: 1 }), {
            message:
                "Endpoint fraud: a has traffic and goes away, but no variant that stays has a weight above 0. " +
                "Give one of them a weight, deploy, and set it back to 0 with the next deployment.",
        });
        assert.deepStrictEqual(order(), []);
    });
});
