import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import {
    DeployStage,
    MODEL_PACKAGE_ARN,
    REJECTED_VERSION,
    SOURCE_ARTIFACT,
    StageAction,
    StageTask,
} from "./deployStages";
import type { SourceFetch } from "../../shared/source/sourceFetch";
import { stageEntry } from "./stageEntry";

/** What the stages refer to. */
export interface StageReferences {
    source: SourceFetch;
    previewProject: pulumi.Input<string>;
    /** Projects that deploy, by environment. */
    deployProjects: Record<string, pulumi.Input<string>>;
    /** Projects that test and verify, by environment. */
    checkProjects: Record<string, pulumi.Input<string>>;
    /** Projects that compare, by environment. */
    compareProjects: Record<string, pulumi.Input<string>>;
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
        ...(stage.entry === undefined ? {} : { beforeEntry: stageEntry(stage.entry) }),
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
        ...(action.namespace === undefined ? {} : { namespace: action.namespace }),
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
        case "compare":
            return build("Test", projectOf(references.compareProjects, task.environment), action);
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

/** What every build is told of its execution. */
const EXECUTION_VARIABLES = {
    MODEL_PACKAGE_ARN,
    REJECTED_VERSION,
    PIPELINE_EXECUTION_ID: "#{codepipeline.PipelineExecutionId}",
};

/** A CodeBuild action that carries the version; with several inputs the first one is the working folder. */
function build(category: "Build" | "Test", project: pulumi.Input<string>, action: StageAction): TaskFields {
    const [primary = SOURCE_ARTIFACT, ...others] = action.inputArtifacts;
    const variables = Object.entries(EXECUTION_VARIABLES).map(([name, value]) => ({
        name,
        value,
        type: "PLAINTEXT",
    }));
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
