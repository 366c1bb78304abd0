import { Verdict } from "../../../rehearsal/graph/resourceGraph";
import { PolicyReport } from "../../../rehearsal/policyReport/policyReport";
import { PackDescription } from "../../../rehearsal/policyRunner/packDescription";

export function pack(overrides: Partial<PackDescription> = {}): PackDescription {
    return {
        name: "guardrails",
        version: "1.2.0",
        policies: [
            {
                name: "sagemaker-instance-types-allowed",
                displayName: "Allowed instance types",
                description: "SageMaker must run on allowed types.",
                level: "mandatory",
                severity: "high",
                tags: ["instance-types"],
                remediationSteps: "Choose an allowed type.",
                url: "https://example.com/types",
                requirement: { framework: "AWS Security Hub", version: "1.0.0", reference: "SageMaker.4" },
            },
            {
                name: "alarm-actions",
                displayName: "",
                description: "Alarms must tell somebody.",
                level: "advisory",
                severity: "low",
                tags: [],
                remediationSteps: "",
                url: "",
            },
        ],
        ...overrides,
    };
}

export const PIPELINE_URN =
    "urn:pulumi:dev::demo::mlops:index:MlBuildPipeline$aws:sagemaker/pipeline:Pipeline::fraud";

export function violation(overrides: Partial<Verdict> = {}): Verdict {
    return {
        pack: "guardrails",
        policy: "sagemaker-instance-types-allowed",
        level: "mandatory",
        severity: "high",
        urn: PIPELINE_URN,
        message: 'SageMaker must run on allowed types.\ntype is "ml.p5.48xlarge". Fix: use another.',
        ...overrides,
    };
}

export function advice(overrides: Partial<Verdict> = {}): Verdict {
    return {
        pack: "guardrails",
        policy: "alarm-actions",
        level: "advisory",
        severity: "low",
        urn: "urn:pulumi:dev::demo::aws:cloudwatch/metricAlarm:MetricAlarm::errors",
        message: "Alarms must tell somebody.\nalarmActions is not set. Fix: name a topic.",
        ...overrides,
    };
}

export function report(overrides: Partial<PolicyReport> = {}): PolicyReport {
    return {
        project: "demo",
        stack: "dev",
        settingsFile: "Pulumi.dev.yaml",
        resources: 12,
        packs: [pack()],
        verdicts: [violation(), advice()],
        ...overrides,
    };
}
