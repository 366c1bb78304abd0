import * as path from "node:path";
import { z } from "zod";
import { RecordedResource } from "../engine/recordedResource";
import { EventBridgeEvent } from "../registry/approvalEvent";
import { ModelPackage } from "../registry/modelPackage";
import { CallAnswer, FunctionCall, invokeFunction } from "./invokeFunction";
import { matchingRules } from "./matchingRules";

const FUNCTION = "aws:lambda/function:Function";
const PIPELINE = "aws:codepipeline/pipeline:Pipeline";
const START = "codepipeline.start_pipeline_execution";

/** What a function asks CodePipeline for. */
export interface StartRequest {
    pipeline: RecordedResource;
    /** Values of the execution's variables, by name. */
    variables: Record<string, string>;
    /** Equal tokens make one execution. */
    token: string;
}

/** How far an event about a model version went. */
export interface EventOutcome {
    /** Undefined where no rule of the platform matches. */
    rule: RecordedResource | undefined;
    starter: RecordedResource | undefined;
    /** What the function did, and why. */
    reason: string;
    /** Undefined where it starts nothing. */
    start: StartRequest | undefined;
}

/** What the simulated AWS knows when a function asks it. */
export interface EventSurroundings {
    resources: readonly RecordedResource[];
    /** Every version in the registry. */
    versions: readonly ModelPackage[];
    /** Versions that each environment had live, oldest first, by the name of the parameter that keeps them. */
    histories: ReadonlyMap<string, readonly string[]>;
    folder: string;
    python: string;
    signal: AbortSignal;
}

const NO_MATCH: EventOutcome = {
    rule: undefined,
    starter: undefined,
    reason: "no rule of the platform matches it and has a function as its target",
    start: undefined,
};

const returnedShape = z.object({ outcome: z.string(), reason: z.string() });

function registryAnswers(versions: readonly ModelPackage[]): CallAnswer[] {
    const known = versions.map(({ arn, approvalStatus }) => ({
        when: { ModelPackageName: arn },
        answer: { ModelApprovalStatus: approvalStatus, ModelPackageStatus: "Completed" },
    }));
    return [...known, { error: "ValidationException" }];
}

function historyAnswers(histories: EventSurroundings["histories"]): CallAnswer[] {
    const known = [...histories]
        .filter(([, versions]) => versions.length > 0)
        .map(([Name, versions]) => ({
            when: { Name },
            answer: { Parameters: versions.map((Value) => ({ Value })) },
        }));
    return [...known, { error: "ParameterNotFound" }];
}

function startRequest(
    call: FunctionCall | undefined,
    resources: readonly RecordedResource[],
    starter: RecordedResource,
): StartRequest | undefined {
    if (call === undefined) {
        return undefined;
    }
    const { name, variables, clientRequestToken } = call.arguments;
    const pipeline = resources.find(({ type, outputs }) => type === PIPELINE && outputs["name"] === name);
    if (pipeline === undefined) {
        throw new Error(`${starter.name} starts ${String(name)}, which is no pipeline of the platform`);
    }
    const given = (variables ?? []) as { name: string; value: string }[];
    return {
        pipeline,
        variables: Object.fromEntries(given.map((variable) => [variable.name, variable.value])),
        token: String(clientRequestToken),
    };
}

/**
 * Follows an event about a model version as AWS would: to the rule that it matches, to the function that this calls,
 * and to what the function asks of CodePipeline. The function's own code runs, against a simulated registry and
 * simulated parameters.
 *
 * @throws Error where the function fails, or starts a pipeline that the platform does not have
 */
export async function followEvent(
    event: EventBridgeEvent,
    surroundings: EventSurroundings,
): Promise<EventOutcome> {
    const { resources, versions, histories, folder, python, signal } = surroundings;
    const matched = matchingRules(resources, event)
        .map(({ rule, targets }) => ({ rule, starter: targets.find(({ type }) => type === FUNCTION) }))
        .find(({ starter }) => starter !== undefined);
    if (matched?.starter === undefined) {
        return NO_MATCH;
    }
    const { rule, starter } = matched;
    const { returned, calls } = await invokeFunction({
        function: starter,
        event,
        answers: {
            "sagemaker.describe_model_package": registryAnswers(versions),
            "ssm.get_parameter_history": historyAnswers(histories),
            [START]: [{ answer: { pipelineExecutionId: event.id } }],
        },
        folder: path.join(folder, "starter"),
        python,
        signal,
    });
    const start = startRequest(
        calls.find(({ call }) => call === START),
        resources,
        starter,
    );
    const said = returnedShape.safeParse(returned);
    return { rule, starter, reason: said.success ? said.data.reason : JSON.stringify(returned), start };
}
