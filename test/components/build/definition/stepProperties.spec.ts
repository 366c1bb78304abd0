import * as assert from "node:assert";
import { STEP_PROPERTIES } from "../../../../components/build/definition/stepProperties";
import { StepType } from "../../../../components/build/definition/steps";
import { answerMembers, requireBotocore } from "../../../support/botocore";

/** The service's answers that the properties of a step come from. */
const ANSWERS: Partial<Record<StepType, string[]>> = {
    Processing: ["DescribeProcessingJob"],
    QualityCheck: ["DescribeProcessingJob"],
    ClarifyCheck: ["DescribeProcessingJob"],
    Training: ["DescribeTrainingJob"],
    Tuning: ["DescribeHyperParameterTuningJob", "ListTrainingJobsForHyperParameterTuningJob"],
    Transform: ["DescribeTransformJob"],
    Model: ["DescribeModel"],
    RegisterModel: ["DescribeModelPackage"],
};

/** Baselines of checks are made by the pipeline, not by a job: facts.md, section 3. */
const OWN = /^(Calculated|BaselineUsedForDriftCheck)/;

describe("STEP_PROPERTIES", () => {
    before(requireBotocore);

    it("holds nothing that the service does not answer", () => {
        for (const [type, operations] of Object.entries(ANSWERS)) {
            const members = answerMembers(operations).flat();
            const listed = (STEP_PROPERTIES[type as StepType] ?? []).filter((name) => !OWN.test(name));

            assert.notStrictEqual(listed.length, 0, type);
            assert.deepStrictEqual(
                listed.filter((name) => !members.includes(name)),
                [],
                type,
            );
        }
    }).timeout(60_000);
});
