import * as assert from "node:assert";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { main } from "../../../rehearsal/cli/rehearse";
import { RecordedResource, UNKNOWN } from "../../../rehearsal/engine/recordedResource";
import { ResourceGraph } from "../../../rehearsal/graph/resourceGraph";
import { printed } from "../../support/printed";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

const ROOT = path.resolve(__dirname, "..", "..", "..");
/** Packs whose sources have just changed are built first. */
const TIMEOUT_MILLISECONDS = 120_000;

const KEY = "aws:kms/key:Key";

function holdsUnknown(value: unknown): boolean {
    return typeof value === "object" && value !== null
        ? Object.values(value).some(holdsUnknown)
        : value === UNKNOWN;
}

/** Names of the inputs that are unknown, wholly or in part. */
function unknownInputs(resource: RecordedResource): string[] {
    return Object.keys(resource.inputs).filter((input) => holdsUnknown(resource.inputs[input]));
}

describe("npm run rehearse -- prod", () => {
    let home: TemporaryFolder;
    before(() => {
        home = temporaryFolder();
    });
    after(() => {
        home.dispose();
    });

    it("writes the same bytes twice, in two processes", async () => {
        const [first, second] = ["first", "second"].map((name) => path.join(home.folder, `${name}.json`));
        const { code, err } = await printed(() => main(["prod", "--json", String(first)]));
        assert.strictEqual(code, 0, err);
        const script = path.join(ROOT, "rehearsal", "cli", "rehearse.ts");
        const args = ["-r", "ts-node/register/transpile-only", script, "prod", "--json", String(second)];
        const child = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
        assert.strictEqual(child.status, 0, child.stderr);
        const bytes = [first, second].map((file) => fs.readFileSync(String(file)));
        assert.ok(bytes[0]?.equals(bytes[1] ?? Buffer.alloc(0)), "the graphs differ");
        assert.ok((bytes[0]?.length ?? 0) > 10_000, "the graphs are whole");
    }).timeout(TIMEOUT_MILLISECONDS);
});

describe("npm run rehearse -- prod --preview", () => {
    let graph: ResourceGraph;
    let byUrn: Map<string, RecordedResource>;

    function all(type: string): RecordedResource[] {
        const found = graph.resources.filter((resource) => resource.type === type);
        assert.notStrictEqual(found.length, 0, type);
        return found;
    }

    before(async function () {
        this.timeout(TIMEOUT_MILLISECONDS);
        const home = temporaryFolder();
        const file = path.join(home.folder, "graph.json");
        const args = ["prod", "--preview", "--no-policies", "--json", file];
        const { code, err } = await printed(() => main(args));
        assert.strictEqual(code, 0, err);
        graph = JSON.parse(fs.readFileSync(file, "utf8")) as ResourceGraph;
        byUrn = new Map(graph.resources.map((resource) => [resource.urn, resource]));
        home.dispose();
    });

    it("leaves unknown what AWS makes up: the key's id", () => {
        assert.strictEqual(graph.outputs["keyArn"], UNKNOWN);
        for (const { outputs } of all(KEY)) {
            assert.deepStrictEqual([outputs["arn"], outputs["keyId"]], [UNKNOWN, UNKNOWN]);
        }
    });

    it("knows every other output of the stack, since names are decided by the program", () => {
        const unknown = Object.keys(graph.outputs).filter((key) => holdsUnknown(graph.outputs[key]));
        assert.deepStrictEqual(unknown, ["keyArn"]);
        const [realtime, multiModel] = graph.outputs["endpoints"] as Record<string, unknown>[];
        assert.deepStrictEqual(
            [realtime?.["endpointName"], multiModel?.["endpointName"]],
            ["diagnosis-prod", "diagnosis-prod-multi"],
        );
    });

    it("takes each unknown input from a resource whose id or ARN AWS makes up", () => {
        const madeUp =
            /^(aws:kms\/key:Key|aws:ec2\/|aws:iam\/role:Role|aws:sqs\/queue:Queue|aws:appautoscaling\/policy:Policy|awsx:ec2:Vpc)/;
        for (const resource of graph.resources) {
            for (const input of unknownInputs(resource)) {
                const sources = resource.propertyDependencies[input] ?? [];
                const types = sources.map((urn) => byUrn.get(urn)?.type ?? "");
                assert.ok(
                    types.some((type) => madeUp.test(type)),
                    `${resource.name}.${input}: ${types.join(", ")}`,
                );
            }
        }
    });

    it("knows every trust policy and resource policy, and a role's policy but for the key's id", () => {
        for (const role of all("aws:iam/role:Role")) {
            const trust = JSON.parse(String(role.inputs["assumeRolePolicy"])) as { Version: string };
            assert.strictEqual(trust.Version, "2012-10-17", role.name);
        }
        for (const policy of ["aws:s3/bucketPolicy:BucketPolicy", "aws:sns/topicPolicy:TopicPolicy"]) {
            assert.deepStrictEqual(all(policy).flatMap(unknownInputs), []);
        }
        for (const { name, inputs, propertyDependencies } of all("aws:iam/rolePolicy:RolePolicy")) {
            const sources = propertyDependencies["policy"] ?? [];
            const namesKey = sources.some((urn) => byUrn.get(urn)?.type === KEY);
            assert.strictEqual(inputs["policy"] === UNKNOWN, namesKey, name);
        }
    });

    it("knows the names and dimensions of every alarm, and what they are compared with", () => {
        for (const { name, inputs } of all("aws:cloudwatch/metricAlarm:MetricAlarm")) {
            const { alarmActions, ...rest } = inputs;
            assert.ok(!holdsUnknown(rest), name);
            assert.ok(Array.isArray(alarmActions) && alarmActions.some((arn) => arn !== UNKNOWN), name);
        }
    });

    it("knows which model version each configuration is to have live, and which configuration goes live", () => {
        const models = all("aws:sagemaker/model:Model").map(({ inputs }) => inputs["primaryContainer"]);
        assert.deepStrictEqual(models.filter(holdsUnknown), []);
        for (const rollout of all("pulumi-nodejs:dynamic/mlops:EndpointRollout")) {
            assert.deepStrictEqual(unknownInputs(rollout), []);
            assert.match(String(rollout.inputs["endpointConfigName"]), /-endpoint-config-[0-9a-f]{7}$/);
        }
    });
});
