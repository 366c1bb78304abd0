import { bringLive } from "../../components/serving/rollout/conversation";
import type { EndpointService, LiveEndpoint } from "../../components/serving/rollout/endpointService";

/** Where SageMaker says that an update stands, one look after the other. */
const STAGES = ["Creating", "ActivatingTraffic", "Baking"];

interface Update {
    configName: string;
    looks: number;
    /** Why SageMaker takes the update back; undefined where it succeeds. */
    rollbackReason: string | undefined;
}

/**
 * An endpoint of the simulated AWS. It changes its configuration as SageMaker does, and the library's own rollout
 * brings configurations live on it: time passes only while that waits.
 */
export class SimulatedEndpoint {
    private update: Update | undefined;
    private failureReason: string | undefined;
    private nextRollback: string | undefined;
    private clock = 0;

    /** @param liveConfigName configuration that it is created with */
    constructor(
        readonly name: string,
        private liveConfigName: string,
    ) {}

    /** Configuration that answers requests. */
    get configName(): string {
        return this.liveConfigName;
    }

    /** Lets an alarm go off during the next update, so that SageMaker takes it back. */
    rollBackNext(reason: string): void {
        this.nextRollback = reason;
    }

    /**
     * Makes a configuration live by the conversation that a deployment has with SageMaker.
     *
     * @throws Error with SageMaker's reason where it rolled back
     */
    async bringLive(
        endpointConfigName: string,
        watchSeconds: number,
        report: (line: string) => void,
    ): Promise<void> {
        const desired = { endpointName: this.name, endpointConfigName, watchSeconds };
        await bringLive(desired, this.service(endpointConfigName), {
            now: () => this.clock,
            sleep: (milliseconds) => {
                this.clock += milliseconds;
                return Promise.resolve();
            },
            report,
        });
    }

    private service(endpointConfigName: string): EndpointService {
        return {
            describe: () => Promise.resolve(this.describe()),
            update: () => {
                const rollbackReason = this.nextRollback;
                this.nextRollback = undefined;
                this.update = { configName: endpointConfigName, looks: 0, rollbackReason };
                return Promise.resolve();
            },
            setWeights: () => Promise.resolve(),
            setConcurrency: () => Promise.resolve(),
            firingAlarms: () => Promise.resolve([]),
        };
    }

    private describe(): LiveEndpoint {
        const base = { lastModified: this.clock, instanceCounts: {}, weights: {}, concurrency: {} };
        const { update } = this;
        if (update === undefined) {
            const reason = this.failureReason === undefined ? {} : { failureReason: this.failureReason };
            const endpointConfigName = this.liveConfigName;
            return { ...base, ...reason, status: "InService", endpointConfigName, stages: [] };
        }
        const status = this.look(update);
        const stage = STAGES[update.looks - 1];
        return status === undefined
            ? this.describe()
            : {
                  ...base,
                  status,
                  endpointConfigName: this.liveConfigName,
                  pendingConfigName: update.configName,
                  stages: stage === undefined || status !== "Updating" ? [] : [stage],
              };
    }

    /** Moves an update on by one look; undefined once it has ended. */
    private look(update: Update): string | undefined {
        update.looks += 1;
        if (update.looks <= STAGES.length) {
            return "Updating";
        }
        if (update.rollbackReason !== undefined && update.looks === STAGES.length + 1) {
            return "RollingBack";
        }
        this.failureReason = update.rollbackReason;
        this.liveConfigName = update.rollbackReason === undefined ? update.configName : this.liveConfigName;
        this.update = undefined;
        return undefined;
    }
}
