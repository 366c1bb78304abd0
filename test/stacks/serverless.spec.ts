import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import * as fc from "fast-check";
import { parse, stringify } from "yaml";
import { describeProblem } from "../../components/shared/problems/problems";
import { serverlessEndpointProblems } from "../../components/serving/serverlessEndpoint";
import { scalingProblems } from "../../components/scaling/problems/scalingProblems";
import { EndpointKind } from "../../components/shared/endpointKind";
import { servingSettings } from "../../infra/settings/servingSettings";
import { settingProblems } from "../../infra/settings/settingProblems";
import { RecordedResource } from "../../rehearsal/engine/recordedResource";
import { withoutTraces } from "../../rehearsal/engine/withoutTraces";
import { rehearse } from "../../rehearsal/stack/rehearseStack";
import { serverlessArgs } from "../components/serving/servingFixtures";
import { temporaryFolder, TemporaryFolder } from "../rehearsal/policyRunner/packFixture";

const ROOT = path.resolve(__dirname, "../..");
const VERSION = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/diagnosis/7";
/** Packs whose sources have just changed are built first. */
const TIMEOUT_MILLISECONDS = 180_000;

const CONFIG = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TARGET = "aws:appautoscaling/target:Target";

const SCALING = {
    minCapacity: 1,
    maxCapacity: 8,
    targetTracking: [{ name: "concurrency", provisionedConcurrencyPercent: 70 }],
};
const SERVERLESS = { memorySizeInMb: 2048, maxConcurrency: 20, provisionedConcurrency: 2, scaling: SCALING };
const ON_DEMAND = { memorySizeInMb: 2048, maxConcurrency: 20 };

function configOf(stack: string, serverless: unknown): Record<string, unknown> {
    const { config } = parse(fs.readFileSync(path.join(ROOT, `Pulumi.${stack}.yaml`), "utf8")) as {
        config: Record<string, unknown>;
    };
    return { ...config, "mlops:serverless": serverless };
}

describe("a stack with a serverless endpoint", function () {
    this.timeout(TIMEOUT_MILLISECONDS);
    let home: TemporaryFolder;
    before(() => {
        home = temporaryFolder();
    });
    after(() => {
        home.dispose();
    });

    async function rehearsed(stack: string, serverless: unknown, policies: boolean, preview = false) {
        const file = path.join(home.folder, `${stack}.yaml`);
        fs.writeFileSync(file, stringify({ config: configOf(stack, serverless) }));
        const options = { stack, settingsFile: file, modelPackageArn: VERSION, policies, preview };
        return (await withoutTraces(() => rehearse(options))).graph;
    }

    function named(resources: readonly RecordedResource[], type: string, name: string): RecordedResource {
        const found = resources.find((each) => each.type === type && each.name === name);
        return found ?? assert.fail(`no ${name}`);
    }

    for (const stack of ["staging", "prod"]) {
        it(`keeps every rule of ${stack}, with what is kept warm and its scaling`, async () => {
            const { policies } = await rehearsed(stack, SERVERLESS, true);
            assert.deepStrictEqual(policies, []);
        });
    }

    it("keeps every rule of staging on demand, at a preview too", async () => {
        assert.deepStrictEqual((await rehearsed("staging", ON_DEMAND, true)).policies, []);
        const { policies } = await rehearsed("staging", ON_DEMAND, true, true);
        assert.deepStrictEqual(
            policies.filter(({ level }) => level === "mandatory"),
            [],
        );
    });

    it("is stopped in production where nothing is kept warm", async () => {
        const { policies } = await rehearsed("prod", ON_DEMAND, true);
        assert.deepStrictEqual(
            policies.map(({ policy }) => policy),
            ["sagemaker-serverless-bounds"],
        );
    });

    it("tells the deploy pipeline that it is serverless, and has an alarm for each name that it tells", async () => {
        const { outputs, resources } = await rehearsed("prod", SERVERLESS, false);
        const endpoints = outputs["endpoints"] as Record<string, unknown>[];
        const own = endpoints.find(({ serverless }) => serverless === true);
        const config = named(resources, CONFIG, "diagnosis-prod-serverless-endpoint-config");
        const { alarmNames, ...rest } = own ?? {};
        assert.deepStrictEqual(rest, {
            endpointConfigName: config.outputs["name"],
            endpointName: "diagnosis-prod-serverless",
            serverless: true,
        });
        assert.deepStrictEqual(
            resources
                .filter(
                    ({ type, name }) => type === ALARM && name.startsWith("diagnosis-prod-serverless-alarms"),
                )
                .map(({ outputs: { name } }) => name)
                .sort(),
            Object.values(alarmNames as Record<string, string>).sort(),
        );
    });

    it("scales its provisioned concurrency, and not that of the endpoint on instances", async () => {
        const { resources } = await rehearsed("prod", SERVERLESS, false);
        const dimensions = resources
            .filter(({ type }) => type === TARGET)
            .map(({ inputs }) => [inputs["resourceId"], inputs["scalableDimension"]]);
        assert.ok(
            dimensions.some(
                ([id, dimension]) =>
                    id === "endpoint/diagnosis-prod-serverless/variant/AllTraffic" &&
                    dimension === "sagemaker:variant:DesiredProvisionedConcurrency",
            ),
        );
        assert.strictEqual(
            dimensions.filter(([, dimension]) => dimension === "sagemaker:variant:DesiredInstanceCount")
                .length,
            2,
        );
    });
});

