import { Json } from "../../../components/build/definition/json";
import { awaitedSteps } from "../../../components/build/definition/references";
import { Branch, PlacedStep } from "../../../components/build/definition/stepTree";
import { Progress } from "./progress";
import { StepResult, StepStatus } from "./runResult";

/** What a step that did its work leaves to others. */
export interface StepOutcome {
    /** What the service's Describe call would say; other steps read it. */
    description: Json;
    /** The branch that a condition step has chosen. */
    chosen?: Branch["side"];
    /** What a reader should know, for example which way a condition went. */
    note?: string;
}

/** How steps are run. */
export interface StepRunner {
    /** Does a step's work; throws where it fails. */
    run(step: PlacedStep): Promise<StepOutcome>;
    /** Whether the run was stopped from outside, so that a failure is none of the step's own. */
    isStop(): boolean;
    /** Words for an error. */
    explain(error: unknown): string;
}

type Turn = "now" | "later" | { skip: string };

/** The steps of one run: which have ended, which come next. */
class StepRun {
    readonly results = new Map<string, StepResult>();
    private readonly choices = new Map<string, Branch["side"]>();
    private readonly running = new Map<string, Promise<void>>();
    /** Set once a step has failed or the run was stopped: what runs may end, nothing new starts. */
    private ending: string | undefined;

    constructor(
        private readonly steps: readonly PlacedStep[],
        private readonly runner: StepRunner,
        private readonly progress: Progress,
        private readonly maxParallel: number,
    ) {}

    async toTheEnd(): Promise<void> {
        for (;;) {
            this.startWhatCan();
            if (this.running.size === 0) {
                return;
            }
            await Promise.race(this.running.values());
        }
    }

    private startWhatCan(): void {
        let settled: boolean;
        do {
            settled = true;
            for (const placed of this.steps) {
                const name = placed.step.Name;
                const turn = this.results.has(name) || this.running.has(name) ? "later" : this.turnOf(placed);
                if (typeof turn === "object") {
                    this.end(placed, "Skipped", 0, turn.skip);
                    // A skipped step may let others be skipped that stand before it in the document.
                    settled = false;
                } else if (turn === "now" && this.running.size < this.maxParallel) {
                    this.start(placed);
                }
            }
        } while (!settled);
    }

    private turnOf(placed: PlacedStep): Turn {
        const left = placed.branches.find(({ condition, side }) => {
            const choice = this.choices.get(condition);
            return choice !== undefined && choice !== side;
        });
        if (left !== undefined) {
            return { skip: `${left.condition} chose the other branch` };
        }
        const before = [...awaitedSteps(placed), ...placed.branches.map(({ condition }) => condition)];
        const missed = before.find(
            (name) => !["Succeeded", undefined].includes(this.results.get(name)?.status),
        );
        if (missed !== undefined) {
            return { skip: `${missed} has not succeeded` };
        }
        if (this.ending !== undefined) {
            return { skip: this.ending };
        }
        return before.every((name) => this.results.has(name)) ? "now" : "later";
    }

    private start(placed: PlacedStep): void {
        const { Name: name } = placed.step;
        const begin = Date.now();
        this.progress.started(name);
        const seconds = (): number => (Date.now() - begin) / 1000;
        const work = this.runner.run(placed).then(
            ({ chosen, note }) => {
                if (chosen !== undefined) {
                    this.choices.set(name, chosen);
                }
                this.end(placed, "Succeeded", seconds(), note ?? "");
            },
            (error: unknown) => {
                const stopped = this.runner.isStop();
                this.ending ??= stopped ? "the run was stopped" : `${name} has failed`;
                const reason = stopped ? "the run was stopped" : this.runner.explain(error);
                this.end(placed, stopped ? "Stopped" : "Failed", seconds(), reason);
            },
        );
        this.running.set(
            name,
            work.finally(() => this.running.delete(name)),
        );
    }

    private end({ step }: PlacedStep, status: StepStatus, seconds: number, reason: string): void {
        const rounded = Math.round(seconds * 1000) / 1000;
        const result: StepResult = { name: step.Name, type: step.Type, status, seconds: rounded, reason };
        this.results.set(step.Name, result);
        this.progress.ended(result);
    }
}

/**
 * Runs steps in the order of their dependencies, some at once, each branch only where its condition chose it.
 * After a failure what is under way ends, and nothing new starts.
 *
 * @returns one result for each step, in the order of the document
 */
export async function runSteps(
    steps: readonly PlacedStep[],
    runner: StepRunner,
    progress: Progress,
    maxParallel: number,
): Promise<StepResult[]> {
    const run = new StepRun(steps, runner, progress, maxParallel);
    await run.toTheEnd();
    progress.close();
    return steps.flatMap(({ step }) => run.results.get(step.Name) ?? []);
}
