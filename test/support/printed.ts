/** What a command printed, and how it ended. */
export interface Printed {
    code: number;
    out: string;
    err: string;
}

/** Runs a command's `main` in this process and keeps what it prints, line by line. */
export async function printed(main: () => Promise<number>): Promise<Printed> {
    const original = { log: console.log, error: console.error };
    const lines: { out: string[]; err: string[] } = { out: [], err: [] };
    console.log = (text: string) => void lines.out.push(text);
    console.error = (text: string) => void lines.err.push(text);
    try {
        const code = await main();
        return { code, out: lines.out.join("\n"), err: lines.err.join("\n") };
    } finally {
        Object.assign(console, original);
    }
}
