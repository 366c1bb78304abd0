import * as assert from "node:assert";
import * as fc from "fast-check";
import * as pulumi from "@pulumi/pulumi";
import { Foundation, locationOf } from "../../infra/foundation";
import { checkSettings, ServingStackSettings, SettingsError } from "../../infra/settings";
import { servingSettings } from "../../infra/settings/schema/servingSettings";
import { RecordedResource } from "../../rehearsal/engine/recordedResource";
import { withoutTraces } from "../../rehearsal/engine/withoutTraces";
import { createEndpoints } from "../../stacks/serving";
import { record } from "../support/recorder";
import { Change, updatePlan } from "../support/updatePlan";
import { ASYNCHRONOUS, SERVERLESS, stackValues } from "./servingStack";
import { Settings, SETTINGS, singleChanges } from "./settingsChanges";

const ENDPOINT = "aws:sagemaker/endpoint:Endpoint";
const CONFIG = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const ROLLOUT = "pulumi-nodejs:dynamic/mlops:EndpointRollout";
const RUNS = 40;
const TIMEOUT_MILLISECONDS = 600_000;
const APPROVED = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/diagnosis/1";

/** The production stack's settings, with a version live and an endpoint of every kind. */
function production(): Settings {
    const kinds = { "mlops:asynchronous": ASYNCHRONOUS, "mlops:serverless": SERVERLESS };
    return { modelPackageArn: APPROVED, ...stackValues("prod", kinds) };
}

function foundation(settings: ServingStackSettings): Foundation {
    const prefix = `${settings.model}-${settings.environment}`;
    return {
        location: locationOf(settings),
        prefix,
        tags: { model: settings.model, environment: settings.environment, ...settings.tags },
        keyArn: pulumi.output("arn:aws:kms:eu-central-1:111122223333:key/1"),
        network: { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] },
        vpcId: pulumi.output("vpc-1"),
        artifactBucketName: pulumi.output(`${prefix}-artifacts`),
        topicArn: pulumi.output(`arn:aws:sns:eu-central-1:111122223333:${prefix}`),
    };
}

/** Settings that are checked; undefined where they are refused. */
function checked(given: Settings): ServingStackSettings | undefined {
    try {
        const settings = checkSettings("prod", given, { region: "eu-central-1" });
        assert.ok(settings.kind === "serving");
        return { ...settings, notificationUrl: undefined };
    } catch (error) {
        assert.ok(error instanceof SettingsError, String(error));
        return undefined;
    }
}

/** What the stack declares with these settings; undefined where they are refused, which no component does then. */
async function declared(given: Settings): Promise<RecordedResource[] | undefined> {
    const settings = checked(given);
    if (settings === undefined) {
        return undefined;
    }
    const { resources } = await withoutTraces(() =>
        record(() => {
            createEndpoints(settings, foundation(settings), settings.modelPackageArn);
        }),
    );
    return resources;
}

/** What happens to the resources of one type. */
function changesOf(plan: Map<string, Change>, type: string): Change[] {
    return [...plan].filter(([urn]) => urn.includes(`$${type}::`)).map(([, change]) => change);
}

