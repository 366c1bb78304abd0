import * as assert from "node:assert";
import { policies } from "../../../policies/guardrails/policies";

describe("the guardrails", () => {
    it("hold exactly these policies, at these levels and severities, for these sources", () => {
        const manifest = policies.map(({ name, enforcementLevel, severity, framework }) =>
            [name, enforcementLevel, severity, framework?.reference].join(" "),
        );
        assert.deepStrictEqual(manifest, [
            "guardrails-configuration mandatory high OPS01-BP03",
            "sagemaker-instance-types-allowed mandatory high MLCOST05-BP03",
            "codepipeline-production-approval mandatory critical MLREL04-BP02",
            "sagemaker-endpoint-required-alarms mandatory high MLOPS05-BP01",
            "guardrails-unused-exemptions advisory low OPS01-BP03",
        ]);
    });
});
