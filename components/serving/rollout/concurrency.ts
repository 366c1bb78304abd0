import type { PerVariant } from "./retention";

/** What the settings say of a serverless variant's capacity. */
export interface ServerlessCapacity {
    maxConcurrency: number;
    provisionedConcurrency?: number;
}

/** The same of each variant, by name. */
export type ServerlessCapacities = Record<string, ServerlessCapacity>;

function keptOf(
    told: number | undefined,
    now: ServerlessCapacity | undefined,
    held: number | undefined,
): number | undefined {
    const wanted = now?.provisionedConcurrency;
    // What nobody but the settings has set is the settings' to change.
    if (
        now === undefined ||
        wanted === undefined ||
        told === undefined ||
        held === undefined ||
        held === told
    ) {
        return undefined;
    }
    return Math.min(wanted > told ? Math.max(held, wanted) : held, now.maxConcurrency);
}

/**
 * The provisioned concurrency that autoscaling or an operator had set and that has to be set again after an update.
 * SageMaker keeps instance counts, weights and data capture of a live variant where it is asked to; that it keeps
 * concurrency is nowhere said, so the endpoint is looked at before and afterwards. What the settings raise is raised,
 * and a lower maximum is a limit; a variant that is to have none gets none.
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_VariantProperty.html
 *
 * @param before the settings of the last rollout; undefined at the first one, which has nothing to keep
 * @param held provisioned concurrency of each variant before the update
 * @param live the same after it
 */
export function concurrencyToPutBack(
    before: ServerlessCapacities | undefined,
    now: ServerlessCapacities,
    held: PerVariant,
    live: PerVariant,
): PerVariant {
    const kept = Object.keys(now).flatMap((name): [string, number][] => {
        const value = keptOf(before?.[name]?.provisionedConcurrency, now[name], held[name]);
        return value === undefined || value === live[name] ? [] : [[name, value]];
    });
    return Object.fromEntries(kept);
}
