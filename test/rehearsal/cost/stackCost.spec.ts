import * as assert from "node:assert";
import { RecordedResource, UNKNOWN } from "../../../rehearsal/engine/recordedResource";
import { findPrice } from "../../../rehearsal/cost/prices";
import { StackCost, stackCost } from "../../../rehearsal/cost/stackCost";
import { recorded } from "../graph/graphFixtures";

const CONFIG = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";

function variant(instanceType: string, count: number, name = "main"): Record<string, unknown> {
    return { variantName: name, instanceType, initialInstanceCount: count };
}

function endpoint(...variants: Record<string, unknown>[]): RecordedResource[] {
    const config = recorded(CONFIG, "c", { name: "fraud-1", productionVariants: variants });
    return [
        config,
        recorded("aws:sagemaker/endpoint:Endpoint", "e", { name: "fraud", endpointConfigName: "fraud-1" }),
    ];
}

function target(type: string, name: string, inputs: Record<string, unknown>): RecordedResource {
    return recorded(`aws:appautoscaling/${type}`, name, {
        resourceId: "endpoint/fraud/variant/main",
        ...inputs,
    });
}

function of(resources: RecordedResource[], region = "us-east-1"): StackCost {
    return stackCost(resources, region);
}

function price(unit: "hostingHour" | "networkHour" | "month", item: string, region = "us-east-1"): number {
    return findPrice(unit, item, region)?.usd ?? assert.fail(`no price for ${item}`);
}