describe("the endpoints of the production stack, whichever single setting changes", () => {
    let live: RecordedResource[];

    before(async () => {
        live = (await declared(production())) ?? [];
    });

    it("are of every kind to begin with, all protected", () => {
        const endpoints = live.filter(({ type }) => type === ENDPOINT);
        assert.deepStrictEqual(
            endpoints.map(({ name, options }) => `${name} ${String(options.protect)}`).sort(),
            [
                "diagnosis-prod-async-endpoint true",
                "diagnosis-prod-multi-endpoint true",
                "diagnosis-prod-realtime-endpoint true",
                "diagnosis-prod-serverless-endpoint true",
            ],
        );
    });

    it("are never replaced nor deleted, and no configuration is deleted but after a rollout away from it", async () => {
        let planned = 0;
        await fc.assert(
            fc.asyncProperty(singleChanges(production()), async ({ after }) => {
                const resources = await declared(after);
                if (resources === undefined) {
                    return;
                }
                planned += 1;
                const plan = await updatePlan(live, resources);
                const stays: Change[] = ["same", "update", "refused"];
                assert.ok(
                    changesOf(plan, ENDPOINT).every((change) => stays.includes(change)),
                    "an endpoint would go",
                );
                assertConfigsOutlive(plan, resources);
            }),
            { seed: 42, numRuns: RUNS, endOnFailure: true },
        );
        assert.ok(
            planned > RUNS / 2,
            `only ${String(planned)} changes were not refused before there was a plan`,
        );
    }).timeout(TIMEOUT_MILLISECONDS);

    /** A deletion that the engine refuses stops the update before any deletion. */
    function assertConfigsOutlive(plan: Map<string, Change>, after: readonly RecordedResource[]): void {
        if ([...plan.values()].includes("refused")) {
            return;
        }
        for (const config of live.filter(({ type }) => type === CONFIG)) {
            const change = plan.get(config.urn);
            assert.notStrictEqual(change, "delete", "a configuration would go with its endpoint there");
            if (change === "replace") {
                const rollout = after.find(
                    ({ type, propertyDependencies }) =>
                        type === ROLLOUT && propertyDependencies["endpointConfigName"]?.includes(config.urn),
                );
                assert.ok(
                    rollout,
                    "a rollout waits for the new configuration and comes before the old one goes",
                );
                assert.ok(
                    ["update", "replace"].includes(plan.get(rollout.urn) ?? ""),
                    "the rollout takes place",
                );
                assert.ok(!("name" in config.inputs), "both configurations have a name of their own");
            }
        }
    }

    it("know every setting that there is", () => {
        const roots = new Set(SETTINGS.map(([path]) => path.split(".")[0]));
        assert.deepStrictEqual([...roots].sort(), Object.keys(servingSettings.shape).sort());
        const nested = (parent: string): string[] =>
            SETTINGS.flatMap(([path]) => (path.startsWith(`${parent}.`) ? [path.split(".")[1] ?? ""] : []));
        assert.deepStrictEqual(
            [...new Set(nested("realtime"))].sort(),
            Object.keys(servingSettings.shape.realtime.unwrap().shape).sort(),
        );
        assert.deepStrictEqual(
            [...new Set(nested("asynchronous"))].sort(),
            Object.keys(servingSettings.shape.asynchronous.unwrap().shape).sort(),
        );
        assert.deepStrictEqual(
            [...new Set(nested("serverless"))].sort(),
            Object.keys(servingSettings.shape.serverless.unwrap().shape).sort(),
        );
        assert.deepStrictEqual(
            [...new Set(nested("multiModel"))].sort(),
            Object.keys(servingSettings.shape.multiModel.unwrap().shape).sort(),
        );
    });
});

describe("the engine's plan, as these tests have it", () => {
    const urn = `urn:pulumi:prod::p::a$${ENDPOINT}::e`;

    function endpoint(
        inputs: Record<string, unknown>,
        protect = false,
        ignored: string[] = [],
    ): RecordedResource {
        return {
            ...{ urn, type: ENDPOINT, name: "e", custom: true, parent: null, inputs, outputs: {} },
            ...{ dependencies: [], propertyDependencies: {} },
            options: { protect, retainOnDelete: false, ignoreChanges: ignored },
        };
    }

    async function plan(before: RecordedResource, after?: RecordedResource): Promise<Change | undefined> {
        return (await updatePlan([before], after === undefined ? [] : [after])).get(urn);
    }

    const alarms = (name: string) => ({
        deploymentConfig: { autoRollbackConfiguration: { alarms: [{ alarmName: name }] } },
    });

    it("sees the change that replaces an endpoint of the AWS provider: its rollback alarms", async () => {
        assert.strictEqual(await plan(endpoint(alarms("a")), endpoint(alarms("b"))), "replace");
        assert.strictEqual(await plan(endpoint(alarms("a"), true), endpoint(alarms("b"), true)), "refused");
        const ignored = endpoint(alarms("b"), true, ["deploymentConfig"]);
        assert.strictEqual(await plan(endpoint(alarms("a"), true), ignored), "same");
    });

    it("sees a resource that goes, and one that changes in place", async () => {
        assert.strictEqual(await plan(endpoint({})), "delete");
        assert.strictEqual(await plan(endpoint({}, true)), "refused");
        assert.strictEqual(
            await plan(endpoint({ endpointConfigName: "a" }), endpoint({ endpointConfigName: "b" })),
            "update",
        );
    });
});
