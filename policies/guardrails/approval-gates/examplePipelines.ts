import { ExampleResource } from "../../shared/ruleSpec";

function stage(name: string, category: string, provider: string, configuration: object): object {
    return { name, actions: [{ name, category, owner: "AWS", provider, configuration }] };
}

function pipeline(stages: readonly object[]): ExampleResource {
    return { type: "aws:codepipeline/pipeline:Pipeline", name: "fraud", properties: { stages } };
}

const [TEST, APPROVE, PRODUCTION] = [
    stage("Test", "Test", "CodeBuild", { ProjectName: "fraud-test" }),
    stage("Approve", "Approval", "Manual", {
        NotificationArn: "arn:aws:sns:eu-central-1:111122223333:fraud-approvals",
        CustomData: "Compare the metrics of this version with those of the version that is live",
        ExternalEntityLink: "https://ml.example.com/fraud",
    }),
    stage("Production", "Build", "CodeBuild", { ProjectName: "fraud-deploy" }),
] as const;

/** Production behind an approval that has seen the test. */
export const GATED_PIPELINE = pipeline([TEST, APPROVE, PRODUCTION]);

/** Production straight after the test. */
export const UNGATED_PIPELINE = pipeline([TEST, PRODUCTION]);
