import { GatedAction } from "../../shared/approvalGates";
import { elementsOf, Properties, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { PlacedAction, placedActions } from "../placedActions";
import { ApprovalGateSettings } from "./approvalGateSettings";
import { productionSigns } from "./productionSigns";

/** An action as its pipeline declares it. */
export interface DeclaredAction extends GatedAction {
    /** Set where a preview does not know a value that could make this an action on production. */
    doubt?: Unknown;
    /** Whether what is in doubt could also be a manual approval. */
    mayApprove?: true;
    /** Why what calls itself an approval is none: AWS does not wait for it, or skips it. */
    flaw?: string;
}

/** Category, owner and provider; the two Pulumi providers put them in different places. */
export function kindOf(action: PropertyValue, key: string): PropertyValue | undefined {
    return valueAt(action, key) ?? valueAt(action, "actionTypeId", key);
}

/** What a preview does not know of actions that could turn out to change production. */
export function doubtsOf(actions: readonly { doubt?: Unknown | undefined }[]): Unknown[] {
    return actions.map(({ doubt }) => doubt).filter((doubt) => doubt !== undefined);
}

/** What a preview does not know of an action's kind, where it could make the action a manual approval. */
export function unclearApproval(action: PropertyValue): Unknown | undefined {
    const [category, owner, provider] = ["category", "owner", "provider"].map((key) => kindOf(action, key));
    const deciding = category === "Approval" ? [owner, provider] : [category];
    return deciding.find((value) => value instanceof Unknown);
}

/** Whether AWS may pass over a stage, and with it over an approval in it. */
function isSkippable(stage: PropertyValue): boolean {
    const results = ["beforeEntry", "onFailure"].flatMap((key) => {
        const conditions = valueAt(stage, key);
        const each = [valueAt(conditions, "condition"), ...elementsOf(valueAt(conditions, "conditions"))];
        return [conditions, ...each].map((condition) => valueAt(condition, "result"));
    });
    return results.includes("SKIP");
}

/** Whether an action is an approval or why it only calls itself one; undefined where it does not. */
function approvalKind(
    stage: PropertyValue,
    action: PropertyValue,
): "approval" | { flaw: string } | undefined {
    const category = kindOf(action, "category");
    if (typeof category !== "string" || category.toLowerCase() !== "approval") {
        return undefined;
    }
    const [owner, provider] = [kindOf(action, "owner"), kindOf(action, "provider")];
    if (category !== "Approval" || owner !== "AWS" || provider !== "Manual") {
        return { flaw: "category, owner and provider must be Approval, AWS, Manual" };
    }
    return isSkippable(stage) ? { flaw: "AWS may skip its stage" } : "approval";
}

/** What an action does, where it is neither an approval nor harmless. */
function effectOf(
    stage: PropertyValue,
    action: PropertyValue,
    settings: ApprovalGateSettings,
): Pick<DeclaredAction, "role" | "doubt"> {
    const { isProduction, unknown } = productionSigns(stage, action, settings);
    if (isProduction) {
        return { role: "production" };
    }
    const doubt = [kindOf(action, "category"), valueAt(action, "runOrder"), unknown].find(
        (value) => value instanceof Unknown,
    );
    return doubt === undefined ? { role: "work" } : { role: "work", doubt };
}

function declaredAction(
    { stage, action, stageName, name, stageIndex, runOrder }: PlacedAction,
    settings: ApprovalGateSettings,
): DeclaredAction {
    const identity = { stage: stageName, name, cell: { stage: stageIndex, runOrder } };
    const unclear = unclearApproval(action);
    if (unclear !== undefined) {
        return { ...identity, role: "work", doubt: unclear, mayApprove: true };
    }
    const approval = approvalKind(stage, action);
    if (approval !== undefined) {
        return approval === "approval"
            ? { ...identity, role: "approval" }
            : { ...identity, role: "other", ...approval };
    }
    const isHarmless = settings.harmlessActions.includes(`${identity.stage}/${identity.name}`);
    return isHarmless || kindOf(action, "category") === "Source"
        ? { ...identity, role: "other" }
        : { ...identity, ...effectOf(stage, action, settings) };
}

/**
 * Every action of a pipeline in the order of its stages, with what it does to production. A stage or a list of actions
 * that a preview does not know is one action in doubt.
 */
export function declaredActions(pipeline: Properties, settings: ApprovalGateSettings): DeclaredAction[] {
    return placedActions(pipeline).map((placed) => declaredAction(placed, settings));
}
