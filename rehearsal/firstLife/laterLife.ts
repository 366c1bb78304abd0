import * as crypto from "node:crypto";
import { Execution } from "../delivery/executionQueue";
import { approvalEvent, EventBridgeEvent } from "../registry/approvalEvent";
import { Approval, LocalRegistry } from "../registry/localRegistry";
import { ModelPackage } from "../registry/modelPackage";
import { shortVersion } from "./actionPlayer";
import { Delivery, Published } from "./delivery";
import { StoryListener } from "./listeners";

/** What a later life is played with. */
export interface LaterLifeSetting {
    delivery: Delivery;
    listener: StoryListener;
    registry: LocalRegistry;
    /** The approval that the first life began with. */
    first: Approval;
    /** Trains and registers another version. */
    trainAgain(): Promise<ModelPackage>;
}

type Tell = (line: string) => void;

/** Fails where the rehearsed platform does not do what this project promises. */
function expect(condition: boolean, otherwise: string): void {
    if (!condition) {
        throw new Error(`the delivery does not do what it should: ${otherwise}`);
    }
}

function expectEnd(execution: Execution | undefined, status: Execution["status"]): void {
    expect(
        execution?.status === status,
        `execution ${String(execution?.number)} is ${String(execution?.status)}, not ${status}: ${execution?.reason ?? ""}`,
    );
}

/** Plays what happens to a platform after its first delivery, one station after the other. */
class LaterLife {
    constructor(private readonly setting: LaterLifeSetting) {}

    async play(): Promise<void> {
        await this.duplicate();
        await this.metadataEdit();
        const second = await this.secondVersion();
        await this.olderApprovedMeanwhile();
        await this.rolledBack(second);
        await this.olderVersionFollows();
        await this.approvedAgain(second);
        await this.rejectedWhileLive(second);
    }

    private get firstArn(): string {
        return this.setting.first.modelPackage.arn;
    }

    private liveIn(name: string): string | undefined {
        const states = [...this.setting.delivery.player.environments.values()];
        return states.find((state) => state.name === name)?.live;
    }

    private expectLive(arn: string, ...names: string[]): void {
        for (const name of names) {
            expect(this.liveIn(name) === arn, `${name} serves ${String(this.liveIn(name))}, not ${arn}`);
        }
    }

    /** The last environment of the delivery is the one that users depend on. */
    private get environments(): string[] {
        return this.setting.delivery.player.live.map(({ environment }) => environment);
    }

    private get production(): string {
        return this.environments.at(-1) ?? "";
    }

    private async publish(event: EventBridgeEvent, tell: Tell): Promise<Published> {
        const published = await this.setting.delivery.publish(event);
        const { rule, execution, isNew, reason } = published;
        const told =
            execution === undefined
                ? `ignored: ${reason}`
                : isNew
                  ? `starts execution ${execution.number.toString()} with ${this.variablesOf(execution)}`
                  : `asks for execution ${execution.number.toString()} again, by the same token: nothing is started`;
        tell(`rule ${rule?.name ?? "none"}; ${told}`);
        await this.setting.delivery.settled();
        return published;
    }

    private variablesOf({ variables }: Execution): string {
        return Object.entries(variables)
            .map(([name, value]) => `${name}=${value}`)
            .join(", ");
    }

    /** Answers the gate that is open for an execution, and waits for what comes of it. */
    private async openGate(execution: Execution | undefined): Promise<void> {
        const gate = this.setting.delivery.gates.find((each) => each.execution === execution);
        expect(
            gate !== undefined,
            `no gate is open for execution ${String(execution?.number)}: ${execution?.reason ?? ""}`,
        );
        gate?.answer("Approved");
        await this.setting.delivery.settled();
    }

    private async openGates(execution: Execution | undefined): Promise<void> {
        while (this.setting.delivery.gates.some((gate) => gate.execution === execution)) {
            await this.openGate(execution);
        }
    }

    private latest(): Execution | undefined {
        return this.setting.delivery.executions.at(-1);
    }

