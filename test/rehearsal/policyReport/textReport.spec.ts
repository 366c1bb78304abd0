import * as assert from "node:assert";
import { textReport } from "../../../rehearsal/policyReport/textReport";
import { pack, report } from "./reportFixture";

describe("textReport", () => {
    it("says what was looked at, then what stops a deployment, then the rest, without colours", () => {
        assert.strictEqual(
            textReport(report()),
            [
                "Stack dev of demo: 2 policies, 12 resources",
                "Policies: 1 mandatory, 1 advisory",
                "mandatory (high) guardrails/sagemaker-instance-types-allowed on sagemaker.Pipeline fraud",
                "    SageMaker must run on allowed types.",
                '    type is "ml.p5.48xlarge". Fix: use another.',
                "advisory (low) guardrails/alarm-actions on cloudwatch.MetricAlarm errors",
                "    Alarms must tell somebody.",
                "    alarmActions is not set. Fix: name a topic.",
                "",
            ].join("\n"),
        );
    });

    it("counts one policy and one resource as one", () => {
        const [only] = pack().policies;
        assert.ok(only);
        const single = report({ resources: 1, packs: [pack({ policies: [only] })], verdicts: [] });
        assert.strictEqual(
            textReport(single),
            "Stack dev of demo: 1 policy, 1 resource\nPolicies: nothing found\n",
        );
    });
});
