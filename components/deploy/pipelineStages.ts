import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { DeployStage, MODEL_PACKAGE_ARN, SOURCE_ARTIFACT, StageAction, StageTask } from "./deployStages";
import type { SourceFetch } from "./sourceAction";

/** What the stages refer to. */
export interface StageReferences {
    source: SourceFetch;
    previewProject: pulumi.Input<string>;
    /** Projects that deploy, by environment. */
    deployProjects: Record<string, pulumi.Input<string>>;
    /** Projects that test and verify, by environment. */
    checkProjects: Record<string, pulumi.Input<string>>;
    topicArn: pulumi.Input<string>;
    /** Where an approver finds what the previews said. */
    reviewUrl: pulumi.Input<string>;
}

type PipelineStage = aws.types.input.codepipeline.PipelineStage;
type PipelineAction = aws.types.input.codepipeline.PipelineStageAction;

/** Writes the stages as CodePipeline takes them. */
export function pipelineStages(stages: readonly DeployStage[], references: StageReferences): PipelineStage[] {
    return stages.map((stage) => ({
        name: stage.name,
        actions: stage.actions.map((action) => pipelineAction(action, references)),
        ...(stage.rollsBack ? { onFailure: { result: "ROLLBACK" } } : {}),
    }));
}

function pipelineAction(action: StageAction, references: StageReferences): PipelineAction {
    return {
        name: action.name,
        runOrder: action.runOrder,
        owner: "AWS",
        version: "1",
        ...(action.inputArtifacts.length > 0 ? { inputArtifacts: action.inputArtifacts } : {}),
        ...(action.outputArtifacts.length > 0 ? { outputArtifacts: action.outputArtifacts } : {}),
        ...taskFields(action, action.task, references),
    };
}

type TaskFields = Pick<PipelineAction, "category" | "provider" | "configuration" | "timeoutInMinutes">;

function taskFields(action: StageAction, task: StageTask, references: StageReferences): TaskFields {
    switch (task.kind) {
        case "source": {
            const { provider, configuration } = references.source;
            return { category: "Source", provider, configuration };
        }
        case "preview":
            return build("Build", references.previewProject, action);
        case "deploy":
            return build("Build", projectOf(references.deployProjects, task.environment), action);
        case "test":
        case "verify":
            return build("Test", projectOf(references.checkProjects, task.environment), action);
        case "approval":
            return {
                category: "Approval",
                provider: "Manual",
                timeoutInMinutes: task.approval.timeoutMinutes,
                configuration: {
                    NotificationArn: references.topicArn,
                    CustomData: task.approval.instructions,
                    ExternalEntityLink: references.reviewUrl,
                },
            };
        default:
            return task satisfies never;
    }
}

/** A CodeBuild action that carries the version; with several inputs the first one is the working folder. */
function build(category: "Build" | "Test", project: pulumi.Input<string>, action: StageAction): TaskFields {
    const [primary = SOURCE_ARTIFACT, ...others] = action.inputArtifacts;
    const variables = [{ name: "MODEL_PACKAGE_ARN", value: MODEL_PACKAGE_ARN, type: "PLAINTEXT" }];
    return {
        category,
        provider: "CodeBuild",
        configuration: {
            ProjectName: project,
            EnvironmentVariables: JSON.stringify(variables),
            ...(others.length > 0 ? { PrimarySource: primary } : {}),
        },
    };
}

function projectOf(
    projects: Record<string, pulumi.Input<string>>,
    environment: string,
): pulumi.Input<string> {
    const project = projects[environment];
    if (project === undefined) {
        throw new Error(`no CodeBuild project was made for ${environment}`);
    }
    return project;
}
