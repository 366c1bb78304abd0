import { Properties, Unknown } from "../../shared/properties";
import { PlacedAction, placedActions } from "../placedActions";
import { ApprovalGateSettings } from "./approvalGateSettings";
import { DeclaredAction, declaredActions, kindOf, unclearApproval } from "./pipelineActions";

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
