import * as assert from "node:assert";
import { jsonReport } from "../../../rehearsal/policyReport/jsonReport";
import { PIPELINE_URN, report, violation } from "./reportFixture";

describe("jsonReport", () => {
    it("explains each verdict by what the pack says of the policy", () => {
        assert.deepStrictEqual(JSON.parse(jsonReport(report({ verdicts: [violation()] }))), {
            project: "demo",
            stack: "dev",
            resources: 12,
            packs: [{ name: "guardrails", version: "1.2.0", policies: 2 }],
            counts: { mandatory: 1, advisory: 0 },
            verdicts: [
                {
                    pack: "guardrails",
                    policy: "sagemaker-instance-types-allowed",
                    level: "mandatory",
                    severity: "high",
                    urn: PIPELINE_URN,
                    resource: { type: "aws:sagemaker/pipeline:Pipeline", name: "fraud" },
                    rule: "SageMaker must run on allowed types.",
                    message: 'type is "ml.p5.48xlarge". Fix: use another.',
                    remediationSteps: "Choose an allowed type.",
                    url: "https://example.com/types",
                    requirement: {
                        framework: "AWS Security Hub",
                        version: "1.0.0",
                        reference: "SageMaker.4",
                    },
                },
            ],
        });
    });

    it("keeps a verdict whose policy the pack does not name", () => {
        const stranger = violation({ policy: "stranger", message: "found" });
        const document = JSON.parse(jsonReport(report({ verdicts: [stranger] }))) as {
            verdicts: { policy: string; message: string; rule: string }[];
        };
        const [{ policy, message, rule } = { policy: "", message: "", rule: "?" }] = document.verdicts;
        assert.deepStrictEqual({ policy, message, rule }, { policy: "stranger", message: "found", rule: "" });
    });
});
