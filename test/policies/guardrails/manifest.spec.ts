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
            "sagemaker-instance-types-in-region mandatory medium REL01-BP01",
            "sagemaker-current-generation mandatory low MLCOST05-BP02",
            "sagemaker-instance-counts-bounded mandatory high MLCOST05-BP03",
            "sagemaker-scaling-ceiling mandatory high MLREL05-BP01",
            "sagemaker-serverless-bounds mandatory medium MLCOST05-BP01",
            "sagemaker-monthly-cost-ceiling mandatory high MLCOST05-BP03",
            "sagemaker-mlflow-size-allowed mandatory low MLCOST05-BP03",
            "codebuild-compute-allowed mandatory medium COST06-BP01",
            "codepipeline-production-approval mandatory critical MLREL04-BP02",
            "codepipeline-test-before-approval mandatory high MLREL04-BP02",
            "codepipeline-approval-informs mandatory high OPS06-BP01",
            "codepipeline-production-execution mandatory medium REL08-BP05",
            "codepipeline-source-not-polled mandatory low OPS05-BP04",
            "production-only-by-pipeline mandatory critical MLREL04-BP02",
            "codecommit-two-approvers mandatory high OPS05-BP07",
            "codecommit-repository-approvals mandatory high OPS05-BP07",
            "model-version-pending mandatory critical MLREL04-BP02",
            "model-approval-event-exact mandatory critical MLREL04-BP02",
            "model-approval-event-target mandatory high MLREL04-BP02",
            "event-target-delivery mandatory medium REL04-BP02",
            "event-rule-enabled mandatory medium OPS08-BP04",
            "codepipeline-approver-rights mandatory critical MLSEC03-BP01",
            "approval-separation-of-duties mandatory critical SEC03-BP02",
            "model-approval-rights mandatory critical MLSEC03-BP01",
            "model-group-decisions mandatory high MLSEC03-BP01",
            "sagemaker-endpoint-required-alarms mandatory high MLOPS05-BP01",
            "sagemaker-endpoint-rollback-alarms mandatory high MLREL04-BP02",
            "sagemaker-endpoint-rollback-timing mandatory medium MLREL04-BP02",
            "sagemaker-pipeline-failure-alarm mandatory high MLOPS05-BP01",
            "codepipeline-failure-alarm mandatory high MLOPS05-BP01",
            "codebuild-failure-alarm mandatory medium MLOPS05-BP01",
            "monitoring-schedule-alarm mandatory high MLOPS05-BP01",
            "dead-letter-alarm mandatory high MLOPS05-BP01",
            "cloudwatch-alarm-actions mandatory high CloudWatch.15",
            "cloudwatch-alarm-actions-enabled mandatory high CloudWatch.17",
            "cloudwatch-alarm-missing-data mandatory medium MLOPS05-BP01",
            "cloudwatch-alarm-plausible mandatory medium OPS08-BP04",
            "cloudwatch-alarm-target mandatory high MLOPS05-BP01",
            "cloudwatch-alarm-not-muted mandatory medium OPS08-BP04",
            "alarm-topic-subscribed mandatory high OPS08-BP04",
            "guardrails-unused-exemptions advisory low OPS01-BP03",
        ]);
    });
});
