import { MlDeployPipeline, MlDeployPipelineArgs } from "../../../components/deploy/mlDeployPipeline";
import { record, Recording, RecordOptions } from "../../support/recorder";
import { Statement, statementsIn } from "../policyStatements";
import { pipelineArgs } from "./deployFixtures";

export const PIPELINE = "aws:codepipeline/pipeline:Pipeline";
export const PROJECT = "aws:codebuild/project:Project";
export const ROLE = "aws:iam/role:Role";
export const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";

const recordings = new Map<string, Promise<Recording>>();

/** Records a pipeline; the same wish is recorded once, because nobody changes a recording. */
export function make(
    changes: Partial<MlDeployPipelineArgs> = {},
    options: RecordOptions = {},
): Promise<Recording> {
    const wish = JSON.stringify([changes, options]);
    const recording = recordings.get(wish) ?? recordPipeline(changes, options);
    recordings.set(wish, recording);
    return recording;
}

function recordPipeline(changes: Partial<MlDeployPipelineArgs>, options: RecordOptions): Promise<Recording> {
    return record(() => {
        const pipeline = new MlDeployPipeline("fraud-deploy", pipelineArgs(changes));
        const { pipelineName, pipelineArn, starterFunctionName, stateBucketName } = pipeline;
        const state = stateBucketName === undefined ? {} : { stateBucketName };
        return { pipelineName, pipelineArn, starterFunctionName, ...state };
    }, options);
}

/** The inputs of a resource. */
export function inputs(recording: Recording, type: string, name?: string): Record<string, unknown> {
    return recording.one(type, name).inputs as Record<string, unknown>;
}

export function statementsOf(recording: Recording, role: string): Statement[] {
    return statementsIn(inputs(recording, ROLE_POLICY, `${role}-policy`)["policy"]);
}

export function statement(recording: Recording, role: string, sid: string): Statement | undefined {
    return statementsOf(recording, role).find((each) => each.Sid === sid);
}

export function variablesOf(recording: Recording, project: string): Record<string, string> {
    const environment = inputs(recording, PROJECT, project)["environment"] as {
        environmentVariables: { name: string; value: string }[];
    };
    return Object.fromEntries(environment.environmentVariables.map(({ name, value }) => [name, value]));
}

export interface Action {
    name: string;
    category: string;
    configuration: Record<string, string>;
}

export function actionsOf(recording: Recording): Action[] {
    const stages = inputs(recording, PIPELINE)["stages"] as { actions: Action[] }[];
    return stages.flatMap((stage) => stage.actions);
}
