import type { Problem } from "../../shared/problems/problems";
import {
    EXECUTION_SECONDS,
    executionSeconds,
    RolloutArgs,
    RolloutStrategy,
    stepPercentOf,
    totalWaitSeconds,
    watchSeconds,
} from "./rolloutArgs";

/** A canary has no lower bound of AWS's own but one percent. */
const STEP_PERCENT = {
    canary: { min: 1, max: 50 },
    linear: { min: 10, max: 50 },
    rolling: { min: 5, max: 50 },
} as const;
const WAIT_SECONDS = { min: 0, max: 3600 } as const;
const ROLLBACK_PERCENT = { min: 5, max: 100 } as const;

interface Bounds {
    min: number;
    max: number;
}

function outside(path: string, got: number | undefined, bounds: Bounds, unit: string): Problem[] {
    if (got === undefined || (Number.isInteger(got) && got >= bounds.min && got <= bounds.max)) {
        return [];
    }
    const range = `${String(bounds.min)} to ${String(bounds.max)}`;
    return [
        { path, rule: `must be a whole number of ${unit}, ${range}`, got, fix: `choose a value of ${range}` },
    ];
}

function misplaced(path: string, got: number | undefined, applies: boolean, strategy: string): Problem[] {
    return got === undefined || applies
        ? []
        : [{ path, rule: `does not apply to the strategy ${strategy}`, got, fix: "leave it out" }];
}

function timeProblems(path: string, args: RolloutArgs): Problem[] {
    const problems: Problem[] = [];
    const waits = totalWaitSeconds(args);
    const execution = executionSeconds(args);
    if (execution <= waits) {
        problems.push({
            path: `${path}.timeoutSeconds`,
            rule: `must be more than all waits together, ${String(waits)} s`,
            got: execution,
            fix: "raise it, or choose shorter waits or larger steps",
        });
    }
    if (watchSeconds(args) <= execution) {
        problems.push({
            path: `${path}.watchSeconds`,
            rule: `must be more than timeoutSeconds, ${String(execution)} s`,
            got: watchSeconds(args),
            fix: "raise it, so that a rollback is seen to its end",
        });
    }
    return problems;
}

/** What is wrong with the numbers of a rollout; `path` is where it stands in the caller's arguments. */
export function rolloutProblems(path: string, args: RolloutArgs): Problem[] {
    const { strategy } = args;
    const step = stepPercentOf(args);
    const rolling = strategy === RolloutStrategy.Rolling;
    const at = (field: keyof RolloutArgs): string => `${path}.${field}`;
    const bounds = [
        ...(strategy === RolloutStrategy.AllAtOnce
            ? misplaced(at("stepPercent"), args.stepPercent, false, strategy)
            : outside(at("stepPercent"), step, STEP_PERCENT[strategy], "percent")),
        ...outside(at("waitSeconds"), args.waitSeconds, WAIT_SECONDS, "seconds"),
        ...misplaced(at("terminationWaitSeconds"), args.terminationWaitSeconds, !rolling, strategy),
        ...outside(at("terminationWaitSeconds"), args.terminationWaitSeconds, WAIT_SECONDS, "seconds"),
        ...misplaced(at("rollbackPercent"), args.rollbackPercent, rolling, strategy),
        ...outside(at("rollbackPercent"), args.rollbackPercent, ROLLBACK_PERCENT, "percent"),
        ...outside(at("timeoutSeconds"), args.timeoutSeconds, EXECUTION_SECONDS, "seconds"),
    ];
    return bounds.length > 0 ? bounds : timeProblems(path, args);
}
