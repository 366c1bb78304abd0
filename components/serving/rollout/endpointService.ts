import type { PerVariant } from "./retention";

/** An endpoint as DescribeEndpoint shows it, reduced to what a rollout has to know. */
export interface LiveEndpoint {
    status: string;
    /** Configuration that answers requests. */
    endpointConfigName: string;
    failureReason?: string;
    /** Milliseconds since 1970. */
    lastModified: number;
    /** Configuration that an update under way is to bring live. */
    pendingConfigName?: string;
    /** Where each variant stands in an update, in SageMaker's words: `AllTraffic: Baking`. */
    stages: string[];
    /** Desired instance count of each live variant, a shadow included. */
    instanceCounts: PerVariant;
    /** Weight of each variant that answers. */
    weights: PerVariant;
    /** Desired provisioned concurrency of each serverless variant that has one. */
    concurrency: PerVariant;
}

/** The calls that a rollout makes. */
export interface EndpointService {
    /** Undefined when the endpoint does not exist. */
    describe(): Promise<LiveEndpoint | undefined>;
    /** Asks for the desired configuration; `live` is the endpoint as it was seen last. */
    update(live: LiveEndpoint): Promise<void>;
    /** Asks for other weights of variants that are live. */
    setWeights(weights: PerVariant): Promise<void>;
    /** Asks for another provisioned concurrency of variants that are live. */
    setConcurrency(concurrency: PerVariant): Promise<void>;
    /** Names of the rollback alarms that are in ALARM now. */
    firingAlarms(): Promise<string[]>;
}

/** Time and somebody to tell. */
export interface Surroundings {
    /** Milliseconds of a clock that never goes back. */
    now(): number;
    sleep(milliseconds: number): Promise<void>;
    report(line: string): void;
}

/** What is to be live, and how long to wait for it. */
export interface DesiredConfig {
    endpointName: string;
    endpointConfigName: string;
    watchSeconds: number;
}
