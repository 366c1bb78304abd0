import * as assert from "node:assert";
import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import {
    DescribeEndpointCommand,
    SageMakerClient,
    UpdateEndpointCommand,
    UpdateEndpointWeightsAndCapacitiesCommand,
} from "@aws-sdk/client-sagemaker";
import { mockClient } from "aws-sdk-client-mock";
import { bringLive } from "../../../../components/serving/rollout/conversation";
import { describeEndpoint } from "../../../../components/serving/rollout/describeEndpoint";
import { LiveEndpoint } from "../../../../components/serving/rollout/endpointService";
import { rolloutClients } from "../../../../components/serving/rollout/rolloutClients";
import { sageMakerService } from "../../../../components/serving/rollout/sageMakerService";
import { fakeForEachTest, seed } from "./fakeForEachTest";

const DEPLOYMENT = {
    BlueGreenUpdatePolicy: {
        TrafficRoutingConfiguration: { Type: "ALL_AT_ONCE" as const, WaitIntervalInSeconds: 0 },
    },
};

function mockAws() {
    return { sagemaker: mockClient(SageMakerClient), cloudwatch: mockClient(CloudWatchClient) };
}

describe("sageMakerService", () => {
    // Only while these tests run: a mock replaces the client for every other test as well.
    let mocks: ReturnType<typeof mockAws>;
    let mock: ReturnType<typeof mockAws>["sagemaker"];

    before(() => {
        mocks = mockAws();
        mock = mocks.sagemaker;
    });
    const clients = rolloutClients("eu-central-1");

    afterEach(() => {
        mock.reset();
        mocks.cloudwatch.reset();
    });
    after(() => {
        mock.restore();
        mocks.cloudwatch.restore();
    });

    function service(excluded: "DesiredWeight"[]): ReturnType<typeof sageMakerService> {
        return sageMakerService(clients, {
            endpointName: "fraud",
            endpointConfigName: "fraud-2",
            deploymentConfig: DEPLOYMENT,
            rollbackAlarmNames: ["errors", "latency"],
            notRetained: () => excluded.map((VariantPropertyType) => ({ VariantPropertyType })),
        });
    }

    it("retains all variant properties with every update", async () => {
        mock.on(UpdateEndpointCommand).resolves({});
        await service([]).update({} as LiveEndpoint);
        const [call] = mock.commandCalls(UpdateEndpointCommand);
        assert.deepStrictEqual(call?.args[0].input, {
            EndpointName: "fraud",
            EndpointConfigName: "fraud-2",
            RetainAllVariantProperties: true,
            DeploymentConfig: DEPLOYMENT,
        });
    });

    it("leaves out of the retention what the settings have changed", async () => {
        mock.on(UpdateEndpointCommand).resolves({});
        await service(["DesiredWeight"]).update({} as LiveEndpoint);
        const [call] = mock.commandCalls(UpdateEndpointCommand);
        assert.deepStrictEqual(call?.args[0].input.ExcludeRetainedVariantProperties, [
            { VariantPropertyType: "DesiredWeight" },
        ]);
    });

    it("reads counts, stages and the configuration under way", async () => {
        mock.on(DescribeEndpointCommand).resolves({
            EndpointStatus: "Updating",
            EndpointConfigName: "fraud-1",
            FailureReason: "earlier",
            LastModifiedTime: new Date(5000),
            ProductionVariants: [
                { VariantName: "main", CurrentInstanceCount: 2, DesiredInstanceCount: 4, CurrentWeight: 9 },
            ],
            ShadowProductionVariants: [{ VariantName: "copy", CurrentInstanceCount: 1, CurrentWeight: 0.2 }],
            PendingDeploymentSummary: {
                EndpointConfigName: "fraud-2",
                ProductionVariants: [{ VariantName: "main", VariantStatus: [{ Status: "Baking" }] }],
            },
        });
        assert.deepStrictEqual(await describeEndpoint(clients.sagemaker, "fraud"), {
            status: "Updating",
            endpointConfigName: "fraud-1",
            lastModified: 5000,
            stages: ["main: Baking"],
            instanceCounts: { main: 4, copy: 1 },
            weights: { main: 9 },
            concurrency: {},
            failureReason: "earlier",
            pendingConfigName: "fraud-2",
        });
    });

    it("reads the provisioned concurrency that a serverless variant wants to have", async () => {
        const serverless = (ProvisionedConcurrency: number) => ({
            MemorySizeInMB: 2048,
            MaxConcurrency: 20,
            ProvisionedConcurrency,
        });
        mock.on(DescribeEndpointCommand).resolves({
            EndpointStatus: "Updating",
            ProductionVariants: [
                {
                    VariantName: "main",
                    CurrentServerlessConfig: serverless(3),
                    DesiredServerlessConfig: serverless(9),
                },
                { VariantName: "still", CurrentServerlessConfig: serverless(4) },
                {
                    VariantName: "onDemand",
                    CurrentServerlessConfig: { MemorySizeInMB: 1024, MaxConcurrency: 5 },
                },
            ],
        });
        const live = await describeEndpoint(clients.sagemaker, "fraud");
        assert.deepStrictEqual(live?.concurrency, { main: 9, still: 4 });
    });

    it("sets the provisioned concurrency and nothing else", async () => {
        mock.on(UpdateEndpointWeightsAndCapacitiesCommand).resolves({});
        await service([]).setConcurrency({ main: 9 });
        const [call] = mock.commandCalls(UpdateEndpointWeightsAndCapacitiesCommand);
        assert.deepStrictEqual(call?.args[0].input, {
            EndpointName: "fraud",
            DesiredWeightsAndCapacities: [
                { VariantName: "main", ServerlessUpdateConfig: { ProvisionedConcurrency: 9 } },
            ],
        });
    });

    it("sets weights and nothing but weights", async () => {
        mock.on(UpdateEndpointWeightsAndCapacitiesCommand).resolves({});
        await service([]).setWeights({ main: 9, other: 1 });
        const [call] = mock.commandCalls(UpdateEndpointWeightsAndCapacitiesCommand);
        assert.deepStrictEqual(call?.args[0].input, {
            EndpointName: "fraud",
            DesiredWeightsAndCapacities: [
                { VariantName: "main", DesiredWeight: 9 },
                { VariantName: "other", DesiredWeight: 1 },
            ],
        });
    });

    it("asks CloudWatch which of its own alarms are in ALARM, composite ones too", async () => {
        mocks.cloudwatch.on(DescribeAlarmsCommand).resolves({
            MetricAlarms: [{ AlarmName: "latency" }],
            CompositeAlarms: [{ AlarmName: "errors" }],
        });
        assert.deepStrictEqual(await service([]).firingAlarms(), ["errors", "latency"]);
        const [call] = mocks.cloudwatch.commandCalls(DescribeAlarmsCommand);
        assert.deepStrictEqual(call?.args[0].input, {
            AlarmNames: ["errors", "latency"],
            AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
            StateValue: "ALARM",
        });
    });
});

