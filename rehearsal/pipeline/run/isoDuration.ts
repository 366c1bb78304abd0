const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/i;

const HOUR = 3600;
const DAY = 24 * HOUR;
const UNITS = [365 * DAY, 30 * DAY, 7 * DAY, DAY, HOUR, 60];

/** Seconds of an ISO 8601 duration of years to minutes, a month being 30 days; undefined where it is none. */
export function durationSeconds(text: string): number | undefined {
    const match = DURATION.exec(text);
    const counts = match?.slice(1);
    return counts?.some((count) => count !== undefined) === true
        ? counts.reduce((sum, count, index) => sum + Number(count ?? 0) * (UNITS[index] ?? 0), 0)
        : undefined;
}
