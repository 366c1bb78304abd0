const SELECTION = /^\$(?:\[(-?\d+(?:,-?\d+)*|-?\d*:-?\d*)\])?$/;

/**
 * Picks values of a record by a path as batch transform has it for CSV: `$` for all, `$[0]`, `$[0,3]`, `$[1:]`,
 * `$[:-1]`. Places behind the end pick nothing.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/batch-transform-data-processing.html
 */
export function selected(path: string, values: readonly string[]): string[] {
    const [, inside] = SELECTION.exec(path) ?? [];
    if (inside === undefined) {
        return [...values];
    }
    if (inside.includes(":")) {
        const [from = "", to = ""] = inside.split(":");
        return values.slice(from === "" ? 0 : Number(from), to === "" ? undefined : Number(to));
    }
    return inside.split(",").flatMap((place) => values.at(Number(place)) ?? []);
}

/** Whether a path is one of those. */
export function isSelection(path: string): boolean {
    return SELECTION.test(path);
}
