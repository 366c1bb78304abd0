import { z } from "zod";
import { RecordedResource } from "../engine/recordedResource";

/** Text that an action hands to its build, with references to the execution's variables already replaced. */
export type ActionVariables = Readonly<Record<string, string>>;

interface PlannedStep {
    stage: string;
    action: string;
}

/** Takes the source. */
export interface SourceStep extends PlannedStep {
    kind: "source";
    repository: string;
}

/** Checks the code and previews every environment. */
export interface CheckStep extends PlannedStep {
    kind: "check";
    variables: ActionVariables;
}

/** Deploys one environment. */
export interface DeployStep extends PlannedStep {
    kind: "deploy";
    environment: string;
    stack: string;
    variables: ActionVariables;
}

/** Tests what an earlier action of the same execution deployed. */
export interface TestStep extends PlannedStep {
    kind: "test";
    environment: string;
    variables: ActionVariables;
}

/** Sets the version beside the one that an environment has live, for those who approve. */
export interface CompareStep extends PlannedStep {
    kind: "compare";
    environment: string;
    variables: ActionVariables;
}

/** Waits for a person. */
export interface ApprovalStep extends PlannedStep {
    kind: "approval";
    instructions: string;
    timeoutMinutes: number | undefined;
}

/** One action of a delivery pipeline, in the order of its execution. */
export type DeliveryStep = SourceStep | CheckStep | DeployStep | TestStep | CompareStep | ApprovalStep;

const actionShape = z.object({
    name: z.string(),
    category: z.string(),
    runOrder: z.number().default(1),
    timeoutInMinutes: z.number().optional(),
    configuration: z.record(z.string(), z.string()).default({}),
    inputArtifacts: z.array(z.string()).default([]),
    outputArtifacts: z.array(z.string()).default([]),
});

const pipelineShape = z.object({
    stages: z.array(
        z.object({
            name: z.string(),
            actions: z.array(actionShape),
            onFailure: z.object({ result: z.string().optional() }).optional(),
        }),
    ),
});

const variablesShape = z.array(z.object({ name: z.string(), value: z.string() }));

const projectShape = z.object({
    environment: z.object({ environmentVariables: variablesShape.default([]) }),
});

type Action = z.output<typeof actionShape>;

function asVariables(list: z.output<typeof variablesShape>): Record<string, string> {
    return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

/** What the build of an action finds in its environment: the project's variables, then the action's own. */
function buildVariables(
    action: Action,
    projects: ReadonlyMap<string, RecordedResource>,
    execution: ActionVariables,
): Record<string, string> {
    const project = projects.get(action.configuration["ProjectName"] ?? "");
    const fixed = project === undefined ? [] : projectShape.parse(project.inputs).environment;
    const given = action.configuration["EnvironmentVariables"] ?? "[]";
    const own = variablesShape.parse(JSON.parse(given)).map(({ name, value }) => ({
        name,
        value: value.replaceAll(/#\{variables\.([^}]+)\}/g, (all, key: string) => execution[key] ?? all),
    }));
    return asVariables([...(Array.isArray(fixed) ? [] : fixed.environmentVariables), ...own]);
}

interface Reading {
    projects: ReadonlyMap<string, RecordedResource>;
    execution: ActionVariables;
    /** Environment that each artifact of a deployment tells of. */
    deployments: Map<string, string>;
}

function readBuild(
    stage: string,
    action: Action,
    reading: Reading,
): CheckStep | DeployStep | TestStep | CompareStep {
    const variables = buildVariables(action, reading.projects, reading.execution);
    const place = { stage, action: action.name, variables };
    const { ENVIRONMENT_NAME: environment, STACK_NAME: stack, COMPARED_ENVIRONMENT: compared } = variables;
    if (compared !== undefined) {
        return { ...place, kind: "compare", environment: compared };
    }
    if (environment !== undefined && stack !== undefined && action.category === "Build") {
        action.outputArtifacts.forEach((artifact) => reading.deployments.set(artifact, environment));
        return { ...place, kind: "deploy", environment, stack };
    }
    const tested = action.inputArtifacts.map((artifact) => reading.deployments.get(artifact));
    const found = tested.find((name) => name !== undefined);
    return found === undefined ? { ...place, kind: "check" } : { ...place, kind: "test", environment: found };
}

function readAction(stage: string, action: Action, reading: Reading): DeliveryStep {
    switch (action.category) {
        case "Source":
            return {
                stage,
                action: action.name,
                kind: "source",
                repository:
                    action.configuration["FullRepositoryId"] ?? action.configuration["RepositoryName"] ?? "",
            };
        case "Approval":
            return {
                stage,
                action: action.name,
                kind: "approval",
                instructions: action.configuration["CustomData"] ?? "",
                timeoutMinutes: action.timeoutInMinutes,
            };
        default:
            return readBuild(stage, action, reading);
    }
}

/**
 * Reads what one execution of a recorded CodePipeline does, action by action.
 *
 * @param pipeline the recorded pipeline
 * @param resources everything recorded with it: the builds' variables are in their CodeBuild projects
 * @param execution values of the execution's variables, by name
 */
export function deliveryPlan(
    pipeline: RecordedResource,
    resources: readonly RecordedResource[],
    execution: ActionVariables,
): DeliveryStep[] {
    const projects = new Map(
        resources
            .filter((resource) => resource.type === "aws:codebuild/project:Project")
            .map((project) => [String(project.outputs["name"]), project]),
    );
    const reading = { projects, execution, deployments: new Map<string, string>() };
    return pipelineShape
        .parse(pipeline.inputs)
        .stages.flatMap(({ name, actions }) =>
            [...actions]
                .sort((a, b) => a.runOrder - b.runOrder)
                .map((action) => readAction(name, action, reading)),
        );
}

/** Stages that CodePipeline puts back to their last successful execution when they fail. */
export function rollingBackStages(pipeline: RecordedResource): string[] {
    return pipelineShape
        .parse(pipeline.inputs)
        .stages.filter(({ onFailure }) => onFailure?.result === "ROLLBACK")
        .map(({ name }) => name);
}
