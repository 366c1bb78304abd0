import { DesiredRollout } from "./desiredRollouts";
import { SimulatedEndpoint } from "./simulatedEndpoint";

/** What one environment of the simulated AWS has: its endpoints, and the parameter that says which version is live. */
export class EnvironmentState {
    /** Values of the parameter, oldest first, as SSM keeps them. */
    readonly history: string[] = [];
    private readonly endpoints = new Map<string, SimulatedEndpoint>();
    private rollbackReason: ((rollout: DesiredRollout) => string) | undefined;

    constructor(readonly name: string) {}

    /** The version that the environment has live; undefined before the first. */
    get live(): string | undefined {
        return this.history.at(-1);
    }

    /** Configuration that each endpoint serves with, by the endpoint's name. */
    get liveConfigs(): Record<string, string> {
        return Object.fromEntries([...this.endpoints].map(([name, endpoint]) => [name, endpoint.configName]));
    }

    /** Lets SageMaker take back the next update of an endpoint here. */
    rollBackNext(reason: (rollout: DesiredRollout) => string): void {
        this.rollbackReason = reason;
    }

    /**
     * Brings what a stack wants live, and notes the version once it is.
     *
     * @throws Error with SageMaker's reason where it rolled back; then everything else is as it was
     */
    async deploy(
        version: string,
        rollouts: readonly DesiredRollout[],
        report: (line: string) => void,
    ): Promise<void> {
        for (const rollout of rollouts) {
            await this.rollOut(rollout, report);
        }
        this.history.push(version);
    }

    private async rollOut(rollout: DesiredRollout, report: (line: string) => void): Promise<void> {
        const { endpointName, endpointConfigName, watchSeconds } = rollout;
        const endpoint = this.endpoints.get(endpointName);
        if (endpoint === undefined) {
            this.endpoints.set(endpointName, new SimulatedEndpoint(endpointName, endpointConfigName));
            report(`Endpoint ${endpointName}: created with ${endpointConfigName}`);
            return;
        }
        if (endpoint.configName !== endpointConfigName && this.rollbackReason !== undefined) {
            endpoint.rollBackNext(this.rollbackReason(rollout));
            this.rollbackReason = undefined;
        }
        await endpoint.bringLive(endpointConfigName, watchSeconds, report);
    }
}
