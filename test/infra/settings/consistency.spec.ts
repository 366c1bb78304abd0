import * as assert from "node:assert";
import * as fc from "fast-check";
import { z } from "zod";
import { checkSettings, Settings } from "../../../infra/settings";
import { platformSettings } from "../../../infra/settings/schema/platformSettings";
import { servingSettings } from "../../../infra/settings/schema/servingSettings";
import { runProgram } from "../../../rehearsal/engine/runProgram";
import { withoutTraces } from "../../../rehearsal/engine/withoutTraces";
import { cloudSimulation } from "../../../rehearsal/simulation/cloudSimulation";
import { composeStack } from "../../../stacks/compose";
import { LABEL_MONITORS, withMonitors } from "../../stacks/labelMonitors";
import { ASYNCHRONOUS, problemsOf, SERVERLESS, stackValues } from "../../stacks/servingStack";
import { LOCATION } from "../../support/recorder";
import { oddSettings } from "./oddSettings";

const TIMEOUT_MILLISECONDS = 600_000;
const RUNS = 40;
const VERSION = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/diagnosis/1";

type Values = Record<string, unknown>;

/** The production stack with everything that it may have. */
function serving(changes: Values = {}): Values {
    const more = {
        ...withMonitors(LABEL_MONITORS),
        "mlops:asynchronous": ASYNCHRONOUS,
        "mlops:serverless": SERVERLESS,
    };
    return { ...stackValues("prod", more), modelPackageArn: VERSION, ...changes };
}

/** The platform stack with everything that it may have. */
function platform(changes: Values = {}): Values {
    const { training, environments, ...rest } = stackValues("dev");
    const baselines = {
        bias: { facetColumn: "age", facetValues: ["1"], favourableLabels: ["0"] },
        explainability: {},
    };
    const [staging, prod] = environments as object[];
    const deploymentWindow = { schedule: "* * 9-16 ? * MON-THU *", timezone: "Europe/Berlin" };
    return {
        ...rest,
        training: { ...(training as object), baselines },
        environments: [staging, { ...prod, deploymentWindow }],
        trials: { branches: ["feature/**"] },
        ...changes,
    };
}

function check(given: Values): Settings {
    return { ...checkSettings("test", given, { region: LOCATION.region }), notificationUrl: undefined };
}

/** What is wrong with settings, without what to do about it. */
function rulesOf(given: Values): string[] {
    return problemsOf(given).map((problem) => problem.slice(0, problem.lastIndexOf("; ")));
}

/** What is left to the component, as it breaks a policy. */
const LEFT_TO_COMPONENT =
    /approvals: must hold at least one approval, because the environment is production, got \[\]; [^\n]*$/;

/** Composes a stack, which throws what a component refuses. */
async function compose(settings: Settings): Promise<void> {
    const simulation = cloudSimulation({ ...LOCATION, preview: false, modelPackageArn: undefined });
    const surroundings = { project: "mlops", stack: "test", config: {}, secretKeys: [], preview: false };
    await withoutTraces(() =>
        runProgram({ ...surroundings, simulation, program: () => composeStack(settings) }),
    );
}

