import { Rule } from "../../../policies/shared/ruleSpec";

type Overrides = Partial<Omit<Rule, "policy">> & { policy?: Partial<Rule["policy"]> };

export function rule({ policy, ...overrides }: Overrides = {}): Rule {
    return {
        family: "model",
        why: "Otherwise it breaks.",
        sources: ["Checkov CKV_AWS_1", "AWS Security Hub SageMaker.19"],
        unknowns: "is noted.",
        subject: "models",
        examples: {
            passes: [{ type: "aws:a/b:B", name: "good", properties: { isolated: true } }],
            fails: [{ type: "aws:a/b:B", name: "bad", properties: {} }],
        },
        policy: {
            name: "model-isolated",
            displayName: "Isolation",
            description: "Models must be isolated.",
            severity: "high",
            framework: {
                name: "AWS Security Hub",
                version: "1.0.0",
                reference: "SageMaker.5",
                specification: "Isolation.",
            },
            url: "https://example.com/5",
            remediationSteps: "Isolate it.",
            enforcementLevel: "mandatory",
            validateResource: () => undefined,
            ...policy,
        },
        ...overrides,
    };
}
