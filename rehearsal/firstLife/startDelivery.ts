import * as path from "node:path";
import { matchingRules } from "../delivery/matchingRules";
import { FunctionCall, invokeFunction } from "../delivery/invokeFunction";
import { RecordedResource } from "../engine/recordedResource";
import { Approval } from "../registry/localRegistry";

const FUNCTION = "aws:lambda/function:Function";
const PIPELINE = "aws:codepipeline/pipeline:Pipeline";
const START = "codepipeline.start_pipeline_execution";

/** An execution of a delivery pipeline that an approval started. */
export interface StartedDelivery {
    rule: RecordedResource;
    starter: RecordedResource;
    pipeline: RecordedResource;
    /** Values of the execution's variables, by name. */
    variables: Record<string, string>;
}

/** What starting needs of this machine. */
export interface DeliverySurroundings {
    resources: readonly RecordedResource[];
    folder: string;
    python: string;
    signal: AbortSignal;
}

function findStarter(
    resources: readonly RecordedResource[],
    approval: Approval,
): { rule: RecordedResource; starter: RecordedResource } {
    for (const { rule, targets } of matchingRules(resources, approval.event)) {
        const starter = targets.find(({ type }) => type === FUNCTION);
        if (starter !== undefined) {
            return { rule, starter };
        }
    }
    throw new Error(
        `the approval of ${approval.modelPackage.arn} starts nothing: no rule of the platform matches its event ` +
            "and has a function as its target",
    );
}

function variablesOf(call: FunctionCall): Record<string, string> {
    const variables = call.arguments["variables"] as { name: string; value: string }[] | undefined;
    return Object.fromEntries((variables ?? []).map(({ name, value }) => [name, value]));
}

/**
 * Follows an approval's event as AWS would: to the rules that it matches, to the function that they call, and to the
 * execution that this function starts. The function's own code runs.
 *
 * @throws Error where the event ends before it has started an execution of a pipeline of the platform
 */
export async function startDelivery(
    approval: Approval,
    surroundings: DeliverySurroundings,
): Promise<StartedDelivery> {
    const { resources, folder, python, signal } = surroundings;
    const { rule, starter } = findStarter(resources, approval);
    const { modelPackage, event } = approval;
    const { returned, calls } = await invokeFunction({
        function: starter,
        event,
        answers: {
            "sagemaker.describe_model_package": { ModelApprovalStatus: modelPackage.approvalStatus },
            [START]: { pipelineExecutionId: event.id },
        },
        folder: path.join(folder, "starter"),
        python,
        signal,
    });
    const start = calls.find(({ call }) => call === START);
    const pipeline = resources.find(
        ({ type, outputs }) => type === PIPELINE && outputs["name"] === start?.arguments["name"],
    );
    if (start === undefined || pipeline === undefined) {
        throw new Error(`${starter.name} started no pipeline of the platform: ${JSON.stringify(returned)}`);
    }
    return { rule, starter, pipeline, variables: variablesOf(start) };
}
