import { elementsOf, Properties, PropertyValue, valueAt } from "../../shared/properties";
import { ApprovalGateSettings } from "./approvalGateSettings";
import { DeclaredAction, declaredActions, kindOf } from "./pipelineActions";

/** An action as it stands in its pipeline. */
export interface PlacedAction {
    stage: PropertyValue;
    action: PropertyValue;
    /** For messages: `action "Approve/release"`. */
    subject: string;
}

/** Every action of a pipeline, in order. */
export function placedActions(pipeline: Properties): PlacedAction[] {
    return elementsOf(valueAt(pipeline, "stages")).flatMap((stage) =>
        elementsOf(valueAt(stage, "actions")).map((action) => ({
            stage,
            action,
            subject: `action "${String(valueAt(stage, "name"))}/${String(valueAt(action, "name"))}"`,
        })),
    );
}

/** True for a manual approval, whatever else is wrong with it. */
export function isManualApproval({ action }: PlacedAction): boolean {
    return kindOf(action, "category") === "Approval" && kindOf(action, "provider") === "Manual";
}

/** The actions of a pipeline that change production, or that may turn out to. */
export function productionActions(pipeline: Properties, settings: ApprovalGateSettings): DeclaredAction[] {
    return declaredActions(pipeline, settings).filter(
        ({ role, doubt }) => role === "production" || doubt !== undefined,
    );
}
