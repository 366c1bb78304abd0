import * as assert from "node:assert";
import { PlacedStep } from "../../../../components/build/definition/stepTree";
import { localNotes } from "../../../../rehearsal/pipeline/run/localNotes";

function placed(step: PlacedStep["step"]): PlacedStep {
    return { step, path: `Steps.${step.Name}`, branches: [] };
}

describe("localNotes", () => {
    const processing = (count: number, name = "Prepare") =>
        placed({
            Name: name,
            Type: "Processing",
            Arguments: { ProcessingResources: { ClusterConfig: { InstanceCount: count } } },
        });
    const tuning = (parallel: number) =>
        placed({
            Name: "Tune",
            Type: "Tuning",
            Arguments: {
                HyperParameterTuningJobConfig: {
                    Strategy: "Bayesian",
                    ResourceLimits: { MaxNumberOfTrainingJobs: 20, MaxParallelTrainingJobs: parallel },
                    ParameterRanges: {
                        ContinuousParameterRanges: [{ Name: "eta", MinValue: "0", MaxValue: "1" }],
                    },
                },
                TrainingJobDefinition: { ResourceConfig: { InstanceCount: 4 } },
            },
        });
    const search =
        "Tune tries 8 trainings spread evenly over its ranges; in SageMaker up to 20, chosen by the strategy Bayesian.";

    it("says nothing of a step that runs as it would in SageMaker", () => {
        assert.deepStrictEqual(localNotes([processing(1)], 8, 4), []);
    });

    it("says how many processes stand for the instances of a step, and where those are fewer", () => {
        assert.deepStrictEqual(localNotes([processing(2), processing(5, "Train")], 8, 4), [
            "Prepare runs as 2 processes at the same time, one for each instance.",
            "Train asks for 5 instances; here 4 processes share its work, as this machine has no more to offer.",
        ]);
        assert.deepStrictEqual(localNotes([processing(2)], 8, 1), [
            "Prepare runs as 2 processes at the same time, one for each instance.",
        ]);
    });

    it("says where a search is a shorter one, whose trainings share the processors", () => {
        assert.deepStrictEqual(localNotes([tuning(1)], 8, 4), [
            "Tune runs as 4 processes at the same time, one for each instance.",
            search,
        ]);
        assert.deepStrictEqual(localNotes([tuning(2)], 8, 4), [
            "Tune asks for 4 instances; here 2 processes share its work, as this machine has no more to offer.",
            search,
        ]);
    });

    it("says where one process transforms for several instances", () => {
        const transform = placed({
            Name: "Transform",
            Type: "Transform",
            Arguments: { TransformResources: { InstanceCount: 2 } },
        });
        assert.deepStrictEqual(localNotes([transform], 8, 4), [
            "Transform asks for 2 instances; here one process does it, with all of the data.",
        ]);
    });
});
