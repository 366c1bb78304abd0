import {
    elementsOrUnknown,
    Properties,
    PropertyValue,
    textOf,
    Unknown,
    valueAt,
} from "../../shared/properties";
import { ApprovalGateSettings } from "./approvalGateSettings";
import { DeclaredAction, declaredActions, kindOf, unclearApproval } from "./pipelineActions";

/** An action as it stands in its pipeline. */
export interface PlacedAction {
    stage: PropertyValue;
    action: PropertyValue;
    /** For messages: `action "Approve/release"`. */
    subject: string;
}

/** Every action of a pipeline, in order; a stage or a list of actions that a preview does not know is one of them. */
export function placedActions(pipeline: Properties): PlacedAction[] {
    return elementsOrUnknown(valueAt(pipeline, "stages")).flatMap((stage) =>
        elementsOrUnknown(valueAt(stage, "actions")).map((action) => ({
            stage,
            action,
            subject: `action "${textOf(valueAt(stage, "name"))}/${textOf(valueAt(action, "name"))}"`,
        })),
    );
}

/** True for a manual approval, whatever else is wrong with it. */
export function isManualApproval({ action }: PlacedAction): boolean {
    return kindOf(action, "category") === "Approval" && kindOf(action, "provider") === "Manual";
}

/** What a preview does not know of actions that may be manual approvals. */
export function unclearApprovals(pipeline: Properties): Unknown[] {
    return placedActions(pipeline)
        .map(({ action }) => unclearApproval(action))
        .filter((unknown) => unknown !== undefined);
}

/** The actions of a pipeline that change production, or that may turn out to. */
export function productionActions(pipeline: Properties, settings: ApprovalGateSettings): DeclaredAction[] {
    return declaredActions(pipeline, settings).filter(
        ({ role, doubt }) => role === "production" || doubt !== undefined,
    );
}
