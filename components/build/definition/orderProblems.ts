import { Problem } from "../../shared/problems/problems";
import { awaitedSteps } from "./references";
import { excludeEachOther, PlacedStep } from "./stepTree";

/** For each step, the steps that end before it starts: those it waits for, and the conditions around it. */
function predecessors(steps: readonly PlacedStep[]): Map<string, string[]> {
    return new Map(
        steps.map((placed) => [
            placed.step.Name,
            [...awaitedSteps(placed), ...placed.branches.map(({ condition }) => condition)],
        ]),
    );
}

/** The first cycle that is met on the way back from `name`, as the steps on it in order of waiting. */
function cycleFrom(
    name: string,
    before: Map<string, string[]>,
    trail: readonly string[],
    done: Set<string>,
): string[] | undefined {
    const start = trail.indexOf(name);
    if (start >= 0) {
        return [...trail.slice(start), name];
    }
    if (done.has(name)) {
        return undefined;
    }
    for (const earlier of before.get(name) ?? []) {
        const cycle = cycleFrom(earlier, before, [...trail, name], done);
        if (cycle !== undefined) {
            return cycle;
        }
    }
    done.add(name);
    return undefined;
}

function cycleProblems(steps: readonly PlacedStep[]): Problem[] {
    const before = predecessors(steps);
    const reported = new Set<string>();
    const done = new Set<string>();
    return steps.flatMap(({ step, path }) => {
        const cycle = reported.has(step.Name) ? undefined : cycleFrom(step.Name, before, [], done);
        if (cycle?.every((name) => !reported.has(name)) !== true) {
            return [];
        }
        cycle.forEach((name) => reported.add(name));
        return [
            {
                path,
                rule: "must not wait for itself, through other steps either",
                got: cycle.join(" waits for "),
                fix: "take one of these references or dependencies away",
            },
        ];
    });
}

/** Why a step cannot wait for another; undefined where it can. */
function obstacle(placed: PlacedStep, awaited: PlacedStep | undefined): string | undefined {
    if (awaited === undefined) {
        return "must name steps of this pipeline";
    }
    if (awaited.step.Type === "Fail") {
        return "must not name a step that ends the run";
    }
    return excludeEachOther(placed, awaited)
        ? "must not name a step of the other branch, which does not run in the same run"
        : undefined;
}

function dependencyProblems(placed: PlacedStep, steps: readonly PlacedStep[]): Problem[] {
    return (placed.step.DependsOn ?? []).flatMap((name) => {
        const rule = obstacle(
            placed,
            steps.find(({ step }) => step.Name === name),
        );
        const fix = "name a step that this one comes after, or leave it out";
        return rule === undefined ? [] : [{ path: `${placed.path}.DependsOn`, rule, got: name, fix }];
    });
}

/** What is wrong with the order of steps: dependencies that do not exist, and cycles. */
export function orderProblems(steps: readonly PlacedStep[]): Problem[] {
    return [...steps.flatMap((placed) => dependencyProblems(placed, steps)), ...cycleProblems(steps)];
}
