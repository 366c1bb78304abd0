import { ApprovalStep, deliveryPlan, DeliveryStep, rollingBackStages } from "../delivery/deliveryPlan";
import { Execution, ExecutionQueue, StageWork } from "../delivery/executionQueue";
import { EventOutcome, followEvent, StartRequest } from "../delivery/followEvent";
import { RecordedResource } from "../engine/recordedResource";
import { EventBridgeEvent } from "../registry/approvalEvent";
import { LocalRegistry } from "../registry/localRegistry";
import { ActionPlayer, Tell } from "./actionPlayer";
import { DeliveryWork } from "./deliveryWork";

/** An approval that an execution waits for. */
export interface Gate {
    execution: Execution;
    step: ApprovalStep;
    /** Lets the execution through, or ends it. */
    answer(decision: "Approved" | "Rejected"): void;
}

/** What is told of an execution, action by action. */
export interface DeliveryListener {
    begun(execution: Execution, step: DeliveryStep): void;
    told(execution: Execution, step: DeliveryStep, line: string, weight?: "detail"): void;
    failed(execution: Execution, step: DeliveryStep, reason: string): void;
}

/** What a delivery is played with. */
export interface DeliverySetting {
    /** Everything that the platform declares. */
    resources: readonly RecordedResource[];
    registry: LocalRegistry;
    /** Model package group that the platform delivers from. */
    group: string;
    work: DeliveryWork;
    listener: DeliveryListener;
    folder: string;
    python: string;
    signal: AbortSignal;
}

/** An event, how far it went, and the execution that it led to. */
export interface Published extends EventOutcome {
    execution: Execution | undefined;
    /** False where an equal start had made that execution before. */
    isNew: boolean;
}

/** The delivery side of a platform at work: events come in, executions move through their stages, gates open. */
export class Delivery {
    readonly gates: Gate[] = [];
    readonly player: ActionPlayer;
    private readonly queue = new ExecutionQueue();
    private readonly lastSuccess = new Map<string, DeliveryStep[]>();
    /** Pulumi keeps a run's settings in the process, so one action is played at a time. */
    private turn: Promise<unknown> = Promise.resolve();

    constructor(private readonly setting: DeliverySetting) {
        this.player = new ActionPlayer(setting.work, setting.registry);
    }

    get executions(): readonly Execution[] {
        return this.queue.executions;
    }

    /** Delivers an event as EventBridge does; whatever it starts has begun when this returns. */
    async publish(event: EventBridgeEvent): Promise<Published> {
        const { resources, registry, group, folder, python, signal } = this.setting;
        const histories = new Map(
            [...this.player.environments].map(([parameter, { history }]) => [parameter, history] as const),
        );
        const outcome = await followEvent(event, {
            ...{ resources, histories, folder, python, signal },
            versions: registry.versions(group),
        });
        const before = this.executions.length;
        const execution = outcome.start === undefined ? undefined : this.start(outcome.start);
        return { ...outcome, execution, isNew: this.executions.length > before };
    }

    /** Resolves when nothing moves any more: every execution has ended, or waits for a gate or for another. */
    settled(): Promise<void> {
        return this.queue.settled();
    }

    private start({ pipeline, variables, token }: StartRequest): Execution {
        const plan = deliveryPlan(pipeline, this.setting.resources, variables);
        const rollsBack = rollingBackStages(pipeline);
        const names = [...new Set(plan.map(({ stage }) => stage))];
        return this.queue.start(token, variables, (execution) =>
            names.map((name) => this.stageWork(execution, name, plan, rollsBack.includes(name))),
        );
    }

    private stageWork(
        execution: Execution,
        name: string,
        plan: DeliveryStep[],
        rollsBack: boolean,
    ): StageWork {
        const steps = plan.filter(({ stage }) => stage === name);
        return {
            name,
            work: async () => {
                for (const step of steps) {
                    await this.playStep(execution, step, plan);
                }
                this.lastSuccess.set(name, steps);
            },
            rollBack: rollsBack ? () => this.putBack(execution, name) : undefined,
        };
    }

    private async playStep(execution: Execution, step: DeliveryStep, plan: DeliveryStep[]): Promise<void> {
        const { listener, signal } = this.setting;
        signal.throwIfAborted();
        const tell: Tell = (line, weight) => listener.told(execution, step, line, weight);
        try {
            if (step.kind === "approval") {
                listener.begun(execution, step);
                await this.openGate(execution, step);
                return;
            }
            await this.inTurn(() => {
                listener.begun(execution, step);
                return this.player.play(step, plan, tell);
            });
        } catch (error) {
            listener.failed(execution, step, error instanceof Error ? error.message : String(error));
            throw error;
        }
    }

    /** What `onFailure: ROLLBACK` does: the stage's last successful execution runs its actions again. */
    private async putBack(execution: Execution, stage: string): Promise<void> {
        const steps = (this.lastSuccess.get(stage) ?? []).filter((step) => step.kind === "deploy");
        for (const step of steps) {
            const tell: Tell = (line, weight) =>
                this.setting.listener.told(execution, step, `put back: ${line}`, weight);
            await this.inTurn(() => this.player.deploy(step, "ROLLBACK", tell));
        }
    }

    private async openGate(execution: Execution, step: ApprovalStep): Promise<void> {
        const decision = await this.queue.rest(
            new Promise<"Approved" | "Rejected">((resolve) => {
                const gate: Gate = {
                    execution,
                    step,
                    answer: (given) => {
                        this.gates.splice(this.gates.indexOf(gate), 1);
                        resolve(given);
                    },
                };
                this.gates.push(gate);
            }),
        );
        this.setting.listener.told(execution, step, decision);
        if (decision === "Rejected") {
            throw new Error(`${step.action} was refused`);
        }
    }

    private inTurn<T>(work: () => Promise<T>): Promise<T> {
        const result = this.turn.then(work);
        this.turn = result.catch(() => undefined);
        return result;
    }
}
