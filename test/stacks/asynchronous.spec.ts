import * as assert from "node:assert";
import { temporaryFolder, TemporaryFolder } from "../rehearsal/policyRunner/packFixture";
import { ASYNCHRONOUS, productionProblems, rehearseServing, resourceOf } from "./servingStack";

/** Packs whose sources have just changed are built first. */
const TIMEOUT_MILLISECONDS = 180_000;

const TOPIC = "aws:sns/topic:Topic";
const CONFIG = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const ROLLOUT = "pulumi-nodejs:dynamic/mlops:EndpointRollout";

describe("a stack with an asynchronous endpoint", function () {
    this.timeout(TIMEOUT_MILLISECONDS);
    let home: TemporaryFolder;
    before(() => {
        home = temporaryFolder();
    });
    after(() => {
        home.dispose();
    });

    function rehearsed(stack: "staging" | "prod", asynchronous: unknown, policies: boolean) {
        return rehearseServing(stack, { "mlops:asynchronous": asynchronous }, home.folder, { policies });
    }

    for (const stack of ["staging", "prod"] as const) {
        it(`keeps every rule of ${stack}`, async () => {
            const { policies } = await rehearsed(stack, ASYNCHRONOUS, true);
            assert.deepStrictEqual(policies, []);
        });
    }

    it("tells callers where requests go and answers come from, and the deploy pipeline that it is asynchronous", async () => {
        const { outputs, resources } = await rehearsed("prod", ASYNCHRONOUS, false);
        const endpoints = outputs["endpoints"] as Record<string, unknown>[];
        const own = endpoints.find(({ asynchronous }) => asynchronous === true);
        const bucket = String(outputs["artifactBucketName"]);
        const under = `s3://${bucket}/async-inference/diagnosis-prod-async`;
        const topics = ["successes", "errors"].map(
            (what) => resourceOf(resources, TOPIC, `diagnosis-prod-async-${what}-topic`).outputs["arn"],
        );
        const { endpointConfigName, alarmNames, ...rest } = own ?? {};
        assert.deepStrictEqual(rest, {
            asynchronous: true,
            endpointName: "diagnosis-prod-async",
            errorTopicArn: topics[1],
            failureUri: `${under}/failure`,
            inputUri: `${under}/input`,
            outputUri: `${under}/output`,
            successTopicArn: topics[0],
        });
        const config = resourceOf(resources, CONFIG, "diagnosis-prod-async-endpoint-config");
        assert.strictEqual(endpointConfigName, config.outputs["name"]);
        assert.deepStrictEqual(
            resources
                .filter(({ type, name }) => type === ALARM && name.startsWith("diagnosis-prod-async-alarms"))
                .map(({ outputs: { name } }) => name)
                .sort(),
            Object.values(alarmNames as Record<string, string>).sort(),
        );
    });

    it("costs nothing but its alarms where it may go to zero, and what it may grow to at most", async () => {
        const { cost } = await rehearsed("prod", ASYNCHRONOUS, false);
        const own = cost.items.find(({ urn }) => urn.endsWith("::diagnosis-prod-async-endpoint"));
        assert.match(own?.basis ?? "", /^AllTraffic: 0 to 4 x ml\.m5\.xlarge/);
        assert.ok(own?.min === 0 && own.max > 0);
    });

    it("goes live at once where it may be too small to be divided, and by a canary where it is not", async () => {
        const strategy = async (asynchronous: unknown): Promise<unknown> => {
            const { resources } = await rehearsed("prod", asynchronous, false);
            const rollout = resourceOf(resources, ROLLOUT, "diagnosis-prod-async-endpoint-rollout");
            return (rollout.inputs["deployment"] as Record<string, unknown>)["strategy"];
        };
        assert.strictEqual(await strategy(ASYNCHRONOUS), "allAtOnce");
        assert.strictEqual(await strategy({ ...ASYNCHRONOUS, scaling: undefined }), "canary");
        const awake = { ...ASYNCHRONOUS, scaling: { ...ASYNCHRONOUS.scaling, minCapacity: 2 } };
        assert.strictEqual(await strategy(awake), "canary");
    });
});

describe("settings of an asynchronous endpoint", () => {
    function problems(asynchronous: unknown): string[] {
        return productionProblems({ "mlops:asynchronous": asynchronous });
    }

    it("are fine as the documentation has them", () => {
        assert.deepStrictEqual(problems(ASYNCHRONOUS), []);
    });

    it("take no metric that is not published, and say which are", () => {
        const scaling = {
            ...ASYNCHRONOUS.scaling,
            targetTracking: [{ name: "i", invocationsPerMinutePerInstance: 600 }],
        };
        assert.deepStrictEqual(problems({ ...ASYNCHRONOUS, scaling }), [
            "asynchronous.scaling.targetTracking[0].invocationsPerMinutePerInstance: is not a setting; remove it; known here: backlogPerInstance, cpuPercentPerVcpu, disableScaleIn, name, scaleInCooldownSeconds, scaleOutCooldownSeconds",
        ]);
    });

    it("refuse a count outside the bounds, and a step by step rollout of a fleet that may have no two steps", () => {
        const wrong = { ...ASYNCHRONOUS, initialInstanceCount: 5, rollout: { strategy: "canary" } };
        assert.deepStrictEqual(problems(wrong), [
            "asynchronous.initialInstanceCount: must lie between scaling.minCapacity and maxCapacity (0 and 4), got 5; correct the value",
            'asynchronous.rollout.strategy: must be allAtOnce where there may be fewer than 2 instances, of which no part can go first, got "canary"; correct the value',
        ]);
    });

    it("count a schedule that lets the instances go, however many are kept at other times", () => {
        const schedules = [
            {
                name: "night",
                schedule: "cron(0 20 ? * * *)",
                restoreSchedule: "cron(0 6 ? * * *)",
                timezone: "Europe/Berlin",
                minCapacity: 0,
            },
        ];
        const scaling = { ...ASYNCHRONOUS.scaling, minCapacity: 2, schedules };
        const rollout = { strategy: "linear" };
        assert.strictEqual(problems({ ...ASYNCHRONOUS, scaling, rollout }).length, 1);
        const awake = { ...scaling, schedules: [] };
        assert.deepStrictEqual(problems({ ...ASYNCHRONOUS, scaling: awake, rollout }), []);
    });
});
