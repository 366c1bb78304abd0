import type { VariantProperty } from "@aws-sdk/client-sagemaker";

/** A number for each variant, by name. */
export type PerVariant = Record<string, number>;

/** What the settings said about variants at the last rollout and say now. */
export interface VariantSettings {
    instanceCounts?: PerVariant;
    /** Per cent of the requests that a shadow variant is sent as well; left out where there is none. */
    shadowSamplingPercent?: number;
}

/** Whether two sets of numbers are the same. */
export function sameNumbers(a: PerVariant, b: PerVariant): boolean {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].every((name) => a[name] === b[name]);
}

/** Whether no live variant has more instances than the settings ask for. */
function takesNone(now: PerVariant, live: PerVariant): boolean {
    return Object.keys(live).every((name) => (now[name] ?? Infinity) >= (live[name] ?? 0));
}

/** Whether the settings ask for more instances than before. */
function raisesCounts(before: PerVariant, now: PerVariant): boolean {
    return Object.keys(now).some((name) => (now[name] ?? 0) > (before[name] ?? Infinity));
}

/** Whether a variant is without instances, as an asynchronous one may be, where the settings give it some to begin with. */
function sleeps(now: PerVariant, live: PerVariant): boolean {
    return Object.keys(now).some((name) => live[name] === 0 && (now[name] ?? 0) > 0);
}

/**
 * Which properties of the live variants an update must not keep. Everything that autoscaling or an operator
 * has set is kept, but for what somebody has just changed in the settings: instance counts when that only adds
 * instances, and weights when a shadow variant comes, goes or samples otherwise, because its weight against that
 * of the only other variant is the share that it samples. A rollout never takes instances away. One that finds an
 * asynchronous variant without instances starts those of the settings: a version that was never started would be
 * live unseen, and the first request would find out.
 *
 * @param before the settings of the last rollout; undefined at the first one, which changes nothing
 * @param live instance counts that the endpoint wants to have now
 */
export function propertiesNotRetained(
    before: VariantSettings | undefined,
    now: VariantSettings,
    live: PerVariant,
): VariantProperty[] {
    const counts = now.instanceCounts ?? {};
    const excluded: VariantProperty[] = [];
    if (before !== undefined && before.shadowSamplingPercent !== now.shadowSamplingPercent) {
        excluded.push({ VariantPropertyType: "DesiredWeight" });
    }
    const raises = before !== undefined && raisesCounts(before.instanceCounts ?? {}, counts);
    if ((raises || sleeps(counts, live)) && takesNone(counts, live)) {
        excluded.push({ VariantPropertyType: "DesiredInstanceCount" });
    }
    return excluded;
}
