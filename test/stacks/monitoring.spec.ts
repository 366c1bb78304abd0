import * as assert from "node:assert";
import { RecordedResource } from "../../rehearsal/engine/recordedResource";
import { temporaryFolder, TemporaryFolder } from "../rehearsal/policyRunner/packFixture";
import { LABEL_MONITORS, withMonitors } from "./labelMonitors";
import { servingStack } from "./servingStack";

const PLATFORM_KEY = /^arn:aws:kms:eu-central-1:111122223333:key\//;
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const PROVIDER = "pulumi:providers:aws-native";

describe("a production stack that learns later what was true", function () {
    this.timeout(60_000);
    let home: TemporaryFolder;
    let resources: RecordedResource[];
    before(async () => {
        home = temporaryFolder();
        resources = await servingStack("prod", withMonitors(LABEL_MONITORS), home.folder);
    });
    after(() => {
        home.dispose();
    });

    function named(name: string): RecordedResource {
        const found = resources.find((resource) => resource.name === `diagnosis-prod-${name}`);
        assert.ok(found !== undefined, name);
        return found;
    }

    it("has a schedule for each kind of monitor, each with its own times", () => {
        const kinds = ["data-quality", "model-quality", "model-bias"].map((kind) => {
            const config = named(`${kind}-schedule`).inputs["monitoringScheduleConfig"] as {
                monitoringType: string;
                scheduleConfig: { scheduleExpression: string };
            };
            return [config.monitoringType, config.scheduleConfig.scheduleExpression];
        });
        assert.deepStrictEqual(kinds, [
            ["DataQuality", "cron(0 * ? * * *)"],
            ["ModelQuality", "cron(0 6 ? * * *)"],
            ["ModelBias", "cron(0 6 ? * * *)"],
        ]);
    });

    it("makes them by one provider, for the account of the stack alone", () => {
        const providers = resources.filter(({ type }) => type === PROVIDER);
        assert.deepStrictEqual(
            providers.map(({ inputs }) => [inputs["region"], inputs["allowedAccountIds"]]),
            [["eu-central-1", '["111122223333"]']],
        );
    });

    it("reads baselines with the platform's key", () => {
        for (const kind of ["model-quality", "model-bias"]) {
            const policy = String(named(`${kind}-role-policy`).inputs["policy"]);
            const { Statement } = JSON.parse(policy) as { Statement: { Sid: string; Resource: string }[] };
            const decrypt = Statement.find(({ Sid }) => Sid === "DecryptBaseline");
            assert.match(decrypt?.Resource ?? "", PLATFORM_KEY);
        }
    });

    it("trains again for what drifts, for a model that gets worse, and for one that favours a group", () => {
        const pattern = String(named("retraining-event-rule").inputs["eventPattern"]);
        const names = [
            "data-quality-alarm-mean_radius",
            "model-quality-alarm-recall",
            "model-bias-alarm-DPPL-age-1-min",
        ];
        for (const name of names) {
            assert.ok(pattern.includes(String(named(name).outputs["name"])), name);
        }
    });

    it("shows every endpoint and the state of every alarm on a dashboard, and none where nobody wants it", async () => {
        const body = String(named("dashboard").inputs["dashboardBody"]);
        for (const { name, type, outputs } of resources) {
            if (type === "aws:sagemaker/endpoint:Endpoint") {
                assert.ok(body.includes(`## ${String(outputs["name"])}"`), name);
            }
            const isOfModel = type === ALARM && !/dead-letter|scaling/.test(name);
            assert.ok(!isOfModel || body.includes(`${String(outputs["name"])}"`), name);
        }
        const plain = await servingStack("prod", { "mlops:dashboard": false }, home.folder);
        assert.ok(plain.every(({ type }) => type !== "aws:cloudwatch/dashboard:Dashboard"));
    });

    it("takes no provider where no monitor needs labels, and says where it cannot have one", async () => {
        const plain = await servingStack("prod", {}, home.folder);
        assert.ok(plain.every(({ type }) => type !== PROVIDER));
        const role = { roleArn: "arn:aws:iam::111122223333:role/deployer" };
        await assert.rejects(
            servingStack(
                "prod",
                { ...withMonitors(LABEL_MONITORS), "aws:assumeRoles": [role, role] },
                home.folder,
            ),
            /mlops:realtime\.monitoring: modelQuality and modelBias must be left out with several aws:assumeRoles/,
        );
    });
});
