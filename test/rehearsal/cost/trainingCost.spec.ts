import * as assert from "node:assert";
import { renderDefinition } from "../../../components/build/definition";
import { trainingPipeline } from "../../../components/build/steps/trainingPipeline";
import { TrainingRecipeArgs } from "../../../components/build/recipe/trainingRecipe";
import { findPrice } from "../../../rehearsal/cost/prices";
import { stackCost } from "../../../rehearsal/cost/stackCost";
import { UNKNOWN } from "../../../rehearsal/engine/recordedResource";
import { recipe, surroundings } from "../../components/build/fixtures";
import { recorded } from "../graph/graphFixtures";

const REGION = "eu-central-1";

function basis(pipelineDefinition: unknown): string {
    const pipeline = recorded("aws:sagemaker/pipeline:Pipeline", "p", { pipelineDefinition });
    const { cost } = stackCost([pipeline], REGION);
    assert.deepStrictEqual(cost.monthly, { min: 0, max: 0 });
    return cost.items[0]?.basis ?? "";
}

function of(overrides: Partial<TrainingRecipeArgs>): string {
    return basis(renderDefinition(trainingPipeline(recipe(overrides), surroundings())));
}

function hour(type: string, count: number): string {
    return (count * (findPrice("hostingHour", type, REGION)?.usd ?? Number.NaN)).toFixed(2);
}

describe("the cost of a SageMaker pipeline", () => {
    it("counts the instances of every step", () => {
        const several = of({
            prepare: { instanceType: "ml.m5.large", instanceCount: 2 },
            train: { instanceType: "ml.m5.2xlarge", instanceCount: 4 },
            evaluate: { instanceType: "ml.m5.large" },
        });

        assert.strictEqual(
            several,
            `billed by use: USD for an hour of each step, Prepare 2 x ml.m5.large ${hour("ml.m5.large", 2)}, ` +
                `Train 4 x ml.m5.2xlarge ${hour("ml.m5.2xlarge", 4)}, ` +
                `Evaluate ml.m5.large ${hour("ml.m5.large", 1)} (price unverified)`,
        );
    });

    it("counts those of a tuning's trainings that run at the same time", () => {
        const tuned = of({
            train: { instanceType: "ml.m5.large", instanceCount: 2 },
            tuning: { ranges: [{ name: "max_depth", min: 2, max: 9 }], maxJobs: 6, maxParallelJobs: 3 },
        });

        assert.match(tuned, new RegExp(`Train 6 x ml\\.m5\\.large ${hour("ml.m5.large", 6)},`));
    });

    it("says which type it knows no price of, and nothing of a definition that is not known yet", () => {
        assert.match(
            of({ train: { instanceType: "ml.p4d.24xlarge" } }),
            /Train ml\.p4d\.24xlarge \(no price known\)/,
        );
        assert.strictEqual(basis(UNKNOWN), "billed by use: instance hours of its steps");
    });
});
