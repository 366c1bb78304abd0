import * as assert from "node:assert";
import { recipeProblems } from "../../../../components/build/recipe/recipeProblems";
import { Algorithm, Task, TrainingRecipeArgs } from "../../../../components/build/recipe/trainingRecipe";
import { describeProblem } from "../../../../components/shared/problems/problems";
import { LOCATION } from "../../../support/recorder";
import { recipe } from "../fixtures";

function problems(overrides: Partial<TrainingRecipeArgs>, region = LOCATION.region): string[] {
    return recipeProblems("training", recipe(overrides), { ...LOCATION, region }).map(describeProblem);
}

describe("recipeProblems", () => {
    it("accepts the least that a recipe can say, and everything that it can", () => {
        assert.deepStrictEqual(problems({}), []);
        assert.deepStrictEqual(
            problems({
                algorithm: Algorithm.Xgboost,
                algorithmVersion: "1.7-1",
                dropColumns: ["policy_id"],
                hyperparameters: { max_depth: "4", eta: "1e-2", eval_metric: "auc,logloss" },
                metrics: [
                    { name: "auc", atLeast: 0.8 },
                    { name: "log_loss", atMost: 1.5 },
                ],
                prepare: {
                    instanceType: "ml.m5.xlarge",
                    instanceCount: 1,
                    volumeSizeGb: 1,
                    maxRuntimeMinutes: 7200,
                },
                spotTraining: true,
                reuseResultsFor: "P7DT1H",
                servingInstanceTypes: ["ml.c5.large"],
            }),
            [],
        );
    });

    it("rejects choices that a caller without types may give, before anything else", () => {
        const untyped = JSON.parse('{"task":"ranking","algorithm":"xgbost"}') as Partial<TrainingRecipeArgs>;

        assert.deepStrictEqual(problems(untyped), [
            'training.task: must be one of binary, multiclass, regression, got "ranking"; choose one of these',
            'training.algorithm: must be one of xgboost, sklearn, pytorch, customImage, got "xgbost"; choose one of these',
        ]);
    });

    it("rejects columns that cannot be told to the script", () => {
        const long = "x".repeat(257);

        assert.deepStrictEqual(problems({ labelColumn: "" }), [
            'training.labelColumn: must be 1 to 256 characters, got ""; name the column as the header line of the data has it',
        ]);
        assert.deepStrictEqual(problems({ dropColumns: ["fraud", "a,b", "id", "id"] }), [
            'training.dropColumns: must not hold the label column, got "fraud"; take it out of the list; the model never sees the label as a feature',
            'training.dropColumns: must hold names without a comma, which the script takes as separator, got "a,b"; rename the column in the data',
            'training.dropColumns: must not repeat, got "id"; name each column once',
        ]);
        assert.deepStrictEqual(problems({ dropColumns: [long] }), [
            "training.dropColumns: must not be longer than 256 characters together, SageMaker's limit for an argument, got 257; drop the columns where the data are made, or shorten their names",
        ]);
    });

    it("rejects addresses and durations of another form", () => {
        assert.deepStrictEqual(problems({ inputDataUri: "claims/2026", reuseResultsFor: "30 days" }), [
            'training.inputDataUri: must be an S3 address, got "claims/2026"; write s3://bucket/prefix/ or s3://bucket/key.csv',
            'training.reuseResultsFor: must be an ISO 8601 duration of years to minutes, got "30 days"; write P7D for seven days, PT1H for one hour',
        ]);
    });

    const hyperparameters: [string, Record<string, string>, string][] = [
        [
            "an unknown name, with the nearest",
            { max_dept: "4" },
            'training.hyperparameters.max_dept: must be a hyperparameter of XGBoost, got "max_dept"; did you mean max_depth? Known are objective, eval_metric, num_round, early_stopping_rounds, eta, gamma, max_depth, min_child_weight, max_delta_step, subsample, colsample_bytree, colsample_bylevel, colsample_bynode, lambda, alpha, scale_pos_weight, tree_method, grow_policy, max_leaves, max_bin, seed',
        ],
        [
            "a fraction where a whole number belongs",
            { max_depth: "4.5" },
            'training.hyperparameters.max_depth: must be a whole number at least 0, got "4.5"; correct the value, or leave it out for the algorithm\'s default',
        ],
        [
            "a word where a number belongs",
            { eta: "fast" },
            'training.hyperparameters.eta: must be a number at least 0 and at most 1, got "fast"; correct the value, or leave it out for the algorithm\'s default',
        ],
        [
            "an excluded bound",
            { subsample: "0" },
            'training.hyperparameters.subsample: must be a number above 0 and at most 1, got "0"; correct the value, or leave it out for the algorithm\'s default',
        ],
        [
            "an objective of another task",
            { objective: "reg:squarederror" },
            'training.hyperparameters.objective: must be one of binary:logistic, got "reg:squarederror"; correct the value, or leave it out for the algorithm\'s default',
        ],
        [
            "a metric that is named twice",
            { eval_metric: "auc,auc" },
            'training.hyperparameters.eval_metric: must be one or more of auc, aucpr, logloss, error, each once, separated by commas, got "auc,auc"; correct the value, or leave it out for the algorithm\'s default',
        ],
    ];
    for (const [what, given, message] of hyperparameters) {
        it(`rejects a hyperparameter with ${what}`, () => {
            assert.deepStrictEqual(problems({ hyperparameters: given }), [message]);
        });
    }

    const metrics: [string, TrainingRecipeArgs["metrics"], string][] = [
        [
            "no metric at all",
            [],
            "training.metrics: must name at least one metric, so that no model is registered unseen, got []; bound one of auc, pr_auc, accuracy, balanced_accuracy, precision, recall, f1, log_loss",
        ],
        [
            "a metric of another task",
            [{ name: "rmse", atMost: 1 }],
            'training.metrics[0].name: must be a metric of a binary model, got "rmse"; use one of auc, pr_auc, accuracy, balanced_accuracy, precision, recall, f1, log_loss',
        ],
        [
            "no bound",
            [{ name: "auc" }],
            'training.metrics[0]: must be bounded by atLeast alone, as a higher auc is better, got {"name":"auc"}; give atLeast and not atMost',
        ],
        [
            "the bound of the wrong side",
            [{ name: "log_loss", atLeast: 0.5 }],
            'training.metrics[0]: must be bounded by atMost alone, as a lower log_loss is better, got {"name":"log_loss","atLeast":0.5}; give atMost and not atLeast',
        ],
        [
            "both bounds",
            [{ name: "auc", atLeast: 0.5, atMost: 1 }],
            'training.metrics[0]: must be bounded by atLeast alone, as a higher auc is better, got {"name":"auc","atLeast":0.5,"atMost":1}; give atLeast and not atMost',
        ],
        [
            "a bound that no model reaches",
            [{ name: "auc", atLeast: 80 }],
            "training.metrics[0].atLeast: must be a value that auc can have, got 80; choose at most 1 and at least 0",
        ],
        [
            "a bound that is no number",
            [{ name: "auc", atLeast: Number.NaN }],
            "training.metrics[0].atLeast: must be a value that auc can have, got null; choose at most 1 and at least 0",
        ],
    ];
    for (const [what, given, message] of metrics) {
        it(`rejects thresholds with ${what}`, () => {
            assert.deepStrictEqual(problems({ metrics: given }), [message]);
        });
    }

    it("rejects instances that are none, too many, or unbounded", () => {
        assert.deepStrictEqual(
            problems({
                prepare: { instanceType: "m5.large" },
                train: { instanceType: "ml.m5.large", instanceCount: 0 },
                evaluate: { instanceType: "ml.m5.large", volumeSizeGb: 0, maxRuntimeMinutes: 7201 },
                servingInstanceTypes: ["large"],
            }),
            [
                'training.prepare.instanceType: must be a SageMaker instance type, got "m5.large"; write it as ml.<family>.<size>, for example ml.m5.xlarge',
                "training.train.instanceCount: must be a whole number between 1 and 100, got 0; use at most 100: that is the default quota of a job",
                "training.evaluate.volumeSizeGb: must be a whole number between 1 and 16384, got 0; give the size of one volume in GB",
                "training.evaluate.maxRuntimeMinutes: must be a whole number between 1 and 7200, got 7201; give the longest run of the step in minutes",
                'training.servingInstanceTypes: must be a SageMaker instance type, got "large"; write it as ml.<family>.<size>, for example ml.m5.xlarge',
            ],
        );
    });

    it("rejects versions and images that cannot be used", () => {
        assert.deepStrictEqual(problems({ algorithmVersion: "2.0-1" }), [
            'training.algorithmVersion: must be a published version, got "2.0-1"; use one of 1.2-2, 1.3-1, 1.5-1, 1.7-1, 3.0-5',
        ]);
        assert.deepStrictEqual(problems({ algorithmVersion: "3.0-5", image: "repository/image" }), [
            'training.image: must be at most 255 characters, and takes the place of algorithmVersion, got "repository/image"; give the URI of an image in ECR, and no algorithmVersion',
        ]);
    });

    it("rejects a region without the image, unless an own image is given", () => {
        const [problem = "", ...more] = problems({}, "mars-north-1");

        assert.match(
            problem,
            /^location\.region: must be a region where Amazon publishes the XGBoost 3\.0-5 image/,
        );
        assert.deepStrictEqual(more, []);
        assert.deepStrictEqual(
            problems({ image: "111122223333.dkr.ecr.mars-north-1.amazonaws.com/x:1" }, "mars-north-1"),
            [],
        );
    });

    it("bounds what each task is measured by", () => {
        assert.deepStrictEqual(
            problems({ task: Task.Multiclass, metrics: [{ name: "macro_f1", atLeast: 0.7 }] }),
            [],
        );
        assert.deepStrictEqual(
            problems({
                task: Task.Regression,
                metrics: [
                    { name: "r2", atLeast: -1 },
                    { name: "mae", atMost: 100 },
                ],
            }),
            [],
        );
    });
});
