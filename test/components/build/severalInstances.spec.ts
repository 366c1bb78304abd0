import * as assert from "node:assert";
import { definitionProblems } from "../../../components/build/definition";
import { DataDistribution } from "../../../components/build/recipe/stepInstances";
import { recipeProblems } from "../../../components/build/recipe/recipeProblems";
import { Algorithm, TrainingRecipeArgs } from "../../../components/build/recipe/trainingRecipe";
import { trainingPipeline } from "../../../components/build/steps/trainingPipeline";
import { describeProblem } from "../../../components/shared/problems/problems";
import { LOCATION } from "../../support/recorder";
import { argumentsOf, ownImage, recipe, surroundings, withBaselines } from "./fixtures";

const TYPE = "ml.m5.xlarge";
const { FullyReplicated, ShardedByS3Key } = DataDistribution;

function build(overrides: Partial<TrainingRecipeArgs>) {
    const document = trainingPipeline(recipe(overrides), surroundings());
    assert.deepStrictEqual(definitionProblems(document), []);
    return {
        prepare: argumentsOf(document, "Prepare") as {
            ProcessingResources: { ClusterConfig: { InstanceCount: number } };
            AppSpecification: { ContainerArguments: string[] };
            ProcessingInputs: { S3Input: { S3DataDistributionType: string } }[];
            NetworkConfig: object;
        },
        train: argumentsOf(document, "Train") as {
            ResourceConfig: { InstanceCount: number };
            InputDataConfig: {
                ChannelName: string;
                DataSource: { S3DataSource: { S3DataDistributionType: string } };
            }[];
            EnableNetworkIsolation: boolean;
            EnableInterContainerTrafficEncryption: boolean;
            VpcConfig: object;
        },
    };
}

function on(prepare: number, train: number): Partial<TrainingRecipeArgs> {
    return {
        prepare: { instanceType: TYPE, instanceCount: prepare },
        train: { instanceType: TYPE, instanceCount: train },
    };
}

function distributions({ train }: ReturnType<typeof build>): Record<string, string> {
    return Object.fromEntries(
        train.InputDataConfig.map(({ ChannelName, DataSource }) => [
            ChannelName,
            DataSource.S3DataSource.S3DataDistributionType,
        ]),
    );
}

function problems(overrides: Partial<TrainingRecipeArgs>): string[] {
    return recipeProblems("training", recipe(overrides), LOCATION).map(describeProblem);
}

describe("several instances of the predefined scripts", () => {
    for (const algorithm of [Algorithm.Xgboost, Algorithm.Pytorch]) {
        it(`share the rows to train ${algorithm} on, encrypted and isolated, and nothing else`, () => {
            const built = build({ algorithm, ...on(1, 3) });

            assert.deepStrictEqual(problems({ algorithm, ...on(1, 3) }), []);
            assert.strictEqual(built.train.ResourceConfig.InstanceCount, 3);
            assert.deepStrictEqual(distributions(built), {
                train: "ShardedByS3Key",
                validation: "FullyReplicated",
                transform: "FullyReplicated",
                code: "FullyReplicated",
            });
            assert.strictEqual(built.train.EnableNetworkIsolation, true);
            assert.strictEqual(built.train.EnableInterContainerTrafficEncryption, true);
            assert.deepStrictEqual(built.train.VpcConfig, {
                SecurityGroupIds: ["sg-0a"],
                Subnets: ["subnet-0a", "subnet-0b"],
            });
        });
    }

    it("of the preparation each see all of the data, and are told of each other and of the hosts that train", () => {
        const { prepare } = build(on(2, 4));
        const words = prepare.AppSpecification.ContainerArguments;

        assert.strictEqual(prepare.ProcessingResources.ClusterConfig.InstanceCount, 2);
        assert.deepStrictEqual(
            prepare.ProcessingInputs.map(({ S3Input }) => S3Input.S3DataDistributionType),
            ["FullyReplicated", "FullyReplicated"],
        );
        assert.deepStrictEqual(words.slice(-4), [
            "--train-hosts",
            "4",
            "--resource-config",
            "/opt/ml/config/resourceconfig.json",
        ]);
    });

    it("leave the arguments of one instance as they were", () => {
        const words = build(on(1, 1)).prepare.AppSpecification.ContainerArguments;

        assert.ok(!words.includes("--train-hosts") && !words.includes("--resource-config"));
    });

    it("keep the fingerprint of the data, which every instance has seen", () => {
        const document = trainingPipeline(recipe(on(2, 2)), surroundings());
        const register = argumentsOf(document, "Register") as {
            CustomerMetadataProperties: Record<string, unknown>;
        };

        assert.ok("DataVersion" in register.CustomerMetadataProperties);
    });

    it("give every check of the data what it reads: single files, but for the bias, which reads all of a prefix", () => {
        const document = trainingPipeline(withBaselines(on(3, 2)), surroundings());

        assert.deepStrictEqual(definitionProblems(document), []);
        assert.deepStrictEqual(
            argumentsOf(document, "CheckDataQuality")["ProcessingInputs"],
            argumentsOf(trainingPipeline(withBaselines(), surroundings()), "CheckDataQuality")[
                "ProcessingInputs"
            ],
        );
    });

    it("are told nothing in an own image, whose program knows its own way", () => {
        const { prepare } = build(ownImage());

        assert.ok(!prepare.AppSpecification.ContainerArguments.includes("--train-hosts"));
    });
});

describe("instances that make no sense", () => {
    it("are refused with the reason: a training that cannot be shared, an evaluation, more than the quota", () => {
        assert.deepStrictEqual(problems({ algorithm: Algorithm.Sklearn, ...on(2, 2) }), [
            "training.train.instanceCount: must be a whole number between 1 and 1, got 2; use at most 1: scikit-learn cannot share a training; take xgboost or an own image",
        ]);
        assert.deepStrictEqual(problems({ algorithmVersion: "1.7-1", ...on(2, 2) }), [
            "training.train.instanceCount: must be a whole number between 1 and 1, got 2; use at most 1: only XGBoost 3.0-5 and later can share a training as train.py does",
        ]);
        assert.deepStrictEqual(problems({ evaluate: { instanceType: TYPE, instanceCount: 2 } }), [
            "training.evaluate.instanceCount: must be a whole number between 1 and 1, got 2; use at most 1: the condition reads one report",
        ]);
        assert.deepStrictEqual(problems(on(1, 101)), [
            "training.train.instanceCount: must be a whole number between 1 and 100, got 101; use at most 100: that is the default quota of a job",
        ]);
    });

    it("are refused with a share of the data to prepare, and with all of them to train", () => {
        const prepare = { instanceType: TYPE, instanceCount: 2, dataDistribution: ShardedByS3Key };
        const train = { instanceType: TYPE, instanceCount: 2, dataDistribution: FullyReplicated };

        assert.deepStrictEqual(problems({ prepare, train }), [
            'training.prepare.dataDistribution: must be fullyReplicated for prepare.py, which fits one transformation to all of the data, got "shardedByS3Key"; take it away, or use an own image on several instances',
            'training.train.dataDistribution: must be shardedByS3Key for train.py and its like, which train on a share each, got "fullyReplicated"; take it away, or use an own image on several instances',
        ]);
    });

    it("may say what they get anyway", () => {
        const prepare = { instanceType: TYPE, instanceCount: 2, dataDistribution: FullyReplicated };
        const train = { instanceType: TYPE, instanceCount: 2, dataDistribution: ShardedByS3Key };

        assert.deepStrictEqual(problems({ prepare, train }), []);
    });
});