describe("stackCost", () => {
    it("counts the instances of an endpoint for 730 hours", () => {
        const { cost, unpriced } = of(endpoint(variant("ml.m5.large", 2)));
        assert.deepStrictEqual(unpriced, []);
        assert.deepStrictEqual(cost.items, [
            {
                urn: "urn:pulumi:dev::demo::aws:sagemaker/endpoint:Endpoint::e",
                min: Math.round(2 * price("hostingHour", "ml.m5.large") * 730 * 100) / 100,
                max: Math.round(2 * price("hostingHour", "ml.m5.large") * 730 * 100) / 100,
                basis: "main: 2 x ml.m5.large (price unverified)",
            },
        ]);
    });

    it("goes from the least to the most that autoscaling and its schedules allow", () => {
        const scaling = [
            target("target:Target", "t", { minCapacity: 2, maxCapacity: 6 }),
            target("scheduledAction:ScheduledAction", "night", {
                scalableTargetAction: { minCapacity: 1, maxCapacity: 4 },
            }),
            target("scheduledAction:ScheduledAction", "day", {
                scalableTargetAction: { minCapacity: 3, maxCapacity: 9 },
            }),
        ];
        const [item] = of([...endpoint(variant("ml.m5.large", 2)), ...scaling]).cost.items;
        assert.strictEqual(item?.basis, "main: 1 to 9 x ml.m5.large (price unverified)");
        assert.strictEqual(item.max, Math.round(9 * price("hostingHour", "ml.m5.large") * 730 * 100) / 100);
    });

    it("adds up variants, and scales each by its own target", () => {
        const both = endpoint(variant("ml.m5.large", 1), variant("ml.c5.xlarge", 1, "next"));
        const [item] = of([...both, target("target:Target", "t", { minCapacity: 1, maxCapacity: 2 })]).cost
            .items;
        assert.strictEqual(
            item?.basis,
            "main: 1 to 2 x ml.m5.large, next: 1 x ml.c5.xlarge (price unverified)",
        );
    });

    it("finds the configuration by its dependency while its name is not known", () => {
        const [config, live] = endpoint(variant("ml.m5.large", 1));
        assert.ok(config !== undefined && live !== undefined);
        const unknown = {
            ...live,
            inputs: { ...live.inputs, endpointConfigName: UNKNOWN },
            propertyDependencies: { endpointConfigName: [config.urn] },
        };
        assert.deepStrictEqual(of([config, unknown]).unpriced, []);
    });

    it("says which instance type it knows no price for, and leaves it out of the sum", () => {
        const key = recorded("aws:kms/key:Key", "k");
        const { cost, unpriced } = of([...endpoint(variant("ml.p5.48xlarge", 4)), key]);
        assert.deepStrictEqual(
            unpriced.map((item) => item.basis),
            ["no price known for ml.p5.48xlarge in us-east-1"],
        );
        assert.deepStrictEqual(cost.monthly, { min: 1, max: 1 });
        assert.ok(cost.items.some((item) => item.basis.startsWith("no price known")));
    });

    it("knows no price in a region that the table lacks, except where prices are the same everywhere", () => {
        const { cost, unpriced } = of(
            [...endpoint(variant("ml.m5.large", 1)), recorded("aws:kms/key:Key", "k")],
            "af-south-1",
        );
        assert.strictEqual(unpriced[0]?.basis, "no price known for ml.m5.large in af-south-1");
        assert.deepStrictEqual(cost.monthly, { min: 1, max: 1 });
    });

    it("counts an interface endpoint once a zone, and a gateway endpoint not at all", () => {
        const type = "aws:ec2/vpcEndpoint:VpcEndpoint";
        const subnetIds = ["subnet-1", "subnet-2", "subnet-3"];
        const hour = price("networkHour", "interfaceEndpointZone");
        const { cost } = of([
            recorded(type, "kms", { vpcEndpointType: "Interface", subnetIds }),
            recorded(type, "s3", { vpcEndpointType: "Gateway" }),
        ]);
        assert.deepStrictEqual(
            cost.items.map((item) => item.max),
            [Math.round(3 * hour * 730 * 100) / 100, 0],
        );
    });

    it("counts the zones of the network that an endpoint's subnets come from while they have no ids", () => {
        const vpc = recorded("awsx:ec2:Vpc", "net", {}, { custom: false });
        const subnets = ["a", "b"].map((availabilityZone) =>
            recorded("aws:ec2/subnet:Subnet", availabilityZone, { availabilityZone }, { parent: vpc.urn }),
        );
        const endpointOf = (sources: string[]): RecordedResource => ({
            ...recorded("aws:ec2/vpcEndpoint:VpcEndpoint", "kms", {
                vpcEndpointType: "Interface",
                subnetIds: UNKNOWN,
            }),
            propertyDependencies: { subnetIds: sources },
        });
        const basis = (sources: string[]): string | undefined =>
            of([vpc, ...subnets, endpointOf(sources)]).cost.items[0]?.basis;
        assert.strictEqual(basis([vpc.urn]), "2 x interface endpoint in a zone (price unverified)");
        assert.strictEqual(basis([]), "no price known: its zones are only known after the deployment");
    });

    it("prices an alarm by its metrics, a V1 pipeline by the month and a V2 pipeline by use", () => {
        const queries = { metricQueries: [{ metric: {} }, { metric: {} }, { expression: "a/b" }] };
        const { cost } = of([
            recorded("aws:cloudwatch/metricAlarm:MetricAlarm", "one", { metricName: "CPUUtilization" }),
            recorded("aws:cloudwatch/metricAlarm:MetricAlarm", "ratio", queries),
            recorded("aws:codepipeline/pipeline:Pipeline", "v1"),
            recorded("aws:codepipeline/pipeline:Pipeline", "v2", { pipelineType: "V2" }),
        ]);
        assert.deepStrictEqual(
            cost.items.map((item) => [item.max, item.basis]),
            [
                [0.1, "alarm metric (price unverified)"],
                [0.2, "2 x alarm metric (price unverified)"],
                [1, "active pipeline"],
                [0, "billed by use: minutes of its actions"],
            ],
        );
    });

    it("bills a serverless endpoint by use, and prices no provisioned concurrency that it has no price for", () => {
        const serverless = (capacity: object) =>
            endpoint({ variantName: "main", serverlessConfig: { memorySizeInMb: 2048, ...capacity } });
        const onDemand = of(serverless({ maxConcurrency: 20 }));
        assert.deepStrictEqual(onDemand.unpriced, []);
        assert.deepStrictEqual(
            onDemand.cost.items.map(({ max, basis }) => [max, basis]),
            [[0, "billed by use: requests to main, by duration at 2048 MB and by data"]],
        );
        const warm = serverless({ maxConcurrency: 20, provisionedConcurrency: 3 });
        const use = "nor for use: requests to main, by duration at 2048 MB and by data";
        const told = (resources: RecordedResource[]) => of(resources).unpriced.map(({ basis }) => basis);
        assert.deepStrictEqual(told(warm), [`no price known for a provisioned concurrency of 3, ${use}`]);
        const scaled = [...warm, target("target:Target", "t", { minCapacity: 2, maxCapacity: 8 })];
        assert.deepStrictEqual(told(scaled), [
            `no price known for a provisioned concurrency of 2 to 8, ${use}`,
        ]);
    });

    it("has an item for every type with a price, and none for the others", () => {
        const types = ["aws:iam/role:Role", "aws:s3/bucket:Bucket", "aws:ec2/natGateway:NatGateway"];
        const { cost } = of(types.map((type) => recorded(type, "x")));
        const nat = Math.round(price("networkHour", "natGateway") * 730 * 100) / 100;
        assert.deepStrictEqual(
            cost.items.map((item) => [item.urn.split("::")[2], item.max]),
            [
                ["aws:s3/bucket:Bucket", 0],
                ["aws:ec2/natGateway:NatGateway", nat],
            ],
        );
        assert.strictEqual(cost.monthly.max, nat);
    });
});
