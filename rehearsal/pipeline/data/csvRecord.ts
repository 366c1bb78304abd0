const FIELD = /("(?:[^"]|"")*"|[^,]*)(?:,|$)/y;

/** Cuts a line of CSV into its values, each as it is written, quotes included. */
export function csvValues(line: string): string[] {
    const values: string[] = [];
    FIELD.lastIndex = 0;
    for (;;) {
        const match = FIELD.exec(line);
        if (match === null) {
            return values;
        }
        values.push(match[1] ?? "");
        if (!match[0].endsWith(",") || FIELD.lastIndex > line.length) {
            return values;
        }
    }
}
