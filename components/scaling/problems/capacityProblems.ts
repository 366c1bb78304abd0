import { unless } from "../../shared/problems/checks";
import type { Problem } from "../../shared/problems/problems";

/** What a capacity is planned from, defaults filled in. */
export interface CapacityFigures {
    peakRequestsPerSecond: number;
    baseRequestsPerSecond: number;
    safetyFactor: number;
    growthFactor: number;
    minInstances: number;
}

/** What is wrong with the measured limit of one instance, which stands at `path`. */
export function limitProblems(path: string, limit: number, targetPerMinute: number): Problem[] {
    return [
        ...positiveProblems(path, limit),
        ...unless(!(targetPerMinute > 0) || targetPerMinute >= 1, {
            path,
            rule: "must leave at least one invocation per minute after the safety factor",
            got: limit,
            fix: "use a larger instance type, or an asynchronous endpoint",
        }),
    ];
}

/** What is wrong with the expected traffic and the factors. */
export function figureProblems(figures: CapacityFigures): Problem[] {
    const { peakRequestsPerSecond: peak, baseRequestsPerSecond: base, minInstances } = figures;
    return [
        ...positiveProblems("peakRequestsPerSecond", peak),
        ...unless(base >= 0 && base <= peak, {
            path: "baseRequestsPerSecond",
            rule: `must be between 0 and peakRequestsPerSecond (${String(peak)})`,
            got: base,
            fix: "give the load of the quietest hour",
        }),
        ...factorProblems(figures),
        ...unless(minInstances >= 1 && Number.isInteger(minInstances), {
            path: "minInstances",
            rule: "must be a whole number of at least 1",
            got: minInstances,
            fix: "use 2 to keep one instance in each of two Availability Zones",
        }),
    ];
}

function factorProblems({ safetyFactor, growthFactor }: CapacityFigures): Problem[] {
    return [
        ...unless(safetyFactor > 0 && safetyFactor <= 1, {
            path: "safetyFactor",
            rule: "must be above 0 and at most 1",
            got: safetyFactor,
            fix: "start from 0.5 and raise it as load tests allow",
        }),
        ...unless(growthFactor >= 1 && Number.isFinite(growthFactor), {
            path: "growthFactor",
            rule: "must be at least 1",
            got: growthFactor,
            fix: "use 1 for no head room above the peak",
        }),
    ];
}

function positiveProblems(path: string, value: number): Problem[] {
    return unless(value > 0 && Number.isFinite(value), {
        path,
        rule: "must be above 0",
        got: value,
        fix: "give the figure that was measured or is expected",
    });
}
