import * as assert from "node:assert";
import * as fc from "fast-check";
import { serverlessEndpointProblems } from "../../components/serving/serverlessEndpoint";
import { scalingProblems } from "../../components/scaling/problems/scalingProblems";
import { EndpointKind } from "../../components/shared/endpointKind";
import { serverlessArgs } from "../components/serving/servingFixtures";
import { temporaryFolder, TemporaryFolder } from "../rehearsal/policyRunner/packFixture";
import { productionProblems, rehearseServing, resourceOf, SERVERLESS } from "./servingStack";

/** Packs whose sources have just changed are built first. */
const TIMEOUT_MILLISECONDS = 180_000;

const CONFIG = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TARGET = "aws:appautoscaling/target:Target";

const ON_DEMAND = { memorySizeInMb: 2048, maxConcurrency: 20 };

describe("a stack with a serverless endpoint", function () {
    this.timeout(TIMEOUT_MILLISECONDS);
    let home: TemporaryFolder;
    before(() => {
        home = temporaryFolder();
    });
    after(() => {
        home.dispose();
    });

    function rehearsed(stack: "staging" | "prod", serverless: unknown, policies: boolean, preview = false) {
        return rehearseServing(stack, { "mlops:serverless": serverless }, home.folder, { policies, preview });
    }

    for (const stack of ["staging", "prod"] as const) {
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

    it("may be the only endpoint of its stack", async () => {
        const only = { "mlops:realtime": undefined, "mlops:multiModel": undefined };
        const changes = { ...only, "mlops:serverless": SERVERLESS };
        const options = { policies: true };
        const { policies, outputs } = await rehearseServing("prod", changes, home.folder, options);
        assert.deepStrictEqual(policies, []);
        const endpoints = outputs["endpoints"] as { endpointName: string }[];
        assert.deepStrictEqual(
            endpoints.map(({ endpointName }) => endpointName),
            ["diagnosis-prod-serverless"],
        );
        assert.deepStrictEqual(productionProblems(only), [
            "realtime: is required; set it; it must be given where no other endpoint is: realtime, asynchronous, serverless, multiModel",
        ]);
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
        const config = resourceOf(resources, CONFIG, "diagnosis-prod-serverless-endpoint-config");
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
        return productionProblems({ "mlops:serverless": serverless });
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
        const scaling = { ...SERVERLESS.scaling, maxCapacity: 30 };
        assert.deepStrictEqual(problems({ ...SERVERLESS, provisionedConcurrency: 21, scaling }), [
            "serverless.provisionedConcurrency: must not be above maxConcurrency (20), got 21; correct the value",
            "serverless.scaling.maxCapacity: must not be above maxConcurrency (20), got 30; correct the value",
        ]);
        assert.match(
            problems({ ...ON_DEMAND, scaling: SERVERLESS.scaling }).join(),
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
                    targetTracking: fc.constantFrom(SERVERLESS.scaling.targetTracking, [
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
