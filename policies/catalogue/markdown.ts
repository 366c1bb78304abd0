/** A text in a cell of a table: a bar would end the cell, a line break the row. */
export function cell(text: string): string {
    return text.replace(/\|/g, "\\|").replace(/\n/g, " ");
}

/** A table; nothing where it has no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
    const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
    return rows.length === 0
        ? []
        : [line(head), line(head.map(() => "---")), ...rows.map((row) => line(row.map(cell))), ""];
}

/** Where GitHub jumps to for a heading that holds nothing but a rule's name in code style. */
export function anchor(name: string): string {
    return `#${name}`;
}
