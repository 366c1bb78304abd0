import { metricText } from "../terminal/metricText";
import { desiredRollouts } from "../delivery/desiredRollouts";
import { CheckStep, CompareStep, DeliveryStep, DeployStep, TestStep } from "../delivery/deliveryPlan";
import { EnvironmentState } from "../delivery/environmentState";
import { LocalRegistry } from "../registry/localRegistry";
import { ComposedStack, DeliveryWork } from "./deliveryWork";
import { LiveEnvironment } from "./lifeRecord";

/** Takes lines about an action; a detail is of interest where the action is looked at by itself. */
export type Tell = (line: string, weight?: "detail") => void;

type Build = CheckStep | DeployStep | TestStep | CompareStep;

const NONE_REJECTED = "none";

function variable(step: Build, name: string): string {
    const value = step.variables[name];
    if (value === undefined) {
        throw new Error(`the action ${step.action} of ${step.stage} is not told ${name}`);
    }
    return value;
}

/** A version as people call it: the last two parts of its ARN. */
export function shortVersion(arn: string): string {
    return arn.split("/").slice(-2).join("/");
}

/** Plays the actions of a delivery pipeline on the simulated AWS, as the builds on AWS would do them. */
export class ActionPlayer {
    /** Environments by the name of the parameter that says what they have live. */
    readonly environments = new Map<string, EnvironmentState>();
    private readonly served = new Map<string, LiveEnvironment>();

    constructor(
        private readonly work: DeliveryWork,
        private readonly registry: LocalRegistry,
    ) {}

    /** What every environment serves now, in the order of their first deployment. */
    get live(): LiveEnvironment[] {
        return [...this.served.values()];
    }

    /** Makes an environment known before anything is deployed to it. */
    environment(parameter: string, name: string): EnvironmentState {
        const state = this.environments.get(parameter) ?? new EnvironmentState(name);
        this.environments.set(parameter, state);
        return state;
    }

    /** Says what a step does, and does it. */
    async play(
        step: Exclude<DeliveryStep, { kind: "approval" }>,
        plan: DeliveryStep[],
        tell: Tell,
    ): Promise<void> {
        switch (step.kind) {
            case "source":
                tell(`here: this folder; on AWS: ${step.repository}`, "detail");
                return;
            case "check":
                return this.check(step, plan, tell);
            case "deploy":
                return this.deploy(step, "STANDARD", tell);
            case "test":
                return this.test(step, tell);
            case "compare":
                this.compare(step, tell);
                return;
            default:
                step satisfies never;
        }
    }

    /**
     * Deploys one environment. An execution that takes back a rejected version leaves alone what has another version
     * live by now; one that CodePipeline puts back repeats what was right when it was new.
     */
    async deploy(step: DeployStep, execution: "STANDARD" | "ROLLBACK", tell: Tell): Promise<void> {
        const version = variable(step, "MODEL_PACKAGE_ARN");
        const rejected = step.variables["REJECTED_VERSION"] ?? NONE_REJECTED;
        const state = this.environment(variable(step, "MODEL_PARAMETER"), step.environment);
        this.requireApproved(version);
        const concerned =
            rejected === NONE_REJECTED ||
            execution === "ROLLBACK" ||
            [undefined, rejected].includes(state.live);
        if (!concerned) {
            tell(`keeps ${shortVersion(state.live ?? "")}: it does not serve ${shortVersion(rejected)}`);
            return;
        }
        const composed = await this.work.compose(step.stack, version, false);
        tell(composed.description, "detail");
        await state.deploy(version, desiredRollouts(composed.graph.resources), (line) =>
            tell(line, "detail"),
        );
        this.noteServed(step.environment, composed);
        tell(`serves ${version}`);
    }

    private noteServed(environment: string, { graph }: ComposedStack): void {
        this.served.set(environment, { environment, graph, test: undefined });
    }

    /** Whoever withdraws an approval while an execution waits must be heard. */
    private requireApproved(version: string): void {
        const status = this.registry.find(version)?.approvalStatus ?? "not in the registry";
        if (status !== "Approved") {
            throw new Error(`${version} is ${status}, not Approved; approve it and start again`);
        }
    }

    private async check(step: CheckStep, plan: DeliveryStep[], tell: Tell): Promise<void> {
        const version = variable(step, "MODEL_PACKAGE_ARN");
        this.requireApproved(version);
        for (const { stack, environment } of plan.filter((each) => each.kind === "deploy")) {
            const { description } = await this.work.compose(stack, version, true);
            tell(`preview of ${environment}: ${description}; policies: nothing mandatory found`, "detail");
        }
    }

    private async test(step: TestStep, tell: Tell): Promise<void> {
        const served = this.served.get(step.environment);
        const state = [...this.environments.values()].find(({ name }) => name === step.environment);
        if (served === undefined || state?.live === undefined) {
            throw new Error(
                `${step.action} of ${step.stage} tests ${step.environment} before its deployment`,
            );
        }
        for (const [endpoint, config] of Object.entries(state.liveConfigs)) {
            tell(`${endpoint} is in service with ${config}`, "detail");
        }
        const test = await this.work.test(state.live, `${step.stage}-${step.action}`, (line) =>
            tell(line, "detail"),
        );
        tell(
            `${shortVersion(state.live)} passed the ${test.checks.length.toString()} checks of the endpoint test`,
        );
        this.served.set(step.environment, { ...served, test });
    }

    private compare(step: CompareStep, tell: Tell): void {
        const version = variable(step, "MODEL_PACKAGE_ARN");
        const state = this.environment(variable(step, "MODEL_PARAMETER"), step.environment);
        const own = Object.entries(this.registry.find(version)?.metrics ?? {});
        const live = state.live === undefined ? undefined : this.registry.find(state.live);
        const metrics = own.map(([name, value]) => {
            const before = live?.metrics[name];
            const known = before === undefined ? "" : ` (live ${metricText(before)})`;
            return `${name} ${metricText(value)}${known}`;
        });
        tell(`the version's metrics: ${metrics.join(", ")}`, "detail");
        tell(
            live === undefined
                ? `live in ${step.environment} so far: none, this is the first life`
                : `live in ${step.environment} so far: ${shortVersion(live.arn)}`,
        );
    }
}
