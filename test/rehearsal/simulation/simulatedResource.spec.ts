import * as assert from "node:assert";
import { checkInputs, simulateResource } from "../../../rehearsal/simulation/simulatedResource";
import { UNKNOWN_VALUE } from "../../../rehearsal/simulation/wire";
import { cloud, resource } from "./simulationFixtures";

function create(
    type: string,
    name: string,
    inputs: Record<string, unknown> = {},
    overrides: Parameters<typeof cloud>[0] = {},
): { id: string; outputs: Record<string, unknown> } {
    const wanted = resource(type, name, inputs);
    return simulateResource({ ...wanted, inputs: checkInputs(wanted) }, cloud(overrides));
}

describe("simulateResource", () => {
    it("gives a role the name, id and ARN that IAM gives, path included", () => {
        const { id, outputs } = create("aws:iam/role:Role", "train", { name: "trainer", path: "/ml/" });
        assert.strictEqual(id, "trainer");
        assert.strictEqual(outputs["arn"], "arn:aws:iam::111122223333:role/ml/trainer");
        assert.match(String(outputs["uniqueId"]), /^AROA[A-Z2-7]{17}$/);
        assert.ok(!("region" in outputs), "IAM has no region");
    });

    it("gives a bucket a lower-case name and its domain names", () => {
        const { id, outputs } = create("aws:s3/bucket:Bucket", "Data");
        assert.match(id, /^data-[0-9a-f]{7}$/);
        assert.strictEqual(outputs["arn"], `arn:aws:s3:::${id}`);
        assert.strictEqual(outputs["bucketRegionalDomainName"], `${id}.s3.eu-central-1.amazonaws.com`);
    });

    it("uses China's partition and domain", () => {
        const china = { partition: "aws-cn", region: "cn-north-1" };
        const { id, outputs } = create("aws:sqs/queue:Queue", "q", { name: "jobs" }, china);
        assert.strictEqual(id, "https://sqs.cn-north-1.amazonaws.com.cn/111122223333/jobs");
        assert.strictEqual(outputs["arn"], "arn:aws-cn:sqs:cn-north-1:111122223333:jobs");
    });

    it("puts a custom bus into a rule's ARN, and leaves the default bus out", () => {
        const type = "aws:cloudwatch/eventRule:EventRule";
        const prefix = "arn:aws:events:eu-central-1:111122223333:rule";
        assert.strictEqual(create(type, "r", { name: "a" }).outputs["arn"], `${prefix}/a`);
        assert.strictEqual(
            create(type, "r", { name: "a", eventBusName: "ml" }).outputs["arn"],
            `${prefix}/ml/a`,
        );
    });

    it("writes a parameter's ARN with one slash, whether its name begins with one or not", () => {
        const arn = "arn:aws:ssm:eu-central-1:111122223333:parameter/mlops/a";
        for (const name of ["/mlops/a", "mlops/a"]) {
            assert.strictEqual(create("aws:ssm/parameter:Parameter", "p", { name }).outputs["arn"], arn);
        }
    });

    it("uses one UUID for a key's id and its ARN", () => {
        const { id, outputs } = create("aws:kms/key:Key", "key");
        assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        assert.strictEqual(outputs["keyId"], id);
        assert.strictEqual(outputs["arn"], `arn:aws:kms:eu-central-1:111122223333:key/${id}`);
    });

    it("gives the same resource the same identifiers, and another resource others", () => {
        const first = create("aws:kms/key:Key", "key");
        assert.deepStrictEqual(create("aws:kms/key:Key", "key"), first);
        assert.notStrictEqual(create("aws:kms/key:Key", "other").id, first.id);
    });

    it("knows at preview what a preview knows: inputs, the auto-name, tags and region", () => {
        const inputs = { endpointConfigName: UNKNOWN_VALUE, tags: { team: "ml" } };
        const { id, outputs } = create("aws:sagemaker/endpoint:Endpoint", "e", inputs, { preview: true });
        assert.strictEqual(id, "");
        const { name, ...others } = outputs;
        assert.match(String(name), /^e-[0-9a-f]{7}$/);
        assert.deepStrictEqual(others, {
            arn: UNKNOWN_VALUE,
            endpointConfigName: UNKNOWN_VALUE,
            id: UNKNOWN_VALUE,
            region: "eu-central-1",
            tags: { team: "ml" },
            tagsAll: { team: "ml" },
        });
    });

    it("knows a prefixed name only after the deployment", () => {
        const type = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
        const inputs = { namePrefix: "fraud-" };
        assert.strictEqual(create(type, "c", inputs, { preview: true }).outputs["name"], UNKNOWN_VALUE);
        const { id, outputs } = create(type, "c", inputs);
        assert.match(id, /^fraud-\d{26}$/);
        assert.strictEqual(outputs["name"], id);
    });

    it("keeps the id of a resource that is imported, at preview too", () => {
        const vpc = resource("aws:ec2/vpc:Vpc", "main");
        const existing = simulateResource(vpc, cloud({ preview: true }), "vpc-0123");
        assert.strictEqual(existing.id, "vpc-0123");
        assert.strictEqual(existing.outputs["arn"], "arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-0123");
    });

    it("names a job definition of aws-native and identifies it by its ARN", () => {
        const { id, outputs } = create("aws-native:sagemaker:ModelQualityJobDefinition", "quality");
        const name = String(outputs["jobDefinitionName"]);
        assert.match(name, /^quality-[0-9a-f]{7}$/);
        const arn = `arn:aws:sagemaker:eu-central-1:111122223333:model-quality-job-definition/${name}`;
        assert.strictEqual(id, arn);
        assert.strictEqual(outputs["jobDefinitionArn"], arn);
    });

    it("knows of a rollout what it was told, and after the deployment which configuration is live", () => {
        const type = "pulumi-nodejs:dynamic/mlops:EndpointRollout";
        const inputs = { endpointName: "fraud", endpointConfigName: "fraud-1", __provider: "code" };
        assert.deepStrictEqual(create(type, "r", inputs, { preview: true }), {
            id: "",
            outputs: { endpointName: "fraud", endpointConfigName: "fraud-1" },
        });
        assert.deepStrictEqual(create(type, "r", inputs), {
            id: "fraud",
            outputs: {
                endpointName: "fraud",
                endpointConfigName: "fraud-1",
                liveEndpointConfigName: "fraud-1",
                id: "fraud",
            },
        });
    });
});
