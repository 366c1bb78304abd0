/** Columns side by side, each as wide as its widest cell; the last as wide as it is. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
    const widths = rows.reduce<number[]>(
        (widest, cells) => cells.map((cell, index) => Math.max(widest[index] ?? 0, cell.length)),
        [],
    );
    return rows.map((cells) =>
        cells
            .map((cell, index) => cell.padEnd(widths[index] ?? 0))
            .join("  ")
            .trimEnd(),
    );
}