describe("settings that are right one by one", function () {
    this.timeout(TIMEOUT_MILLISECONDS);

    const kinds = [
        { values: platform(), schema: platformSettings },
        { values: serving(), schema: servingSettings },
    ];
    for (const { values, schema } of kinds) {
        const kind = String(values["kind"]);

        it(`are fine as a ${kind} stack has them`, async () => {
            await compose(check(values));
        });

        it(`are refused before anything is made, or make a ${kind} stack that no component refuses`, async () => {
            let made = 0;
            const known = ["aws:region", ...Object.keys((schema as z.ZodObject).shape)];
            await fc.assert(
                fc.asyncProperty(oddSettings(schema, values), async (odd) => {
                    const wrong = problemsOf(odd);
                    for (const problem of wrong) {
                        const [, setting = ""] = /^((?:aws:)?\w+)/.exec(problem) ?? [];
                        assert.ok(
                            known.includes(setting) || problem.includes("is not a setting"),
                            `no setting: ${problem}`,
                        );
                    }
                    if (wrong.length === 0) {
                        made += 1;
                        await compose(check(odd)).catch((error: unknown) => {
                            assert.match(String(error), LEFT_TO_COMPONENT);
                        });
                    }
                }),
                { numRuns: RUNS },
            );
            assert.ok(made > 0, "nothing odd was right");
        });
    }

    it("are held against each other all at once, beside what is wrong by itself", () => {
        const { training } = platform() as { training: object };
        const wrong = platform({
            accountId: "12",
            network: { cidrBlock: "8.8.0.0/16" },
            training: { ...training, task: "regression", train: { instanceType: "ml.m5.xlrage" } },
            retrainingSchedule: "rate(1 days)",
            registry: { lifecycle: { schedule: "cron(nonsense)" } },
            deployment: { buildsInVpc: true },
        });
        assert.deepStrictEqual(rulesOf(wrong), [
            'accountId: must be 12 digits, in quotation marks, got "12"',
            'network.cidrBlock: must lie in a private range, one of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, got "8.8.0.0/16"',
            'training.train.instanceType: must be an instance type of a size that SageMaker has, got "ml.m5.xlrage"',
            'training.metrics[0].name: must be a metric of a regression model, got "auc"',
            'retrainingSchedule: must be an EventBridge schedule in UTC, got "rate(1 days)"',
            'registry.lifecycle.schedule: must be an EventBridge schedule in UTC, got "cron(nonsense)"',
            "deployment.buildsInVpc: must be false where network.natGateways is none, as builds install packages, got true",
        ]);
    });

    it("are named as the settings file has them, whichever component would refuse them", () => {
        const { realtime } = serving() as { realtime: { scaling: { primary: object }; monitoring: object } };
        const { primary } = realtime.scaling as { primary: { schedules: object[] } };
        const schedules = primary.schedules.map((schedule) => ({ ...schedule, timezone: "Europe/Berlim" }));
        const wrong = serving({
            realtime: {
                ...realtime,
                variants: [{ name: "primary", instanceType: "ml.m5.xlrage", initialInstanceCount: 1 }],
                scaling: { primary: { ...primary, schedules } },
                monitoring: { ...realtime.monitoring, schedule: "cron(0 3 ? * MON *)" },
            },
            asynchronous: { ...ASYNCHRONOUS, instanceType: "ml.t3.medium" },
        });
        assert.deepStrictEqual(rulesOf(wrong), [
            'realtime.variants[0].instanceType: must be an instance type of a size that SageMaker has, got "ml.m5.xlrage"',
            "realtime.rollout.strategy: canary needs at least 2 instances of variant primary to move a part of them, got 1",
            'realtime.scaling.primary.schedules[0].timezone: must be an IANA time zone, got "Europe/Berlim"',
            'realtime.monitoring.schedule: must be hourly, daily or every n hours, on the hour, got "cron(0 3 ? * MON *)"',
            'asynchronous.instanceType: must not be burstable, Application Auto Scaling refuses such variants, got "ml.t3.medium"',
        ]);
    });

    it("make no name that is too long, and say by how much it would be", () => {
        const longest = { model: "diagnosis-diagnosisx", environment: "stagingstagi" };
        assert.deepStrictEqual(problemsOf(serving(longest)), [
            'model: must make diagnosis-diagnosisx-stagingstagi-model-quality, which names begin with, at most 40 characters long, got "diagnosis-diagnosisx"; shorten the names of model, environment and variants by 7',
        ]);
    });

    it("let the longest names be that they allow", async () => {
        const model = "diagnosis-diagnosisx";
        await compose(check(serving({ model, environment: "stage" })));
        assert.strictEqual(problemsOf(serving({ model, environment: "stages" })).length, 1);
    });

    it("refuse trials of an archive, which has no branches", () => {
        const buildSource = { s3: { bucketName: "code", objectKey: "code.zip" } };
        assert.deepStrictEqual(rulesOf(platform({ buildSource })), [
            'trials: must be left out for an archive in S3, which has no branches, got {"branches":["feature/**"],"excludedBranches":[]}',
        ]);
    });
});
