import { unless } from "../../shared/problems/checks";
import type { Problem } from "../../shared/problems/problems";
import { AlarmSide, StepAdjustmentArgs } from "../scalingArgs";

interface Interval {
    lower: number;
    upper: number;
}

/**
 * What is wrong with the bounds of a policy's steps. An alarm that fires above its threshold reaches the distances
 * from 0 upwards, one that fires below those from 0 downwards; each reachable distance must have exactly one step,
 * and no step may lie on the other side. That includes the service's own rules: no gap, no overlap, one open lower
 * and one open upper end at most, and no step open at both ends.
 */
export function stepBoundProblems(path: string, side: AlarmSide, steps: StepAdjustmentArgs[]): Problem[] {
    const intervals = steps.map(toInterval);
    const empty = intervals.flatMap((interval, index) =>
        unless(interval.lower < interval.upper, {
            path: `${path}[${String(index)}]`,
            rule: "must have a lowerBound below its upperBound",
            got: steps[index],
            fix: "swap the bounds or drop the step",
        }),
    );
    if (empty.length > 0 || steps.length === 0) {
        return empty;
    }
    return coverageProblems(path, side, intervals);
}

function coverageProblems(path: string, side: AlarmSide, intervals: Interval[]): Problem[] {
    const reach = side === AlarmSide.Above ? { lower: 0, upper: Infinity } : { lower: -Infinity, upper: 0 };
    const sorted = [...intervals].sort((a, b) => a.lower - b.lower);
    const lowest = sorted[0]?.lower ?? 0;
    const highest = sorted.at(-1)?.upper ?? 0;
    const seams = sorted.slice(1).flatMap((interval, index) => {
        const end = sorted[index]?.upper ?? interval.lower;
        return unless(end === interval.lower, {
            path,
            rule: `must follow each other without ${end < interval.lower ? "gap" : "overlap"}`,
            got: [describeBound(end), describeBound(interval.lower)],
            fix: "let each step start where the one before it ends",
        });
    });
    return [
        ...unless(lowest === reach.lower, {
            path,
            rule: `must start at ${describeBound(reach.lower)} where the alarm fires ${side} its threshold`,
            got: describeBound(lowest),
            fix: side === AlarmSide.Above ? "give the lowest step lowerBound 0" : "leave out its lowerBound",
        }),
        ...seams,
        ...unless(highest === reach.upper, {
            path,
            rule: `must end at ${describeBound(reach.upper)} where the alarm fires ${side} its threshold`,
            got: describeBound(highest),
            fix:
                side === AlarmSide.Above ? "leave out the highest step's upperBound" : "give it upperBound 0",
        }),
    ];
}

function toInterval(step: StepAdjustmentArgs): Interval {
    return { lower: step.lowerBound ?? -Infinity, upper: step.upperBound ?? Infinity };
}

function describeBound(bound: number): string {
    return Number.isFinite(bound) ? String(bound) : "no bound";
}
