import * as assert from "node:assert";
import { setTimeout as sleep } from "node:timers/promises";
import { RunningFake, startFakeSageMaker } from "../support/fakeSageMaker/server";
import { CommandResult, Config, EngineProject, hasPulumi, StateResource, stepsOf } from "./engineProject";

const ENDPOINT = "diagnosis-staging";
const PACKAGE = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/diagnosis/";

const describeEngine = hasPulumi() ? describe : describe.skip;

function one(resources: StateResource[], type: string, name: string): StateResource {
    const [found, ...others] = resources.filter((r) => r.type === type && r.urn.endsWith(`::${name}`));
    assert.ok(found !== undefined && others.length === 0, `${type} ${name}`);
    return found;
}

/** Gives the staging stack what only production has: hours, and monitors. */
function withSchedules(config: Config): void {
    const { scaling } = config["mlops:realtime"];
    scaling.primary["schedules"] = [
        {
            name: "office-hours",
            schedule: "cron(0 7 ? * MON-FRI *)",
            restoreSchedule: "cron(0 19 ? * MON-FRI *)",
            timezone: "Europe/Berlin",
            minCapacity: 2,
        },
    ];
    const baseline = "s3://diagnosis-dev-artifacts-bucket-0a1b2c3/baseline";
    config["mlops:realtime"].monitoring = {
        baselineStatisticsUri: `${baseline}/statistics.json`,
        baselineConstraintsUri: `${baseline}/constraints.json`,
        driftAlarms: [{ feature: "mean_radius" }],
        modelQuality: {
            problemType: "BinaryClassification",
            groundTruthUri: "s3://diagnosis-labels/staging",
            probabilityAttribute: "0",
            probabilityThreshold: 0.5,
            baselineConstraintsUri: `${baseline}/quality/constraints.json`,
            alarms: [{ metric: "recall", threshold: 0.85 }],
        },
    };
}

/** That every one of these was done, and the last of each before the first of the next. */
function assertInOrder(done: readonly string[], ...wanted: string[]): void {
    for (const [at, each] of wanted.entries()) {
        assert.ok(done.includes(each), `${each} among ${done.join(", ")}`);
        const next = wanted[at + 1];
        assert.ok(
            next === undefined || done.lastIndexOf(each) < done.indexOf(next),
            `${each} before ${String(next)}: ${done.join(", ")}`,
        );
    }
}

describeEngine("the staging stack on the real Pulumi engine (needs a pulumi CLI on the PATH)", () => {
    let fake: RunningFake;
    let project: EngineProject;
    let endpointUrn: string;

    function serve(version: number): void {
        project.configure((config) => {
            config["mlops:modelPackageArn"] = `${PACKAGE}${version}`;
        });
    }

    function up(version: number): Promise<CommandResult> {
        serve(version);
        return project.pulumi(["up", "--yes", "--skip-preview"]);
    }

    function updateCalls(): number {
        return fake.service.log.filter(({ operation }) => operation === "UpdateEndpoint").length;
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
        project.configure(withSchedules);
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

    it("points a monitor's schedule at the new definition of its job before the old one goes", async () => {
        project.configure((config) => {
            const quality = config["mlops:realtime"].monitoring?.["modelQuality"] as Record<string, unknown>;
            quality["probabilityThreshold"] = 0.4;
        });
        const changed = await project.pulumi(["up", "--yes", "--skip-preview"]);
        assert.strictEqual(changed.code, 0, changed.output);
        const done = stepsOf(changed).map((step) => `${step.type} ${step.done}`);
        const definition = "aws-native:sagemaker:ModelQualityJobDefinition";
        assertInOrder(
            done,
            `${definition} created`,
            "aws:sagemaker:MonitoringSchedule updated",
            `${definition} deleted`,
        );
        assert.strictEqual(
            done.filter((step) => step.includes("MonitoringSchedule")).length,
            1,
            changed.output,
        );
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

    it("picks up the update that an interrupted deployment has begun, instead of asking for another", async () => {
        const before = live();
        const calls = updateCalls();
        fake.service.control({
            order: "scriptUpdates",
            endpointName: ENDPOINT,
            updates: [{ outcome: "succeeds", polls: 5 }],
        });
        serve(4);
        const interrupted = project.start(["up", "--yes", "--skip-preview"]);
        while (updateCalls() === calls) {
            await sleep(50);
        }
        interrupted.kill();
        await interrupted.ended;
        const locked = await project.pulumi(["up", "--yes", "--skip-preview"]);
        assert.match(locked.output, /the stack is currently locked/);
        const cancelled = await project.pulumi(["cancel", "--yes"]);
        assert.strictEqual(cancelled.code, 0, cancelled.output);

        const { code, output } = await up(4);
        assert.strictEqual(code, 0, output);
        assert.strictEqual(updateCalls(), calls + 1);
        assert.notStrictEqual(live().config, before.config);
        assert.ok(!configExists(before.config));
    });

    it("takes the scaling away before a variant changes its instance type, and makes it again afterwards", async () => {
        project.configure((config) => {
            for (const variant of config["mlops:realtime"].variants) {
                variant.instanceType = "ml.c5.xlarge";
            }
        });
        const result = await up(4);
        assert.strictEqual(result.code, 0, result.output);
        const order = stepsOf(result)
            .filter(({ done, type }) => done !== "replaced" && /appautoscaling|EndpointRollout/.test(type))
            .map(({ done, type }) => `${done} ${type.split(":").at(-1) ?? ""}`);
        assertInOrder(order, "deleted Policy", "deleted Target", "created EndpointRollout", "created Target");
        assertInOrder(order, "deleted ScheduledAction", "deleted Target", "created ScheduledAction");
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

    it("fails with the endpoint where SageMaker cannot go on, and says why", async () => {
        const before = live();
        fake.service.control({
            order: "scriptUpdates",
            endpointName: ENDPOINT,
            updates: [{ outcome: "fails", polls: 1, reason: "no capacity left" }],
        });
        const { code, output } = await up(5);
        assert.notStrictEqual(code, 0);
        assert.match(output, /diagnosis-staging is Failed.*SageMaker's reason: no capacity left/s);
        assert.ok(configExists(before.config));
    });

    it("takes the stack down when it is told to: policies, targets and schedules, the endpoint, its configurations", async () => {
        const unprotected = await project.pulumi(["state", "unprotect", "--all", "--yes"]);
        assert.strictEqual(unprotected.code, 0, unprotected.output);
        const result = await project.pulumi(["destroy", "--yes", "--skip-preview"]);
        assert.strictEqual(result.code, 0, result.output);
        assert.deepStrictEqual(fake.service.state(), { configs: [], endpoints: {} });
        const order = stepsOf(result).map(({ type }) => type.split(":").at(-1) ?? "");
        assertInOrder(order, "Policy", "Target", "Endpoint", "EndpointConfiguration", "Model");
        assertInOrder(order, "ScheduledAction", "Target");
        assertInOrder(order, "MonitoringSchedule", "Endpoint");
    });
});
