import * as assert from "node:assert";
import { spawnSync } from "node:child_process";
import * as fc from "fast-check";
import { deploymentConfig } from "../../../../components/serving/rollout/deploymentConfig";
import {
    planRollout,
    RolloutArgs,
    RolloutStrategy,
} from "../../../../components/serving/rollout/rolloutArgs";
import { rolloutProblems } from "../../../../components/serving/rollout/rolloutProblems";

function configOf(args: RolloutArgs, alarms: string[] = ["errors"]): unknown {
    return deploymentConfig(planRollout(args), alarms);
}

describe("deploymentConfig", () => {
    it("writes a canary", () => {
        const args = {
            strategy: RolloutStrategy.Canary,
            stepPercent: 20,
            waitSeconds: 300,
            timeoutSeconds: 3600,
        };
        assert.deepStrictEqual(configOf(args, ["errors", "latency"]), {
            BlueGreenUpdatePolicy: {
                TrafficRoutingConfiguration: {
                    Type: "CANARY",
                    WaitIntervalInSeconds: 300,
                    CanarySize: { Type: "CAPACITY_PERCENT", Value: 20 },
                },
                TerminationWaitInSeconds: 300,
                MaximumExecutionTimeoutInSeconds: 3600,
            },
            AutoRollbackConfiguration: { Alarms: [{ AlarmName: "errors" }, { AlarmName: "latency" }] },
        });
    });

    it("writes a linear shift", () => {
        const args = {
            strategy: RolloutStrategy.Linear,
            stepPercent: 50,
            waitSeconds: 60,
            timeoutSeconds: 3600,
        };
        assert.deepStrictEqual(configOf(args), {
            BlueGreenUpdatePolicy: {
                TrafficRoutingConfiguration: {
                    Type: "LINEAR",
                    WaitIntervalInSeconds: 60,
                    LinearStepSize: { Type: "CAPACITY_PERCENT", Value: 50 },
                },
                TerminationWaitInSeconds: 300,
                MaximumExecutionTimeoutInSeconds: 3600,
            },
            AutoRollbackConfiguration: { Alarms: [{ AlarmName: "errors" }] },
        });
    });

    it("writes a rolling update", () => {
        const args = { strategy: RolloutStrategy.Rolling, waitSeconds: 60, timeoutSeconds: 3600 };
        assert.deepStrictEqual(configOf(args), {
            RollingUpdatePolicy: {
                MaximumBatchSize: { Type: "CAPACITY_PERCENT", Value: 25 },
                WaitIntervalInSeconds: 60,
                RollbackMaximumBatchSize: { Type: "CAPACITY_PERCENT", Value: 100 },
                MaximumExecutionTimeoutInSeconds: 3600,
            },
            AutoRollbackConfiguration: { Alarms: [{ AlarmName: "errors" }] },
        });
    });

    it("writes an update all at once, without rollback where there are no alarms", () => {
        assert.deepStrictEqual(configOf({ strategy: "allAtOnce", waitSeconds: 0, timeoutSeconds: 600 }, []), {
            BlueGreenUpdatePolicy: {
                TrafficRoutingConfiguration: { Type: "ALL_AT_ONCE", WaitIntervalInSeconds: 0 },
                TerminationWaitInSeconds: 300,
                MaximumExecutionTimeoutInSeconds: 600,
            },
        });
    });

    it("is accepted by AWS's service model for every rollout that has no problems", function () {
        const some = (max: number): fc.Arbitrary<number | undefined> =>
            fc.option(fc.integer({ min: 0, max }), { nil: undefined });
        const rollouts = fc
            .record({
                strategy: fc.constantFrom(...Object.values(RolloutStrategy)),
                stepPercent: some(60),
                waitSeconds: some(4000),
                timeoutSeconds: some(15000),
            })
            .map(
                (args) =>
                    Object.fromEntries(Object.entries(args).filter(([, v]) => v !== undefined)) as unknown,
            ) as fc.Arbitrary<RolloutArgs>;
        const accepted = fc
            .sample(rollouts, { numRuns: 400, seed: 42 })
            .filter((args) => rolloutProblems("rollout", args).length === 0);
        assert.ok(accepted.length > 40, `only ${String(accepted.length)} rollouts to look at`);
        const result = spawnSync("python3", ["-c", BOTOCORE_CHECK], {
            input: JSON.stringify(accepted.map((args) => configOf(args))),
            encoding: "utf8",
        });
        if (result.status === 3 || result.error !== undefined) {
            this.skip();
        }
        assert.deepStrictEqual([result.stdout.trim(), result.stderr], ["[]", ""]);
    });
});

const BOTOCORE_CHECK = `
import json, sys
try:
    import botocore.session, botocore.validate
except ImportError:
    sys.exit(3)
model = botocore.session.get_session().get_service_model("sagemaker")
shape = model.operation_model("UpdateEndpoint").input_shape
validator = botocore.validate.ParamValidator()
reports = []
for config in json.load(sys.stdin):
    params = {"EndpointName": "e", "EndpointConfigName": "c", "DeploymentConfig": config}
    report = validator.validate(params, shape)
    if report.has_errors():
        reports.append(report.generate_report())
print(json.dumps(reports))
`;
