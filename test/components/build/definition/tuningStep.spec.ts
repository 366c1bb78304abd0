import * as assert from "node:assert";
import { TuningSearch, tuningStep } from "../../../../components/build/definition";
import { botocoreProblems, requireBotocore } from "../../../support/botocore";
import { NETWORK, tuningSpec } from "./specs";

function written(search: Partial<TuningSearch> = {}): Record<string, Record<string, unknown>> {
    const step = tuningStep(
        tuningSpec({
            hyperparameters: { seed: "1", objective: '"binary:logistic"' },
            environment: { LEVEL: "20" },
            network: NETWORK,
            outputKeyArn: "key",
            spot: { maxWaitSeconds: 7200, checkpoints: "s3://bucket/checkpoints" },
            search: { ...tuningSpec().search, ...search },
        }),
    );
    return JSON.parse(JSON.stringify(step.document.Arguments)) as Record<string, Record<string, unknown>>;
}

describe("tuningStep", () => {
    it("offers the best model, where the service puts it, and the job that it comes from", () => {
        const step = tuningStep(tuningSpec());

        // As `TuningStep.get_top_model_s3_uri(0, ...)` of the Python SDK 2.245.0 writes it.
        assert.deepStrictEqual(step.modelArtifacts, {
            "Std:Join": {
                On: "/",
                Values: [
                    { Get: "Steps.Tune.TrainingJobDefinition.OutputDataConfig.S3OutputPath" },
                    { Get: "Steps.Tune.TrainingJobSummaries[0].TrainingJobName" },
                    "output/model.tar.gz",
                ],
            },
        });
        assert.deepStrictEqual(step.bestJobName, {
            Get: "Steps.Tune.TrainingJobSummaries[0].TrainingJobName",
        });
        assert.deepStrictEqual(step.jobName, { Get: "Steps.Tune.HyperParameterTuningJobName" });
    });

    it("writes the ranges by kind, in alphabetical order, as texts", () => {
        const config = written({
            ranges: {
                max_depth: { kind: "integer", min: 3, max: 10 },
                lambda: { kind: "continuous", min: 0, max: 1, scaling: "Linear" },
                eta: { kind: "continuous", min: 0.01, max: 0.3, scaling: "Logarithmic" },
                tree_method: { kind: "categorical", values: ['"hist"', '"exact"'] },
            },
        })["HyperParameterTuningJobConfig"];

        assert.deepStrictEqual(config?.["ParameterRanges"], {
            IntegerParameterRanges: [
                { Name: "max_depth", MinValue: "3", MaxValue: "10", ScalingType: "Auto" },
            ],
            ContinuousParameterRanges: [
                { Name: "eta", MinValue: "0.01", MaxValue: "0.3", ScalingType: "Logarithmic" },
                { Name: "lambda", MinValue: "0", MaxValue: "1", ScalingType: "Linear" },
            ],
            CategoricalParameterRanges: [{ Name: "tree_method", Values: ['"hist"', '"exact"'] }],
        });
    });

    it("writes the search", () => {
        const config = written({
            strategy: "Hyperband",
            hyperband: { minResource: 1, maxResource: 20 },
            earlyStopping: false,
            seed: 42,
        })["HyperParameterTuningJobConfig"];

        assert.deepStrictEqual(
            { ...config, ParameterRanges: undefined },
            {
                Strategy: "Hyperband",
                StrategyConfig: { HyperbandStrategyConfig: { MinResource: 1, MaxResource: 20 } },
                HyperParameterTuningJobObjective: { Type: "Maximize", MetricName: "validation:auc" },
                ResourceLimits: { MaxNumberOfTrainingJobs: 20, MaxParallelTrainingJobs: 2 },
                ParameterRanges: undefined,
                TrainingJobEarlyStoppingType: "Off",
                RandomSeed: 42,
            },
        );
    });

    it("leaves the number of trainings to a grid, and stops early where asked", () => {
        const { ranges, objective, maxParallelJobs } = tuningSpec().search;
        const search = { ranges, objective, maxParallelJobs, strategy: "Grid", earlyStopping: true } as const;
        const step = tuningStep(tuningSpec({ search }));
        const args = JSON.parse(JSON.stringify(step.document.Arguments)) as {
            HyperParameterTuningJobConfig: Record<string, unknown>;
        };

        assert.deepStrictEqual(args.HyperParameterTuningJobConfig["ResourceLimits"], {
            MaxParallelTrainingJobs: 2,
        });
        assert.strictEqual(args.HyperParameterTuningJobConfig["TrainingJobEarlyStoppingType"], "Auto");
    });

    it("fixes the other hyperparameters", () => {
        assert.deepStrictEqual(written()["TrainingJobDefinition"]?.["StaticHyperParameters"], {
            objective: '"binary:logistic"',
            seed: "1",
        });
        assert.deepStrictEqual(
            (tuningStep(tuningSpec()).document.Arguments as Record<string, Record<string, unknown>>)[
                "TrainingJobDefinition"
            ]?.["StaticHyperParameters"],
            {},
        );
    });

    it("is what botocore's model of CreateHyperParameterTuningJob takes", function () {
        requireBotocore.call(this);
        const request = { HyperParameterTuningJobName: "job", ...written() };

        assert.deepStrictEqual(
            botocoreProblems([
                {
                    operation: "CreateHyperParameterTuningJob",
                    request: JSON.parse(JSON.stringify(request)) as never,
                },
            ]),
            [[]],
        );
    }).timeout(30_000);
});
