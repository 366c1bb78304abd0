import * as assert from "node:assert";
import { PlacedStep } from "../../../components/build/definition/stepTree";
import { localNotes } from "../../../rehearsal/pipeline/localNotes";

function placed(step: PlacedStep["step"]): PlacedStep {
    return { step, path: `Steps.${step.Name}`, branches: [] };
}

describe("localNotes", () => {
    it("says where several instances become one, and a search a shorter one", () => {
        const tuning = placed({
            Name: "Tune",
            Type: "Tuning",
            Arguments: {
                HyperParameterTuningJobConfig: {
                    Strategy: "Bayesian",
                    ResourceLimits: { MaxNumberOfTrainingJobs: 20 },
                    ParameterRanges: {
                        ContinuousParameterRanges: [{ Name: "eta", MinValue: "0", MaxValue: "1" }],
                    },
                },
                TrainingJobDefinition: { ResourceConfig: { InstanceCount: 2 } },
            },
        });
        const single = placed({
            Name: "Prepare",
            Type: "Processing",
            Arguments: { ProcessingResources: { ClusterConfig: { InstanceCount: 1 } } },
        });
        assert.deepStrictEqual(localNotes([single, tuning], 8), [
            "Tune asks for 2 instances; here one process does it, with all of the data.",
            "Tune tries 8 trainings spread evenly over its ranges; in SageMaker up to 20, chosen by the strategy Bayesian.",
        ]);
    });
});
