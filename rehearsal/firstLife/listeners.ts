import { DeliveryStep } from "../delivery/deliveryPlan";
import { Execution } from "../delivery/executionQueue";
import { DeliveryListener, Gate } from "./delivery";
import { Narrator, OpenStation } from "./narrator";

/** Tells the first execution action by action, a station each, and of all others what matters, in the story's station. */
export class StoryListener implements DeliveryListener {
    private action: OpenStation | undefined;
    private tellStory: (line: string) => void = () => undefined;

    constructor(private readonly narrator: Narrator) {}

    /** Passes a station of the story; what executions do meanwhile belongs to it. */
    async pass(title: string, work: (tell: (line: string) => void) => Promise<void>): Promise<void> {
        await this.narrator.pass(title, async (tell) => {
            this.tellStory = tell;
            await work(tell);
        });
    }

    /** Says what a gate of the first execution asks, as nobody is there to be asked. */
    asked({ step }: Gate): void {
        const { instructions, timeoutMinutes } = step;
        // References to what other actions found are filled in by CodePipeline.
        const known = instructions.split("\n").filter((line) => line !== "" && !line.includes("#{"));
        known.forEach((line) => this.action?.tell(`asks: ${line}`));
        const wait =
            timeoutMinutes === undefined ? "" : ` for up to ${(timeoutMinutes / 60).toFixed(0)} hours`;
        this.action?.tell(`approved here without asking; on AWS the pipeline waits for a person${wait}`);
    }

    /** Ends the station of the first execution's last action. */
    close(): void {
        this.action?.close();
        this.action = undefined;
    }

    begun(execution: Execution, step: DeliveryStep): void {
        if (execution.number === 1) {
            this.close();
            this.action = this.narrator.open(`${step.stage} / ${step.action}`);
        }
    }

    told(execution: Execution, step: DeliveryStep, line: string, weight?: "detail"): void {
        if (execution.number === 1) {
            this.action?.tell(line);
        } else if (weight === undefined) {
            this.tellStory(this.place(execution, step, line));
        }
    }

    failed(execution: Execution, step: DeliveryStep, reason: string): void {
        this.told(execution, step, `FAILED: ${reason}`);
    }

    private place({ number }: Execution, { stage, action }: DeliveryStep, line: string): string {
        return `execution ${number.toString()}, ${stage} / ${action}: ${line}`;
    }
}
