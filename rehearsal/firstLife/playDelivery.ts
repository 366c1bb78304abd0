import {
    ApprovalStep,
    CheckStep,
    CompareStep,
    DeliveryStep,
    DeployStep,
    TestStep,
} from "../delivery/deliveryPlan";
import { metricText } from "../cli/pipelineSummary";
import { LocalRegistry } from "../registry/localRegistry";
import { ModelPackage } from "../registry/modelPackage";
import { Screen } from "../terminal/paint";
import { deployEnvironment, describeStack } from "./deployEnvironment";
import { LiveEnvironment } from "./lifeRecord";
import { Narrator } from "./narrator";
import { testModel } from "./testModel";

/** What a delivery is played with. */
export interface DeliverySetting {
    modelPackage: ModelPackage;
    registry: LocalRegistry;
    /** Folder of the run that made the version. */
    runFolder: string;
    python: string;
    signal: AbortSignal;
    screen: Screen;
    narrator: Narrator;
}

type Tell = (line: string) => void;

const VERSION_VARIABLE = "MODEL_PACKAGE_ARN";

function versionOf(step: CheckStep | DeployStep | TestStep): string {
    const arn = step.variables[VERSION_VARIABLE];
    if (arn === undefined) {
        throw new Error(`the action ${step.action} of ${step.stage} does not get the approved version`);
    }
    return arn;
}

/** Plays one execution of a delivery pipeline, action by action. */
class DeliveryPlayer {
    private readonly live = new Map<string, LiveEnvironment>();

    constructor(
        private readonly plan: readonly DeliveryStep[],
        private readonly setting: DeliverySetting,
    ) {}

    async play(): Promise<LiveEnvironment[]> {
        for (const step of this.plan) {
            this.setting.signal.throwIfAborted();
            await this.setting.narrator.pass(`${step.stage} / ${step.action}`, (tell) =>
                this.playStep(step, tell),
            );
        }
        return [...this.live.values()];
    }

    private async playStep(step: DeliveryStep, tell: Tell): Promise<void> {
        switch (step.kind) {
            case "source":
                tell(`here: this folder; on AWS: ${step.repository}`);
                return;
            case "check":
                return this.check(step, tell);
            case "deploy":
                return this.deploy(step, tell);
            case "test":
                return this.test(step, tell);
            case "compare":
                this.compare(step, tell);
                return;
            case "approval":
                this.approve(step, tell);
                return;
            default:
                step satisfies never;
        }
    }

    private deployments(): DeployStep[] {
        return this.plan.filter((step) => step.kind === "deploy");
    }

    private async check(step: CheckStep, tell: Tell): Promise<void> {
        const modelPackageArn = versionOf(step);
        for (const { stack, environment } of this.deployments()) {
            const { screen, registry } = this.setting;
            const rehearsal = await deployEnvironment({
                stack,
                modelPackageArn,
                preview: true,
                registry,
                screen,
            });
            tell(`preview of ${environment}: ${describeStack(rehearsal)}; policies: nothing mandatory found`);
        }
    }

    private async deploy(step: DeployStep, tell: Tell): Promise<void> {
        const { environment, stack } = step;
        const { screen, registry } = this.setting;
        const modelPackageArn = versionOf(step);
        const rehearsal = await deployEnvironment({
            stack,
            modelPackageArn,
            preview: false,
            registry,
            screen,
        });
        this.live.set(environment, { environment, graph: rehearsal.graph, test: undefined });
        tell(describeStack(rehearsal));
        tell(`serves ${modelPackageArn}`);
    }

    private async test(step: TestStep, tell: Tell): Promise<void> {
        const live = this.live.get(step.environment);
        if (live === undefined) {
            throw new Error(
                `${step.action} of ${step.stage} tests ${step.environment} before its deployment`,
            );
        }
        const test = await testModel(
            { ...this.setting, name: `${step.stage}-${step.action}`, modelPackageArn: versionOf(step) },
            tell,
        );
        this.live.set(step.environment, { ...live, test });
    }

    private compare(step: CompareStep, tell: Tell): void {
        const live = this.live.get(step.environment)?.environment ?? "none, this is the first life";
        const metrics = Object.entries(this.setting.modelPackage.metrics).map(
            ([name, value]) => `${name} ${metricText(value)}`,
        );
        tell(`the version's metrics: ${metrics.join(", ")}`);
        tell(`live in ${step.environment} so far: ${live}`);
    }

    private approve(step: ApprovalStep, tell: Tell): void {
        const wait =
            step.timeoutMinutes === undefined
                ? ""
                : ` for up to ${(step.timeoutMinutes / 60).toFixed(0)} hours`;
        // References to what other actions found are filled in by CodePipeline.
        const known = step.instructions.split("\n").filter((line) => line !== "" && !line.includes("#{"));
        known.forEach((line) => tell(`asks: ${line}`));
        tell(`approved here without asking; on AWS the pipeline waits for a person${wait}`);
    }
}

/**
 * Plays one execution of a delivery pipeline: previews, deployments into the simulated AWS, endpoint tests against the
 * served model, approvals. The first action that fails ends it, as it would end the execution.
 *
 * @returns the environments that serve the version now, in the order of their deployment
 */
export function playDelivery(
    plan: readonly DeliveryStep[],
    setting: DeliverySetting,
): Promise<LiveEnvironment[]> {
    return new DeliveryPlayer(plan, setting).play();
}
