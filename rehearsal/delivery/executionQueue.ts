/** One execution of a delivery pipeline. */
export interface Execution {
    id: string;
    /** Counts from 1, in the order of the starts. */
    number: number;
    variables: Readonly<Record<string, string>>;
    status: "InProgress" | "Succeeded" | "Failed";
    /** Stage that it is in, or waits for. */
    stage: string | undefined;
    /** Whether another execution is in that stage, so that it waits. */
    waiting: boolean;
    /** Why it failed. */
    reason: string | undefined;
}

/** Work to do in one stage, in order. */
export interface StageWork {
    name: string;
    work: () => Promise<void>;
    /** Done where that work fails, before the execution ends. */
    rollBack: (() => Promise<void>) | undefined;
}

/**
 * Executions as a CodePipeline in QUEUED mode runs them: an equal request token starts no second one, a stage holds
 * one execution at a time, and none overtakes another.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html
 */
export class ExecutionQueue {
    readonly executions: Execution[] = [];
    private readonly byToken = new Map<string, Execution>();
    /** For each stage, when the last execution that asked for it has left it. */
    private readonly left = new Map<string, Promise<void>>();
    private active = 0;
    private quiet: (() => void)[] = [];

    /** Starts an execution; the one of the same token where there is one. */
    start(
        token: string,
        variables: Readonly<Record<string, string>>,
        stages: (execution: Execution) => readonly StageWork[],
    ): Execution {
        const known = this.byToken.get(token);
        if (known !== undefined) {
            return known;
        }
        const number = this.executions.length + 1;
        const execution: Execution = {
            id: `execution-${number.toString()}`,
            number,
            variables,
            status: "InProgress",
            stage: undefined,
            waiting: false,
            reason: undefined,
        };
        this.executions.push(execution);
        this.byToken.set(token, execution);
        void this.run(execution, stages(execution));
        return execution;
    }

    /** Waits for somebody, during which the execution does nothing. */
    async rest<T>(until: Promise<T>): Promise<T> {
        this.leave();
        const value = await until;
        this.active += 1;
        return value;
    }

    /** Resolves when no execution can move: each has ended, rests, or waits for a stage. */
    async settled(): Promise<void> {
        // Whoever was let go just now is on the way.
        await new Promise((resolve) => setImmediate(resolve));
        if (this.active > 0) {
            await new Promise<void>((resolve) => {
                this.quiet.push(resolve);
            });
        }
    }

    private leave(): void {
        this.active -= 1;
        // Whoever takes over does so in the turns to come.
        setImmediate(() => {
            if (this.active === 0) {
                this.quiet.splice(0).forEach((resolve) => resolve());
            }
        });
    }

    private async run(execution: Execution, stages: readonly StageWork[]): Promise<void> {
        this.active += 1;
        try {
            for (const stage of stages) {
                await this.pass(execution, stage);
            }
            execution.status = "Succeeded";
        } catch (error) {
            execution.status = "Failed";
            execution.reason = error instanceof Error ? error.message : String(error);
        } finally {
            this.leave();
        }
    }

    private async pass(execution: Execution, { name, work, rollBack }: StageWork): Promise<void> {
        const free = this.left.get(name) ?? Promise.resolve();
        let leave: () => void = () => undefined;
        this.left.set(
            name,
            new Promise((resolve) => {
                leave = resolve;
            }),
        );
        Object.assign(execution, { stage: name, waiting: true });
        await this.rest(free);
        execution.waiting = false;
        try {
            await work();
        } catch (error) {
            await rollBack?.();
            throw error;
        } finally {
            leave();
        }
    }
}
