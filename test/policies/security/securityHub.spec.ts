import * as assert from "node:assert";
import { rules } from "../../../policies/security/rules";
import { Rule } from "../../../policies/shared/ruleSpec";
import { run } from "../ruleCases";

interface Control {
    severity: string;
    rules: string[];
    /** Every type of resource that the control is about and a provider has. */
    types: string[];
}

function both(module: string, classic: string, native = classic): string[] {
    return [`aws:sagemaker/${module}:${classic}`, `aws-native:sagemaker:${native}`];
}

const NOTEBOOK = both("notebookInstance", "NotebookInstance");
const MODEL = both("model", "Model");
const ENDPOINT_CONFIG = both("endpointConfiguration", "EndpointConfiguration", "EndpointConfig");
const DATA_QUALITY = both("dataQualityJobDefinition", "DataQualityJobDefinition");
const SCHEDULE = both("monitoringSchedule", "MonitoringSchedule");
const FEATURE_GROUP = both("featureGroup", "FeatureGroup");
const BIAS = ["aws-native:sagemaker:ModelBiasJobDefinition"];
const EXPLAINABILITY = ["aws-native:sagemaker:ModelExplainabilityJobDefinition"];
const QUALITY = ["aws-native:sagemaker:ModelQualityJobDefinition"];
const EXPERIMENT = ["aws-native:sagemaker:InferenceExperiment"];

/** All of Security Hub's controls for SageMaker, in the order of their numbers. */
const CONTROLS: readonly Control[] = [
    { severity: "high", rules: ["sagemaker-notebook-no-internet"], types: NOTEBOOK },
    { severity: "high", rules: ["sagemaker-notebook-vpc"], types: NOTEBOOK },
    { severity: "high", rules: ["sagemaker-notebook-root-access"], types: NOTEBOOK },
    { severity: "medium", rules: ["sagemaker-endpoint-config-instance-count"], types: ENDPOINT_CONFIG },
    { severity: "high", rules: ["sagemaker-model-network-isolation"], types: MODEL },
    {
        severity: "low",
        rules: ["sagemaker-resource-tags"],
        types: both("appImageConfig", "AppImageConfig"),
    },
    { severity: "low", rules: ["sagemaker-resource-tags"], types: both("image", "Image") },
    { severity: "medium", rules: ["sagemaker-notebook-platform"], types: NOTEBOOK },
    { severity: "medium", rules: ["sagemaker-data-quality-job-traffic-encryption"], types: DATA_QUALITY },
    { severity: "medium", rules: ["sagemaker-explainability-job-traffic-encryption"], types: EXPLAINABILITY },
    { severity: "medium", rules: ["sagemaker-data-quality-job-isolation"], types: DATA_QUALITY },
    { severity: "medium", rules: ["sagemaker-model-bias-job-isolation"], types: BIAS },
    { severity: "medium", rules: ["sagemaker-model-quality-job-traffic-encryption"], types: QUALITY },
    { severity: "medium", rules: ["sagemaker-monitoring-schedule-isolation"], types: SCHEDULE },
    { severity: "medium", rules: ["sagemaker-model-bias-job-traffic-encryption"], types: BIAS },
    { severity: "medium", rules: ["sagemaker-model-private-registry"], types: MODEL },
    { severity: "medium", rules: ["sagemaker-feature-group-offline-key"], types: FEATURE_GROUP },
    { severity: "medium", rules: ["sagemaker-feature-group-online-key"], types: FEATURE_GROUP },
    { severity: "medium", rules: ["sagemaker-model-private-registry"], types: MODEL },
    { severity: "high", rules: ["sagemaker-explainability-job-isolation"], types: EXPLAINABILITY },
    { severity: "high", rules: ["sagemaker-notebook-key"], types: NOTEBOOK },
    { severity: "medium", rules: ["sagemaker-monitoring-schedule-traffic-encryption"], types: SCHEDULE },
    { severity: "medium", rules: ["sagemaker-inference-experiment-volume-key"], types: EXPERIMENT },
    { severity: "medium", rules: ["sagemaker-inference-experiment-data-key"], types: EXPERIMENT },
    { severity: "high", rules: ["sagemaker-model-quality-job-isolation"], types: QUALITY },
];

function namesControl({ policy, sources }: Rule, control: string): boolean {
    return policy.framework?.reference === control || sources.includes(`AWS Security Hub ${control}`);
}

function typesOf(rule: Rule): string[] {
    return "reads" in rule ? Object.keys(rule.reads as object) : [];
}

describe("the controls of AWS Security Hub for SageMaker", () => {
    it("are all 25", () => {
        assert.strictEqual(CONTROLS.length, 25);
    });

    for (const [index, { severity, rules: names, types }] of CONTROLS.entries()) {
        const control = `SageMaker.${String(index + 1)}`;
        const covering = rules.filter((rule) => namesControl(rule, control));

        it(`${control} is checked by ${names.join(", ")}, at severity ${severity}`, () => {
            assert.deepStrictEqual(
                covering.map(({ policy }) => policy.name),
                names,
            );
            for (const { policy } of covering) {
                assert.strictEqual(policy.severity, severity);
                assert.strictEqual(policy.enforcementLevel, "mandatory");
            }
        });

        it(`${control} is checked in ${types.join(" and ")}`, () => {
            for (const rule of covering) {
                const missing = types.filter((type) => !typesOf(rule).includes(type));
                assert.deepStrictEqual(missing, [], rule.policy.name);
            }
        });

        it(`${control} has an example that fails`, async () => {
            for (const { policy, examples } of covering) {
                const rule = rules.find((each) => each.policy === policy);
                assert.ok(rule);
                const { diagnostics } = await run(rule, examples.fails, examples.settings);
                assert.ok(
                    diagnostics.some(({ level }) => level === "mandatory"),
                    policy.name,
                );
            }
        });
    }
});
