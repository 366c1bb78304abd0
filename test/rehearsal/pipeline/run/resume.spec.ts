import * as assert from "node:assert";
import { Json, JsonObject } from "../../../../components/build/definition/json";
import { PipelineDocument } from "../../../../components/build/definition/pipelineDefinition";
import { StepDocument, StepType } from "../../../../components/build/definition/steps";
import { placedSteps } from "../../../../components/build/definition/stepTree";
import { stepsBefore, stepsFrom } from "../../../../rehearsal/pipeline/run/resume";

function step(Name: string, Type: StepType, reads: string[] = [], Arguments: JsonObject = {}): StepDocument {
    const read: Json = reads.map((name) => ({ Get: `Steps.${name}.X` }));
    return { Name, Type, Arguments: { ...Arguments, Reads: read } };
}

/** Prepare -> Train -> Evaluate -> Check { Register | Fail }, and a report that only the preparation matters to. */
const DEFINITION: PipelineDocument = {
    Version: "2020-12-01",
    Metadata: {},
    Parameters: [],
    Steps: [
        step("Prepare", "Processing"),
        { ...step("Report", "Processing"), DependsOn: ["Prepare"] },
        step("Train", "Training", ["Prepare"]),
        step("Evaluate", "Processing", ["Train"]),
        {
            Name: "Check",
            Type: "Condition",
            Arguments: {
                Conditions: [{ Get: "Steps.Evaluate.X" }],
                IfSteps: [step("Register", "RegisterModel", ["Train"])],
                ElseSteps: [step("TooLow", "Fail")],
            },
        },
    ],
};
const STEPS = placedSteps(DEFINITION);

describe("stepsFrom", () => {
    it("is the step and all that comes after it, in branches too", () => {
        assert.deepStrictEqual([...stepsFrom(STEPS, "Train")].sort(), [
            "Check",
            "Evaluate",
            "Register",
            "TooLow",
            "Train",
        ]);
        assert.deepStrictEqual([...stepsFrom(STEPS, "Report")], ["Report"]);
    });
});

describe("stepsBefore", () => {
    it("is all that a step stands on, the condition around it too", () => {
        assert.deepStrictEqual([...stepsBefore(STEPS, "TooLow")].sort(), [
            "Check",
            "Evaluate",
            "Prepare",
            "Train",
        ]);
        assert.deepStrictEqual([...stepsBefore(STEPS, "Prepare")], []);
    });
});
