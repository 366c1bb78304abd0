import { unless } from "../../shared/problems/checks";
import type { Problem } from "../../shared/problems/problems";
import { ScheduledActionArgs } from "../scalingArgs";
import type { ScalingKind } from "../scalingKinds";
import { parseSchedule, scheduleExpressionProblems, timezoneProblems } from "../scheduleExpression";

/** The bounds that hold when no action has changed them. */
export interface CapacityBounds {
    minCapacity: number;
    maxCapacity: number;
}

/** One action as the service gets it; the restoring half of a pair is one of its own. */
export interface PlannedAction {
    name: string;
    schedule: string;
    timezone: string;
    minCapacity?: number;
    maxCapacity?: number;
}

type Bound = keyof CapacityBounds;
const BOUNDS: readonly Bound[] = ["minCapacity", "maxCapacity"];

/** Splits pairs: an action with a `restoreSchedule` becomes two, the second sets the same bounds back. */
export function planActions(actions: ScheduledActionArgs[], own: CapacityBounds): PlannedAction[] {
    return actions.flatMap(({ restoreSchedule, ...action }) => {
        if (restoreSchedule === undefined) {
            return [action];
        }
        const restored = Object.fromEntries(
            BOUNDS.filter((bound) => action[bound] !== undefined).map((bound) => [bound, own[bound]]),
        );
        const name = `${action.name}-restore`;
        return [action, { name, schedule: restoreSchedule, timezone: action.timezone, ...restored }];
    });
}

/** What is wrong with the scheduled actions, each by itself and together. */
export function scheduleProblems(
    actions: ScheduledActionArgs[],
    kind: ScalingKind,
    own: CapacityBounds,
): Problem[] {
    const planned = planActions(actions, own);
    return actions.flatMap((action, index) => {
        const path = `schedules[${String(index)}]`;
        return [
            ...scheduleExpressionProblems(`${path}.schedule`, action.schedule),
            ...(action.restoreSchedule === undefined
                ? []
                : scheduleExpressionProblems(`${path}.restoreSchedule`, action.restoreSchedule)),
            ...timezoneProblems(`${path}.timezone`, action.timezone),
            ...boundProblems(path, action, kind),
            ...crossingProblems(path, action, own, planned),
            ...BOUNDS.flatMap((bound) => restoreProblems(path, bound, action, own, planned)),
        ];
    });
}

function boundProblems(path: string, action: ScheduledActionArgs, { least }: ScalingKind): Problem[] {
    const { minCapacity, maxCapacity } = action;
    const given = unless(minCapacity !== undefined || maxCapacity !== undefined, {
        path,
        rule: "must set minCapacity, maxCapacity or both",
        fix: "give the bounds that hold from then on",
    });
    const whole = BOUNDS.flatMap((bound) => {
        const value = action[bound];
        return unless(value === undefined || (Number.isInteger(value) && value >= least.capacity), {
            path: `${path}.${bound}`,
            rule: `must be a whole number of at least ${String(least.capacity)}${least.reason}`,
            got: value,
            fix: least.fix,
        });
    });
    return [...given, ...whole];
}

/** The service refuses a minimum above the maximum in force, and which one is in force depends on what ran before. */
function crossingProblems(
    path: string,
    action: ScheduledActionArgs,
    own: CapacityBounds,
    planned: PlannedAction[],
): Problem[] {
    const { minCapacity, maxCapacity } = action;
    const maxima = [own.maxCapacity, ...planned.flatMap((other) => other.maxCapacity ?? [])];
    const minima = [own.minCapacity, ...planned.flatMap((other) => other.minCapacity ?? [])];
    const min = minCapacity ?? Math.max(...minima);
    const max = maxCapacity ?? Math.min(...maxima);
    return unless(min <= max, {
        path,
        rule: `must keep minCapacity (${String(min)}) at or below maxCapacity (${String(max)}) at any time`,
        got: { minCapacity, maxCapacity },
        fix: "give both bounds in every action that can meet the other",
    });
}

function restoreProblems(
    path: string,
    bound: Bound,
    action: ScheduledActionArgs,
    own: CapacityBounds,
    planned: PlannedAction[],
): Problem[] {
    const value = action[bound];
    const moved = value !== undefined && value !== own[bound];
    const restored = planned.some((other) => other[bound] === own[bound] && runsAgainAfter(other, action));
    return unless(!moved || restored, {
        path: `${path}.${bound}`,
        rule: `must be set back to ${String(own[bound])} by a later action, it stays otherwise`,
        got: value,
        fix: "give restoreSchedule, or add an action that sets it back",
    });
}

/** Whether an action runs after another one has: recurring actions always do, single ones when their time is later. */
function runsAgainAfter(later: PlannedAction, earlier: PlannedAction): boolean {
    const [second, first] = [parseSchedule(later.schedule), parseSchedule(earlier.schedule)];
    if (typeof second === "string" || typeof first === "string" || second.kind === "recurring") {
        return true;
    }
    return first.kind === "once" && (later.timezone !== earlier.timezone || second.time > first.time);
}