describe("settings of a serverless endpoint", () => {
    function problems(serverless: unknown): string[] {
        const given = Object.fromEntries(
            Object.entries(configOf("prod", serverless))
                .filter(([key]) => key.startsWith("mlops:"))
                .map(([key, value]) => [key.slice("mlops:".length), value]),
        );
        const all = { model: "diagnosis", ...given };
        const parsed = servingSettings.safeParse(all);
        return parsed.success
            ? []
            : settingProblems(parsed.error.issues, all, servingSettings).map(describeProblem);
    }

    it("are fine as the documentation has them", () => {
        assert.deepStrictEqual([problems(SERVERLESS), problems(ON_DEMAND)], [[], []]);
    });

    it("refuse what SageMaker does not have, all at once", () => {
        assert.deepStrictEqual(
            problems({ memorySizeInMb: 2000, maxConcurrency: 201, provisionedConcurrency: 0 }).map((line) =>
                line.slice(0, line.indexOf(":")),
            ),
            ["serverless.memorySizeInMb", "serverless.maxConcurrency", "serverless.provisionedConcurrency"],
        );
    });

    it("refuse concurrency beyond the maximum, and scaling of none", () => {
        const scaling = { ...SCALING, maxCapacity: 30 };
        assert.deepStrictEqual(problems({ ...SERVERLESS, provisionedConcurrency: 21, scaling }), [
            "serverless.provisionedConcurrency: must not be above maxConcurrency (20), got 21; correct the value",
            "serverless.scaling.maxCapacity: must not be above maxConcurrency (20), got 30; correct the value",
        ]);
        assert.match(
            problems({ ...ON_DEMAND, scaling: SCALING }).join(),
            /^serverless\.scaling: must be left out without provisionedConcurrency, SageMaker scales the rest itself/,
        );
        assert.deepStrictEqual(problems({ ...SERVERLESS, provisionedConcurrency: 9 }), [
            "serverless.provisionedConcurrency: must lie between scaling.minCapacity and maxCapacity (1 and 8), got 9; correct the value",
        ]);
    });

    it("refuse what other endpoints have", () => {
        assert.match(
            problems({ ...ON_DEMAND, dataCapturePercent: 100, instanceType: "ml.m5.large" }).join("\n"),
            /serverless\.dataCapturePercent: is not a setting[^]*serverless\.instanceType: is not a setting/,
        );
    });

    it("let nothing through that the components refuse", () => {
        const number = fc.integer({ min: -1, max: 203 });
        const given = fc.record(
            {
                memorySizeInMb: fc.constantFrom(0, 1024, 1500, 2048, 6144, 7168),
                maxConcurrency: number,
                provisionedConcurrency: number,
                scaling: fc.record({
                    minCapacity: number,
                    maxCapacity: number,
                    targetTracking: fc.constantFrom(SCALING.targetTracking, [
                        { name: "a", provisionedConcurrencyPercent: 100 },
                    ]),
                }),
            },
            { requiredKeys: ["memorySizeInMb", "maxConcurrency"] },
        );
        fc.assert(
            fc.property(given, ({ scaling, ...capacity }) => {
                const settings = scaling === undefined ? capacity : { ...capacity, scaling };
                if (problems(settings).length > 0) {
                    return;
                }
                assert.deepStrictEqual(serverlessEndpointProblems("fraud", serverlessArgs(capacity)), []);
                if (scaling !== undefined) {
                    const endpointKind = EndpointKind.Serverless;
                    assert.deepStrictEqual(scalingProblems({ endpointKind, ...scaling }), []);
                }
            }),
            { seed: 42, numRuns: 1000 },
        );
    });
});
