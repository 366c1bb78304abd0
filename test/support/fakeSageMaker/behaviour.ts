/** How the fake service answers; all of it can be changed while it runs. */
export interface UpdateScript {
    /** How the update ends. `fails` leaves the endpoint Failed; `rollbackFails` leaves a mix of configurations. */
    outcome: "succeeds" | "rollsBack" | "fails" | "rollbackFails";
    /** DescribeEndpoint calls that see the update under way, before it ends or turns round. */
    polls: number;
    /** DescribeEndpoint calls that see the endpoint RollingBack; only for `rollsBack`. */
    rollbackPolls?: number;
    /** FailureReason of an update that does not succeed. */
    reason?: string;
}

/** One order to the fake service, from a test in this process or over `POST /_control`. */
export type ControlOrder =
    /** Scripts the next updates of an endpoint, one entry an update; further updates succeed after 2 polls. */
    | { order: "scriptUpdates"; endpointName: string; updates: UpdateScript[] }
    /** Answers the next calls with ThrottlingException. */
    | { order: "throttle"; calls: number }
    /** Answers every call with ExpiredTokenException, or stops doing so. */
    | { order: "expireCredentials"; expired: boolean }
    /** Expires the credentials after that many further calls. */
    | { order: "expireCredentialsAfter"; calls: number }
    /** Puts an alarm into ALARM, at once or after that many further changes of weights. */
    | { order: "fireAlarm"; alarmName: string; afterWeightChanges?: number }
    /** Deletes an endpoint behind everybody's back. */
    | { order: "deleteEndpoint"; endpointName: string }
    /** The same, after that many further calls. */
    | { order: "deleteEndpointAfter"; endpointName: string; calls: number }
    /** Starts an update behind everybody's back, as a person in the console does. */
    | { order: "updateEndpoint"; endpointName: string; endpointConfigName: string }
    /** Keeps the concurrency of serverless variants over updates, or takes that of the new configuration. */
    | { order: "keepConcurrency"; kept: boolean }
    /** Adds a configuration and, when it does not exist, an endpoint that serves with it. */
    | { order: "seed"; endpointName?: string; endpointConfigName: string; variants: SeedVariant[] };

/** A variant of a seeded configuration. */
export interface SeedVariant {
    name: string;
    instanceCount: number;
    weight?: number;
    /** Left out of a variant on instances. */
    serverless?: { maxConcurrency: number; provisionedConcurrency?: number };
}

/** One call that the service was asked, and how it answered. */
export interface LoggedCall {
    operation: string;
    input: Record<string, unknown>;
    /** Name of the error, where the answer was one. */
    error?: string;
}

/** An error that the service answers with. */
export class ServiceError extends Error {
    constructor(
        override readonly name: string,
        message: string,
    ) {
        super(message);
    }
}
