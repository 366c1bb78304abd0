import * as assert from "node:assert";
import { BaselinesArgs } from "../../../../components/build/baselines/baselineArgs";
import { baselineProblems } from "../../../../components/build/baselines/baselineProblems";
import { recipeProblems } from "../../../../components/build/recipe/recipeProblems";
import { Task, TrainingRecipeArgs } from "../../../../components/build/recipe/trainingRecipe";
import { describeProblem } from "../../../../components/shared/problems/problems";
import { LOCATION } from "../../../support/recorder";
import { recipe, withBaselines } from "../fixtures";

function problems(baselines: BaselinesArgs, overrides: Partial<TrainingRecipeArgs> = {}): string[] {
    const found = baselineProblems("training.baselines", recipe({ baselines, ...overrides }), LOCATION);
    return found.map(describeProblem);
}

describe("what is wrong with the baselines of a recipe", () => {
    it("is nothing where every one is asked for", () => {
        assert.deepStrictEqual(recipeProblems("training", withBaselines(), LOCATION), []);
    });

    it("is that none is asked for", () => {
        assert.deepStrictEqual(problems({ dataQuality: false, modelQuality: false }), [
            'training.baselines: must ask for at least one baseline, got {"dataQuality":false,"modelQuality":false}; leave baselines out where none is wanted',
        ]);
    });

    it("is a group by a column that the model does not see", () => {
        const bias = { facetColumn: "gender", favourableLabels: ["0"] };
        const expected =
            'training.baselines.bias.facetColumn: must be a column that the model sees, got "gender"; name a column that is neither the label nor among dropColumns';

        assert.deepStrictEqual(problems({ bias }, { dropColumns: ["gender"] }), [expected]);
        assert.deepStrictEqual(problems({ bias }, { labelColumn: "gender" }), [expected]);
        assert.deepStrictEqual(problems({ bias }), []);
    });

    it("is a regression's outcome that is no single number", () => {
        const outcome = (favourableLabels: string[]) =>
            problems(
                { bias: { facetColumn: "gender", favourableLabels } },
                { task: Task.Regression, metrics: [{ name: "rmse", atMost: 1 }] },
            );

        assert.deepStrictEqual(outcome(["high"]), [
            'training.baselines.bias.favourableLabels: must be one number for a regression, above which the outcome is good, got ["high"]; write one number in quotes, such as "100"',
        ]);
        assert.strictEqual(outcome(["1", "2"]).length, 1);
        assert.deepStrictEqual(outcome(["12.5"]), []);
    });

    it("is no outcome, no value of the group, and one named twice, all at once", () => {
        const found = problems({
            bias: { facetColumn: "gender", facetValues: ["f", "f"], favourableLabels: [] },
        });

        assert.deepStrictEqual(found, [
            'training.baselines.bias.facetValues: must not repeat, got "f"; name each value once',
            "training.baselines.bias.favourableLabels: must name at least one label, got []; name the labels that are a good outcome, as the data have them",
        ]);
        assert.deepStrictEqual(
            problems({ bias: { facetColumn: "gender", facetValues: [], favourableLabels: ["0"] } }),
            [
                "training.baselines.bias.facetValues: must name at least one value, got []; leave it out to measure each value",
            ],
        );
    });

    it("is a number of samples or instances out of bounds", () => {
        assert.deepStrictEqual(
            problems({
                explainability: { samplesPerRow: 0 },
                instances: { instanceType: "m5.large", instanceCount: 0 },
            }),
            [
                "training.baselines.explainability.samplesPerRow: must be a whole number between 1 and 10000, got 0; leave it out for 100",
                'training.baselines.instances.instanceType: must be a SageMaker instance type, got "m5.large"; write it as ml.<family>.<size>, for example ml.m5.xlarge',
                "training.baselines.instances.instanceCount: must be a whole number between 1 and 100, got 0; leave it out, or stay between the bounds",
            ],
        );
    });

    it("is a region where Amazon publishes no image for them", () => {
        const found = baselineProblems("training.baselines", withBaselines(), {
            ...LOCATION,
            region: "us-gov-east-1",
        });

        assert.deepStrictEqual(
            found.map(({ rule, got }) => [rule, got]),
            [
                ["must be a region where Amazon publishes the Model Monitor analyzer image", "us-gov-east-1"],
                ["must be a region where Amazon publishes the Clarify image", "us-gov-east-1"],
            ],
        );
    });
});