    private duplicate(): Promise<void> {
        return this.setting.listener.pass(
            "EventBridge delivers the first approval a second time",
            async (tell) => {
                const { isNew, execution } = await this.publish(
                    { ...this.setting.first.event, id: crypto.randomUUID() },
                    tell,
                );
                expect(!isNew && execution?.number === 1, "a duplicate of an event starts an execution");
            },
        );
    }

    private metadataEdit(): Promise<void> {
        return this.setting.listener.pass("Somebody edits the metadata of the version", async (tell) => {
            const changed = ["CustomerMetadataProperties"];
            const event = approvalEvent(this.setting.first.modelPackage, crypto.randomUUID(), changed);
            const { execution } = await this.publish(event, tell);
            expect(execution === undefined, "an edit of metadata starts an execution");
        });
    }

    private async secondVersion(): Promise<ModelPackage> {
        const { listener, registry, trainAgain } = this.setting;
        const second = await trainAgain();
        await listener.pass(
            `${shortVersion(second.arn)} is approved: up to the gate of ${this.production}`,
            async (tell) => {
                const { execution } = await this.publish((await registry.approve(second.arn)).event, tell);
                const open = this.setting.delivery.gates.length === 1;
                expect(open, `no gate is open for the second version: ${execution?.reason ?? ""}`);
                this.expectLive(this.firstArn, this.production);
            },
        );
        return second;
    }

    private olderApprovedMeanwhile(): Promise<void> {
        return this.setting.listener.pass(
            `While that gate is open, the older ${shortVersion(this.firstArn)} is approved again`,
            async (tell) => {
                const { event } = await this.setting.registry.approve(this.firstArn);
                const { execution } = await this.publish(event, tell);
                expect(execution?.waiting === true, "the later execution does not wait for the earlier one");
                tell(`execution ${String(execution?.number)} waits for ${execution?.stage ?? ""}`);
            },
        );
    }

    private rolledBack(second: ModelPackage): Promise<void> {
        return this.setting.listener.pass(
            `The approver lets ${shortVersion(second.arn)} through, and SageMaker takes its deployment back`,
            async (tell) => {
                const states = [...this.setting.delivery.player.environments.values()];
                states
                    .find(({ name }) => name === this.production)
                    ?.rollBackNext(({ rollbackAlarmNames: [alarm] }) => `alarm ${alarm ?? "none"} went off`);
                const execution = this.setting.delivery.gates[0]?.execution;
                await this.openGate(execution);
                expectEnd(execution, "Failed");
                this.expectLive(this.firstArn, this.production);
                tell(`${this.production} serves ${this.firstArn} as before`);
            },
        );
    }

    private olderVersionFollows(): Promise<void> {
        return this.setting.listener.pass(
            "The execution that waited goes on, with its own version",
            async () => {
                const execution = this.latest();
                await this.openGates(execution);
                expectEnd(execution, "Succeeded");
                this.expectLive(this.firstArn, ...this.environments);
            },
        );
    }

    private approvedAgain(second: ModelPackage): Promise<void> {
        return this.setting.listener.pass(
            `The cause is removed and ${shortVersion(second.arn)} is approved again`,
            async (tell) => {
                const { event } = await this.setting.registry.approve(second.arn);
                const { execution } = await this.publish(event, tell);
                await this.openGates(execution);
                expectEnd(execution, "Succeeded");
                this.expectLive(second.arn, ...this.environments);
            },
        );
    }

    private rejectedWhileLive(second: ModelPackage): Promise<void> {
        return this.setting.listener.pass(
            `${shortVersion(second.arn)} is rejected while it is live`,
            async (tell) => {
                const { event } = await this.setting.registry.reject(second.arn);
                const { execution } = await this.publish(event, tell);
                await this.openGates(execution);
                expectEnd(execution, "Succeeded");
                this.expectLive(this.firstArn, ...this.environments);
            },
        );
    }
}

/**
 * Plays what a delivery has to bear: a duplicated event, an edit of metadata, an older version approved after a newer
 * one, a rollback by SageMaker, the rejection of a live version.
 *
 * @throws Error at the first thing that goes otherwise than promised
 */
export function playLaterLife(setting: LaterLifeSetting): Promise<void> {
    return new LaterLife(setting).play();
}
