import { MetricThresholdArgs } from "./trainingRecipe";

/** Writes what a metric must reach as a person would. */
export function thresholdText({
    name,
    atLeast: low,
    atMost: high,
    maxWorseThanLive,
}: MetricThresholdArgs): string {
    const bound = high === undefined ? `${name} at least ${String(low)}` : `${name} at most ${String(high)}`;
    return maxWorseThanLive === undefined
        ? bound
        : `${bound} and at most ${String(maxWorseThanLive)} worse than the newest approved version's`;
}
