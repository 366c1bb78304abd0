import * as assert from "node:assert";
import { PlacedStep } from "../../../../components/build/definition/stepTree";
import { scriptProblems } from "../../../../rehearsal/pipeline/definition/scriptProblems";
import { training, tuning } from "../pipelineFixture";

function placed(step: object): PlacedStep {
    // The fixtures are documents as JSON; their shape is that of a step.
    const document = step as PlacedStep["step"];
    return { step: document, path: `Steps.${document.Name}`, branches: [] };
}

describe("scriptProblems", () => {
    const steps = [placed(training()), placed(tuning({}))];

    it("finds nothing where every script is there", () => {
        assert.deepStrictEqual(scriptProblems(steps, ["prepare.py", "train.py"]), []);
        assert.deepStrictEqual(scriptProblems([placed({ Name: "Fail", Type: "Fail" })], []), []);
    });

    it("names each script that is not, for a training and for a tuning", () => {
        const problem = {
            rule: "must name a script of the model's repository",
            got: "train.py",
            fix: "write it, or choose another model type; there are fit.py",
        };
        assert.deepStrictEqual(scriptProblems(steps, ["fit.py"]), [
            { path: "Steps.Train.Arguments.HyperParameters.sagemaker_program", ...problem },
            {
                path: "Steps.Tune.Arguments.TrainingJobDefinition.StaticHyperParameters.sagemaker_program",
                ...problem,
            },
        ]);
    });
});
