/** Writes a metric so that the digits that matter can be read. */
export function metricText(value: number): string {
    return Number.isInteger(value) ? value.toString() : Number(value.toPrecision(4)).toString();
}
