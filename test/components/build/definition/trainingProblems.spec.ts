import * as assert from "node:assert";
import {
    definitionProblems,
    StepDocument,
    TuningSearch,
    tuningStep,
} from "../../../../components/build/definition";
import { describeProblem } from "../../../../components/shared/problems/problems";
import { definition, training } from "./documents";
import { tuningSpec } from "./specs";

function problems(step: StepDocument): string[] {
    return definitionProblems(definition([step])).map(describeProblem);
}

function tuned(search: Partial<TuningSearch>, hyperparameters: Record<string, string> = {}): StepDocument {
    return tuningStep(tuningSpec({ search: { ...tuningSpec().search, ...search }, hyperparameters }))
        .document;
}

const HERE = "Steps.Tune.Arguments";

describe("trainingProblems", () => {
    it("wants spot training to wait at least as long as it may run", () => {
        const spot = (StoppingCondition: Record<string, number>) =>
            problems(training("Train", { EnableManagedSpotTraining: true, StoppingCondition }));

        assert.deepStrictEqual(spot({ MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 60 }), []);
        assert.deepStrictEqual(spot({ MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 59 }), [
            "Steps.Train.Arguments.StoppingCondition.MaxWaitTimeInSeconds: must not be below MaxRuntimeInSeconds, 60, got 59; wait longer, or let the training run less long",
        ]);
        assert.deepStrictEqual(spot({ MaxRuntimeInSeconds: 60 }), [
            "Steps.Train.Arguments.StoppingCondition.MaxWaitTimeInSeconds: must be given for spot training; say how long to wait for spare capacity, running time included",
        ]);
    });

    it("wants the same of the trainings of a tuning", () => {
        const spot = tuningStep(tuningSpec({ spot: { maxWaitSeconds: 10 } })).document;

        assert.deepStrictEqual(
            definitionProblems(definition([spot])).map(({ path }) => path),
            [`${HERE}.TrainingJobDefinition.StoppingCondition.MaxWaitTimeInSeconds`],
        );
    });

    it("accepts a search over declared metrics", () => {
        assert.deepStrictEqual(problems(tuned({})), []);
    });

    it("rejects a search over nothing, and a hyperparameter that is fixed as well", () => {
        assert.deepStrictEqual(problems(tuned({ ranges: {} })), [
            `${HERE}.HyperParameterTuningJobConfig.ParameterRanges: must hold at least one range; say what to tune, or use a training step`,
        ]);
        assert.deepStrictEqual(problems(tuned({}, { eta: "0.1" })), [
            `${HERE}.TrainingJobDefinition.StaticHyperParameters.eta: must not be both fixed and tuned, got "0.1"; take the value or the range away`,
        ]);
    });

    it("rejects more trainings at once than there are", () => {
        assert.deepStrictEqual(problems(tuned({ maxJobs: 2, maxParallelJobs: 3 })), [
            `${HERE}.HyperParameterTuningJobConfig.ResourceLimits.MaxParallelTrainingJobs: must not be above MaxNumberOfTrainingJobs, 2, got 3; run fewer trainings at once`,
        ]);
    });

    it("rejects an objective that nobody finds in the log", () => {
        assert.deepStrictEqual(
            problems(tuned({ objective: { metric: "validation:f1", type: "Maximize" } })),
            [
                `${HERE}.HyperParameterTuningJobConfig.HyperParameterTuningJobObjective.MetricName: must be a metric that the training's log is read for, got "validation:f1"; use one of validation:auc, or define it`,
            ],
        );
    });
});
