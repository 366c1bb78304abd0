import * as assert from "node:assert";
import { buildNames, modelNameProblems } from "../../../components/build/buildNames";
import { buildPipelineProblems } from "../../../components/build/buildPipelineProblems";
import { describeProblem } from "../../../components/shared/problems/problems";
import { buildArgs } from "./fixtures";

describe("buildNames", () => {
    it("begins every name with the model's", () => {
        assert.deepStrictEqual(buildNames("fraud"), {
            sagemakerPipeline: "fraud-build",
            codePipeline: "fraud-build",
            codeBuildProject: "fraud-build",
            logGroup: "/aws/codebuild/fraud-build",
            codePrefix: "fraud/code",
            runsPrefix: "fraud/runs",
            checksPrefix: "fraud/checks",
            pipelinePrefix: "fraud-build",
        });
    });

    it("cuts the prefix of artifacts as CodePipeline cuts its name, to 20 characters", () => {
        assert.strictEqual(buildNames("customer-churn-europe").pipelinePrefix, "customer-churn-europ");
    });
});

describe("modelNameProblems", () => {
    for (const name of ["fraud", "f", "fraud-2", "a".repeat(40)]) {
        it(`accepts ${name}`, () => {
            assert.deepStrictEqual(modelNameProblems("modelName", name), []);
        });
    }
    for (const name of ["", "Fraud", "2fraud", "fraud-", "fraud--eu", "fraud_eu", "a".repeat(41)]) {
        it(`rejects "${name}"`, () => {
            assert.deepStrictEqual(modelNameProblems("modelName", name).map(describeProblem), [
                `modelName: must be 1 to 40 lower-case letters, digits and single hyphens, beginning with a letter, got "${name}"; choose such a name; most names of the build side begin with it`,
            ]);
        });
    }
});

describe("buildPipelineProblems", () => {
    it("keeps the component's name short enough for the roles and rules that are named after it", () => {
        const name = "n".repeat(38);

        assert.deepStrictEqual(buildPipelineProblems("n".repeat(37), buildArgs()), []);
        assert.deepStrictEqual(buildPipelineProblems(name, buildArgs()).map(describeProblem), [
            `name: must not be longer than 37 characters, as roles and rules are named after it, got "${name}"; shorten the component's name`,
        ]);
    });
});
