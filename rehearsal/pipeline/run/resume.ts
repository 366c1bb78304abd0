import { awaitedSteps } from "../../../components/build/definition/references";
import { StepType } from "../../../components/build/definition/steps";
import { PlacedStep } from "../../../components/build/definition/stepTree";
import { nearestFix } from "../../../components/shared/problems/nearest";
import { Problem } from "../../../components/shared/problems/problems";
import { changedSteps } from "./changedSteps";
import { resultIn, TakenOver } from "./earlierResults";

/** An earlier run to go on with, and the step to go on from. */
export interface Resume {
    from: string;
    runId: string;
    folder: string;
}

/** Steps whose work lasts; all others are done again, which costs nothing or must happen in this very run. */
const LASTING: readonly StepType[] = ["Processing", "Training", "Tuning", "Transform"];

function directlyBefore(placed: PlacedStep): string[] {
    return [...awaitedSteps(placed), ...placed.branches.map(({ condition }) => condition)];
}

/** A set of steps and, again and again, whatever `more` finds for it. */
function closure(first: string, more: (known: ReadonlySet<string>) => string[]): Set<string> {
    const known = new Set([first]);
    for (let before = 0; before < known.size;) {
        before = known.size;
        more(known).forEach((name) => known.add(name));
    }
    return known;
}

/** A step and every step that comes after it. */
export function stepsFrom(steps: readonly PlacedStep[], from: string): Set<string> {
    return closure(from, (known) =>
        steps
            .filter((placed) => directlyBefore(placed).some((name) => known.has(name)))
            .map(({ step }) => step.Name),
    );
}

/** Every step that comes before a step. */
export function stepsBefore(steps: readonly PlacedStep[], step: string): Set<string> {
    const before = closure(step, (known) =>
        steps.filter((placed) => known.has(placed.step.Name)).flatMap(directlyBefore),
    );
    before.delete(step);
    return before;
}

function unknownStep(from: string, names: readonly string[]): Problem {
    return {
        path: "--from",
        rule: "must name a step of the pipeline",
        got: from,
        fix: nearestFix(from, names),
    };
}

/** What is taken over from an earlier run, or why the run cannot go on with it. */
export interface Resumption {
    takenOver: TakenOver;
    problems: Problem[];
}

function notReached(from: string, runId: string, missing: readonly string[]): Problem[] {
    return missing.slice(0, 1).map((name) => ({
        path: "--from",
        rule: `must be a step that the run ${runId} has reached, but it has no result of ${missing.join(", ")}`,
        got: from,
        fix: `go on from ${name}`,
    }));
}

function toldOtherwise(
    from: string,
    runId: string,
    changed: readonly [string, readonly string[]][],
): Problem[] {
    return changed.slice(0, 1).map(([name, changes]) => ({
        path: "--from",
        rule: `must not come after ${name}, which the run ${runId} was told otherwise: ${changes.join("; ")}`,
        got: from,
        fix: `give the same as then, or go on from ${name}`,
    }));
}

/**
 * Decides what a run that goes on from a step takes over: all work that lasts, does not come after that step and was
 * told the same. What the step stands on must be there, and be of what the definition says now; other steps that the
 * earlier run did not get to, or was told otherwise, are done now.
 */
export async function resumption(steps: readonly PlacedStep[], resume: Resume): Promise<Resumption> {
    const { from, runId, folder } = resume;
    const names = steps.map(({ step }) => step.Name);
    if (!names.includes(from)) {
        return { takenOver: { runId, folder, steps: [] }, problems: [unknownStep(from, names)] };
    }
    const anew = stepsFrom(steps, from);
    const needed = stepsBefore(steps, from);
    const changes = await changedSteps(steps, folder);
    const lasting = steps
        .filter(({ step }) => LASTING.includes(step.Type) && !anew.has(step.Name))
        .map(({ step }) => step.Name);
    const results = await Promise.all(lasting.map((name) => resultIn(folder, name)));
    const there = lasting.filter((_, index) => results[index] !== undefined);
    const missing = lasting.filter((name) => !there.includes(name) && needed.has(name));
    const changed = there
        .filter((name) => needed.has(name))
        .flatMap((name): [string, string[]][] => {
            const found = changes.get(name);
            return found === undefined ? [] : [[name, found]];
        });
    return {
        takenOver: { runId, folder, steps: there.filter((name) => !changes.has(name)) },
        problems: [...notReached(from, runId, missing), ...toldOtherwise(from, runId, changed)],
    };
}