describe("sageMakerService over HTTP", () => {
    const fake = fakeForEachTest();
    beforeEach(() => {
        seed(fake, ["fraud-1", "fraud-2"]);
    });

    function rollout(endpointConfigName: string, watchSeconds = 600): Promise<LiveEndpoint> {
        const service = sageMakerService(rolloutClients("eu-central-1"), {
            endpointName: "fraud",
            endpointConfigName,
            deploymentConfig: DEPLOYMENT,
            rollbackAlarmNames: [],
            notRetained: () => [],
        });
        let time = 0;
        return bringLive({ endpointName: "fraud", endpointConfigName, watchSeconds }, service, {
            now: () => time,
            sleep: (milliseconds) => {
                time += milliseconds;
                return Promise.resolve();
            },
            report: () => undefined,
        });
    }

    it("keeps the capacity that autoscaling has set", async () => {
        fake.service.call("UpdateEndpointWeightsAndCapacities", {
            EndpointName: "fraud",
            DesiredWeightsAndCapacities: [{ VariantName: "main", DesiredInstanceCount: 7 }],
        });
        const live = await rollout("fraud-2");
        assert.deepStrictEqual([live.endpointConfigName, live.instanceCounts], ["fraud-2", { main: 7 }]);
    });

    it("sees a rollback, keeps what is live, and succeeds the next time", async () => {
        fake.service.control({
            order: "scriptUpdates",
            endpointName: "fraud",
            updates: [
                { outcome: "rollsBack", polls: 3, rollbackPolls: 2, reason: "Alarm errors is in ALARM" },
            ],
        });
        await assert.rejects(rollout("fraud-2"), /SageMaker's reason: Alarm errors is in ALARM\./);
        assert.deepStrictEqual(fake.service.state().endpoints, { fraud: "fraud-1" });
        await rollout("fraud-2");
        assert.deepStrictEqual(fake.service.state().endpoints, { fraud: "fraud-2" });
    });

    it("fails with the endpoint, and says that nothing but deleting it helps", async () => {
        const updates = [{ outcome: "fails" as const, polls: 2, reason: "no capacity for ml.p4d.24xlarge" }];
        fake.service.control({ order: "scriptUpdates", endpointName: "fraud", updates });
        const message =
            /fraud is Failed, so fraud-2 is not live\. SageMaker's reason: no capacity for ml\.p4d\.24xlarge\./;
        await assert.rejects(rollout("fraud-2"), message);
        await assert.rejects(rollout("fraud-2"), message);
        assert.strictEqual(fake.service.log.filter((call) => call.operation === "UpdateEndpoint").length, 1);
    });

    it("stays with an update for as long as it takes, and stops where the deployment's time is over", async () => {
        const updates = [{ outcome: "succeeds" as const, polls: 200 }];
        fake.service.control({ order: "scriptUpdates", endpointName: "fraud", updates });
        await assert.rejects(rollout("fraud-2"), /fraud is still Updating after 600 s\. The update goes on/);
        await rollout("fraud-2", 3600);
        assert.strictEqual(fake.service.log.filter((call) => call.operation === "UpdateEndpoint").length, 1);
    });

    it("outlasts throttling", async () => {
        fake.service.control({ order: "throttle", calls: 3 });
        assert.strictEqual((await rollout("fraud-2")).endpointConfigName, "fraud-2");
        const throttled = fake.service.log.filter((call) => call.error === "ThrottlingException");
        assert.strictEqual(throttled.length, 3);
    });

    it("says what expired credentials mean for an update under way, and the next run picks it up", async () => {
        fake.service.control({ order: "expireCredentialsAfter", calls: 3 });
        await assert.rejects(rollout("fraud-2"), {
            message:
                "DescribeEndpoint of endpoint fraud has no valid AWS credentials (The security token included in the " +
                "request is expired). An update that is under way goes on in SageMaker; renew the credentials and " +
                "deploy again to pick it up.",
        });
        fake.service.control({ order: "expireCredentials", expired: false });
        await rollout("fraud-2");
        const updates = fake.service.log.filter((call) => call.operation === "UpdateEndpoint");
        assert.strictEqual(updates.length, 1);
    });

    it("says so when somebody deletes the endpoint", async () => {
        fake.service.control({ order: "deleteEndpoint", endpointName: "fraud" });
        await assert.rejects(rollout("fraud-2"), /Endpoint fraud does not exist; somebody has deleted it\./);
    });

    it("says so when somebody deletes the endpoint in the middle of an update", async () => {
        fake.service.control({ order: "deleteEndpointAfter", endpointName: "fraud", calls: 4 });
        await assert.rejects(rollout("fraud-2"), /Endpoint fraud does not exist; somebody has deleted it\./);
        assert.strictEqual(fake.service.log.filter((call) => call.operation === "UpdateEndpoint").length, 1);
    });

    it("names the call and the error where SageMaker refuses", async () => {
        await assert.rejects(rollout("fraud-9"), {
            message:
                "UpdateEndpoint of endpoint fraud: ValidationException: Could not find endpoint configuration " +
                '"arn:aws:sagemaker:eu-central-1:111122223333:endpoint-config/fraud-9".',
        });
    });
});
