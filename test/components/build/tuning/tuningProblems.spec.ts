import * as assert from "node:assert";
import { recipeProblems } from "../../../../components/build/recipe/recipeProblems";
import { TrainingRecipeArgs } from "../../../../components/build/recipe/trainingRecipe";
import {
    RangeScaling,
    TuningArgs,
    TuningRangeArgs,
    TuningStrategy,
} from "../../../../components/build/tuning/tuningArgs";
import { describeProblem } from "../../../../components/shared/problems/problems";
import { LOCATION } from "../../../support/recorder";
import { ownImage, recipe } from "../fixtures";

const ETA: TuningRangeArgs = { name: "eta", min: 0.01, max: 0.3 };

function problemsOf(one: TrainingRecipeArgs): string[] {
    return recipeProblems("training", one, LOCATION).map(describeProblem);
}

function problems(tuning: Partial<TuningArgs>, hyperparameters: Record<string, string> = {}): string[] {
    return problemsOf(recipe({ hyperparameters, tuning: { ranges: [ETA], ...tuning } }));
}

describe("tuningProblems", () => {
    it("accepts bounds and values within what the algorithm takes", () => {
        assert.deepStrictEqual(
            problems({
                ranges: [
                    ETA,
                    { name: "max_depth", min: 2, max: 8 },
                    { name: "tree_method", values: ["hist", "exact"] },
                ],
                objective: "validation:logloss",
                maxJobs: 750,
                maxParallelJobs: 100,
                seed: 0,
            }),
            [],
        );
        assert.deepStrictEqual(problemsOf(ownImage()), []);
    });

    const ranges: [string, TuningRangeArgs, string][] = [
        [
            "of a hyperparameter that there is none of",
            { name: "etta", min: 0, max: 1 },
            'training.tuning.ranges[0].etta: must be a hyperparameter of XGBoost, got "etta"; did you mean eta?',
        ],
        [
            "with one bound",
            { name: "eta", min: 0.1 },
            'training.tuning.ranges[0]: must have either both bounds or values, got {"name":"eta","min":0.1}; give min and max, or values',
        ],
        [
            "with bounds and values",
            { ...ETA, values: ["0.1", "0.2"] },
            "training.tuning.ranges[0]: must have either both bounds or values, got",
        ],
        [
            "turned round",
            { name: "eta", min: 0.3, max: 0.1 },
            "training.tuning.ranges[0]: must have min below max, got [0.3,0.1]; swap them",
        ],
        [
            "beyond the hyperparameter's own bounds",
            { name: "eta", min: 0.1, max: 2 },
            "training.tuning.ranges[0].max: must be a number at least 0 and at most 1, got 2; correct the bound",
        ],
        [
            "of fractions where whole numbers belong",
            { name: "max_depth", min: 2.5, max: 8 },
            "training.tuning.ranges[0].min: must be a whole number at least 0, got 2.5; correct the bound",
        ],
        [
            "of numbers where values belong",
            { name: "tree_method", min: 0, max: 1 },
            'training.tuning.ranges[0]: must choose among values, as it is one of auto, exact, approx, hist, got "tree_method"; list values instead of bounds',
        ],
        [
            "of orders of magnitude that begins at 0",
            { name: "eta", min: 0, max: 0.3, scaling: RangeScaling.Logarithmic },
            'training.tuning.ranges[0].scaling: must fit the bounds: logarithmic wants them above 0, reverseLogarithmic from 0 to below 1, got "logarithmic"; use linear or auto, or other bounds',
        ],
        [
            "of one value",
            { name: "tree_method", values: ["hist"] },
            'training.tuning.ranges[0].values: must be 2 to 30 different values, got ["hist"]; give one value among the hyperparameters instead, where there is only one',
        ],
        [
            "of values that the algorithm does not know",
            { name: "tree_method", values: ["hist", "fast"] },
            'training.tuning.ranges[0].values: must each be one of auto, exact, approx, hist, got "fast"; correct the value or take it out',
        ],
    ];
    for (const [what, range, message] of ranges) {
        it(`rejects a range ${what}`, () => {
            const found = problems({ ranges: [range] });

            assert.strictEqual(found.length, 1);
            assert.strictEqual(found[0]?.slice(0, message.length), message);
        });
    }

    it("rejects no range, two of one hyperparameter, and one of a hyperparameter with a value", () => {
        assert.deepStrictEqual(problems({ ranges: [] }), [
            "training.tuning.ranges: must be 1 to 30 hyperparameters, got 0; say what to tune, or leave the tuning out",
        ]);
        assert.deepStrictEqual(problems({ ranges: [ETA, ETA] }, { eta: "0.1" }), [
            'training.tuning.ranges: must not repeat, got "eta"; give each hyperparameter one range',
            'training.tuning.ranges: must not hold a hyperparameter that has a value as well, got "eta"; take the value or the range away',
            'training.tuning.ranges: must not hold a hyperparameter that has a value as well, got "eta"; take the value or the range away',
        ]);
    });

    it("rejects numbers of trainings beyond the service's, and more at once than there are", () => {
        assert.deepStrictEqual(problems({ maxJobs: 751 }), [
            "training.tuning.maxJobs: must be a whole number between 1 and 750, got 751; try fewer or more",
        ]);
        assert.deepStrictEqual(problems({ maxJobs: 3, maxParallelJobs: 4 }), [
            "training.tuning.maxParallelJobs: must be a whole number between 1 and 3, got 4; run at most as many at once as there are",
        ]);
    });

    it("rejects what does not go with a strategy", () => {
        assert.deepStrictEqual(problems({ strategy: TuningStrategy.Grid, maxJobs: 4 }), [
            "training.tuning.maxJobs: must not be given for a grid, which tries every combination, got 4; take it away, or use another strategy",
            'training.tuning.ranges: must be lists of values for a grid, got ["eta"]; list the values to try, or use another strategy',
        ]);
        assert.deepStrictEqual(problems({ strategy: TuningStrategy.Hyperband, earlyStopping: true }), [
            "training.tuning.earlyStopping: must not be asked of hyperband, which stops trainings by itself, got true; take it away",
        ]);
    });

    it("rejects an objective that training does not print", () => {
        assert.deepStrictEqual(problems({ objective: "validation:f1" }), [
            'training.tuning.objective: must be a metric that training prints, got "validation:f1"; use one of train:auc, validation:auc, train:logloss, validation:logloss',
        ]);
        assert.deepStrictEqual(problemsOf(ownImage({ logMetrics: [] })), [
            "training.tuning.objective: must be a metric that training prints, got undefined; say in logMetrics what the image prints",
        ]);
    });
});
