/** When an action runs: stages in order, within a stage by run order; equal cells run in parallel. */
export interface Cell {
    stage: number;
    runOrder: number;
}

/** What an action does, as far as approval gates care. */
export type ActionRole =
    /** A manual approval that AWS waits for. */
    | "approval"
    /** Changes production. */
    | "production"
    /** Builds, tests or deploys something else than production; an approval must have seen its result. */
    | "work"
    /** Neither: a source, a notification. */
    | "other";

/** One action of a pipeline. */
export interface GatedAction {
    stage: string;
    name: string;
    cell: Cell;
    role: ActionRole;
}

/** Why a production action is not guarded. */
export interface Gap {
    action: GatedAction;
    /**
     * `none`: no manual approval anywhere before or beside it; `parallel`: an approval runs beside it;
     * `late`: approvals come only after it; `stale`: work that no approval has seen lies between;
     * `shared`: the only approvals were for an earlier production stage.
     */
    reason: "none" | "parallel" | "late" | "stale" | "shared";
    /** The work, or the earlier production action, that the last approval came too early for. */
    unseen?: GatedAction;
}

/** Negative where `a` runs before `b`, 0 where they run in parallel. */
function order(a: Cell, b: Cell): number {
    return a.stage === b.stage ? a.runOrder - b.runOrder : a.stage - b.stage;
}

function last(actions: readonly GatedAction[]): GatedAction | undefined {
    return actions.reduce<GatedAction | undefined>(
        (latest, action) => (latest === undefined || order(action.cell, latest.cell) > 0 ? action : latest),
        undefined,
    );
}

function missingApproval(action: GatedAction, approvals: readonly GatedAction[]): Gap {
    if (approvals.some((approval) => order(approval.cell, action.cell) === 0)) {
        return { action, reason: "parallel" };
    }
    return { action, reason: approvals.length === 0 ? "none" : "late" };
}

function gapBefore(
    action: GatedAction,
    actions: readonly GatedAction[],
    gatePerProductionStage: boolean,
): Gap | undefined {
    const approvals = actions.filter(({ role }) => role === "approval");
    const before = actions.filter(({ cell }) => order(cell, action.cell) < 0);
    const gate = last(before.filter(({ role }) => role === "approval"));
    if (gate === undefined) {
        return missingApproval(action, approvals);
    }
    const isUnseen = (other: GatedAction | undefined): other is GatedAction =>
        other !== undefined && order(gate.cell, other.cell) <= 0;
    const work = last(before.filter(({ role }) => role === "work"));
    if (isUnseen(work)) {
        return { action, reason: "stale", unseen: work };
    }
    const earlier = last(
        before.filter(({ role, cell }) => role === "production" && cell.stage < action.cell.stage),
    );
    if (gatePerProductionStage && isUnseen(earlier)) {
        return { action, reason: "shared", unseen: earlier };
    }
    return undefined;
}

/**
 * Every production action without a gate. A gate is a manual approval that runs strictly before the action
 * and strictly after all work that precedes it, so that nothing unseen reaches production.
 *
 * @param gatePerProductionStage whether each production stage needs an approval of its own
 */
export function approvalGaps(actions: readonly GatedAction[], gatePerProductionStage: boolean): Gap[] {
    return actions
        .filter(({ role }) => role === "production")
        .map((action) => gapBefore(action, actions, gatePerProductionStage))
        .filter((gap) => gap !== undefined);
}
