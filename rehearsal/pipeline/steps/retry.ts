import { setTimeout as sleep } from "node:timers/promises";
import { JsonObject } from "../../../components/build/definition/json";
import { StepFailure } from "./stepContext";

/**
 * What is left here of a policy's patience. The service waits minutes and hours for capacity; on one machine
 * nothing gets free by waiting long, and somebody is looking on.
 */
const MOST_TRIES = 3;
const LONGEST_WAIT_SECONDS = 5;

/** What the service does where a policy does not say. */
const DEFAULTS = { intervalSeconds: 1, backoffRate: 2, attempts: 5 } as const;

/** How to try again: when, and how often at most. */
export interface Patience {
    tries: number;
    intervalSeconds: number;
    backoffRate: number;
}

function numberAt(policy: JsonObject, key: string, fallback: number): number {
    const value = policy[key];
    return typeof value === "number" ? value : fallback;
}

/** What a step's policies say of a failure; undefined where they do not want it tried again. */
export function patienceFor(error: unknown, policies: readonly JsonObject[]): Patience | undefined {
    const kind = error instanceof StepFailure ? error.kind : undefined;
    const policy = policies.find(({ ExceptionType: types }) => {
        return kind !== undefined && Array.isArray(types) && types.includes(kind);
    });
    return policy === undefined
        ? undefined
        : {
              tries: Math.min(numberAt(policy, "MaxAttempts", DEFAULTS.attempts), MOST_TRIES),
              intervalSeconds: numberAt(policy, "IntervalSeconds", DEFAULTS.intervalSeconds),
              backoffRate: numberAt(policy, "BackoffRate", DEFAULTS.backoffRate),
          };
}

/** Seconds to wait after a try, the first of which is 1. */
export function waitSeconds({ intervalSeconds, backoffRate }: Patience, tried: number): number {
    return Math.min(intervalSeconds * backoffRate ** (tried - 1), LONGEST_WAIT_SECONDS);
}

/**
 * Does some work again for as long as the step's policies want it.
 *
 * @param work is given the number of the try, the first of which is 1
 */
export async function withRetries<T>(
    policies: readonly JsonObject[],
    signal: AbortSignal,
    work: (tried: number) => Promise<T>,
): Promise<T> {
    for (let tried = 1; ; tried++) {
        try {
            return await work(tried);
        } catch (error) {
            const patience = patienceFor(error, policies);
            if (signal.aborted || patience === undefined || tried >= patience.tries) {
                throw error;
            }
            await sleep(waitSeconds(patience, tried) * 1000, undefined, { signal });
        }
    }
}
