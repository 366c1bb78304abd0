import * as assert from "node:assert";
import { deliveryPlan } from "../../../rehearsal/delivery/deliveryPlan";
import { RecordedResource } from "../../../rehearsal/engine/recordedResource";
import { recorded } from "../graph/graphFixtures";

const VERSION = '[{"name":"MODEL_PACKAGE_ARN","value":"#{variables.ModelPackageArn}","type":"PLAINTEXT"}]';
const EXECUTION = { ModelPackageArn: "arn:the-version" };

function project(name: string, variables: Record<string, string>): RecordedResource {
    const environmentVariables = Object.entries(variables).map(([key, value]) => ({ name: key, value }));
    return recorded(
        "aws:codebuild/project:Project",
        name,
        { environment: { environmentVariables } },
        { outputs: { name: `${name}-1a2b3c4` } },
    );
}

function build(name: string, projectName: string, rest: object = {}): Record<string, unknown> {
    const configuration = { ProjectName: `${projectName}-1a2b3c4`, EnvironmentVariables: VERSION };
    return { name, category: "Build", provider: "CodeBuild", configuration, ...rest };
}

function pipeline(...stages: { name: string; actions: unknown[] }[]): RecordedResource {
    return recorded("aws:codepipeline/pipeline:Pipeline", "deploy", { stages });
}

function deployStage(name: string, environment: string): { name: string; actions: unknown[] } {
    const artifact = `Deployment_${environment}`;
    return {
        name,
        actions: [
            build("Test", "check", { category: "Test", runOrder: 2, inputArtifacts: ["Checked", artifact] }),
            build("Deploy", `${environment}-deploy`, { runOrder: 1, outputArtifacts: [artifact] }),
        ],
    };
}

const PROJECTS = [
    project("preview", { STATE_BUCKET: "states" }),
    project("check", {}),
    project("staging-deploy", { ENVIRONMENT_NAME: "staging", STACK_NAME: "acme/staging" }),
    project("prod-deploy", { ENVIRONMENT_NAME: "prod", STACK_NAME: "prod" }),
];

describe("the plan of a delivery", () => {
    it("tells what each action does, in the order of its execution", () => {
        const recordedPipeline = pipeline(
            {
                name: "Source",
                actions: [
                    { name: "Fetch", category: "Source", configuration: { FullRepositoryId: "acme/deploy" } },
                ],
            },
            { name: "Build", actions: [build("CheckAndPreview", "preview")] },
            deployStage("Staging", "staging"),
            {
                name: "Gate",
                actions: [
                    {
                        name: "release",
                        category: "Approval",
                        timeoutInMinutes: 60,
                        configuration: { CustomData: "Look at the metrics" },
                    },
                ],
            },
            deployStage("Production", "prod"),
        );
        const plan = deliveryPlan(recordedPipeline, PROJECTS, EXECUTION);
        assert.deepStrictEqual(
            plan.map(({ stage, action, kind }) => `${stage}/${action}: ${kind}`),
            [
                "Source/Fetch: source",
                "Build/CheckAndPreview: check",
                "Staging/Deploy: deploy",
                "Staging/Test: test",
                "Gate/release: approval",
                "Production/Deploy: deploy",
                "Production/Test: test",
            ],
        );
    });

    it("hands the execution's version and the project's own variables to a deployment", () => {
        const [step] = deliveryPlan(pipeline(deployStage("Staging", "staging")), PROJECTS, EXECUTION);
        assert.deepStrictEqual(step, {
            stage: "Staging",
            action: "Deploy",
            kind: "deploy",
            environment: "staging",
            stack: "acme/staging",
            variables: {
                ENVIRONMENT_NAME: "staging",
                STACK_NAME: "acme/staging",
                MODEL_PACKAGE_ARN: "arn:the-version",
            },
        });
    });

    it("leaves a variable that the execution does not have as it stands", () => {
        const [step] = deliveryPlan(pipeline(deployStage("Staging", "staging")), PROJECTS, {});
        assert.ok(step?.kind === "deploy");
        assert.strictEqual(step.variables["MODEL_PACKAGE_ARN"], "#{variables.ModelPackageArn}");
    });

    it("knows by its artefacts which deployment a test belongs to", () => {
        const both = pipeline(deployStage("Staging", "staging"), deployStage("Production", "prod"));
        const tests = deliveryPlan(both, PROJECTS, EXECUTION).filter((step) => step.kind === "test");
        assert.deepStrictEqual(
            tests.map(({ stage, environment }) => [stage, environment]),
            [
                ["Staging", "staging"],
                ["Production", "prod"],
            ],
        );
    });
});
