import { awaitedSteps } from "../../../components/build/definition/references";
import { StepType } from "../../../components/build/definition/steps";
import { PlacedStep } from "../../../components/build/definition/stepTree";
import { nearestFix } from "../../../components/shared/nearest";
import { Problem } from "../../../components/shared/problems";
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

/**
 * Decides what a run that goes on from a step takes over: all work that lasts and does not come after that step. What
 * the step stands on must be there; other steps that the earlier run did not get to are done now.
 */
export async function resumption(steps: readonly PlacedStep[], resume: Resume): Promise<Resumption> {
    const { from, runId, folder } = resume;
    const names = steps.map(({ step }) => step.Name);
    if (!names.includes(from)) {
        return { takenOver: { runId, folder, steps: [] }, problems: [unknownStep(from, names)] };
    }
    const anew = stepsFrom(steps, from);
    const needed = stepsBefore(steps, from);
    const lasting = steps
        .filter(({ step }) => LASTING.includes(step.Type) && !anew.has(step.Name))
        .map(({ step }) => step.Name);
    const there = await Promise.all(
        lasting.map(async (name) => (await resultIn(folder, name)) !== undefined),
    );
    const missing = lasting.filter((name, index) => there[index] !== true && needed.has(name));
    return {
        takenOver: { runId, folder, steps: lasting.filter((_, index) => there[index] === true) },
        problems: missing.slice(0, 1).map((name) => ({
            path: "--from",
            rule: `must be a step that the run ${runId} has reached, but it has no result of ${missing.join(", ")}`,
            got: from,
            fix: `go on from ${name}`,
        })),
    };
}
