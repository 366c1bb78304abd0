import { ActionRole, GatedAction } from "../../shared/approvalGates";
import { elementsOf, Properties, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { ApprovalGateSettings } from "./approvalGateSettings";
import { productionSigns } from "./productionSigns";

/** An action as its pipeline declares it. */
export interface DeclaredAction extends GatedAction {
    /** Set where a preview does not know a value that could make this an action on production. */
    doubt?: Unknown;
    /** True for what calls itself an approval but is none that AWS waits for. */
    isFalseApproval: boolean;
}

/** Category, owner and provider; the two Pulumi providers put them in different places. */
function kindOf(action: PropertyValue, key: string): PropertyValue | undefined {
    return valueAt(action, key) ?? valueAt(action, "actionTypeId", key);
}

/** Whether an action is an approval or calls itself one; undefined where it does not. */
function approvalKind(action: PropertyValue): "manual" | "false" | undefined {
    const category = kindOf(action, "category");
    if (
        category === "Approval" &&
        kindOf(action, "owner") === "AWS" &&
        kindOf(action, "provider") === "Manual"
    ) {
        return "manual";
    }
    return typeof category === "string" && category.toLowerCase() === "approval" ? "false" : undefined;
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
    stage: PropertyValue,
    stageIndex: number,
    action: PropertyValue,
    settings: ApprovalGateSettings,
): DeclaredAction {
    const runOrder = valueAt(action, "runOrder");
    const identity = {
        stage: String(valueAt(stage, "name")),
        name: String(valueAt(action, "name")),
        // AWS's default run order is 1, so actions that say nothing run in parallel.
        cell: { stage: stageIndex, runOrder: typeof runOrder === "number" ? runOrder : 1 },
    };
    const settled = (role: ActionRole, isFalseApproval = false): DeclaredAction => ({
        ...identity,
        role,
        isFalseApproval,
    });
    const approval = approvalKind(action);
    if (approval !== undefined) {
        return approval === "manual" ? settled("approval") : settled("other", true);
    }
    const isHarmless = settings.harmlessActions.includes(`${identity.stage}/${identity.name}`);
    return isHarmless || kindOf(action, "category") === "Source"
        ? settled("other")
        : { ...identity, isFalseApproval: false, ...effectOf(stage, action, settings) };
}

/** Every action of a pipeline in the order of its stages, with what it does to production. */
export function declaredActions(pipeline: Properties, settings: ApprovalGateSettings): DeclaredAction[] {
    return elementsOf(valueAt(pipeline, "stages")).flatMap((stage, index) =>
        elementsOf(valueAt(stage, "actions")).map((action) => declaredAction(stage, index, action, settings)),
    );
}
