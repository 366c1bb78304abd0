import { Screen } from "../terminal/paint";

/** Something that a life passed: a deployment, an approval, a test. */
export interface Station {
    title: string;
    /** What came of it, one line each. */
    lines: string[];
    seconds: number;
}

/** Where a narration goes. */
export type Write = (text: string) => void;

/** Tells a life station by station, and keeps what it told. */
export class Narrator {
    readonly stations: Station[] = [];

    constructor(
        private readonly write: Write,
        private readonly screen: Screen,
    ) {}

    /** A line that belongs to no station. */
    say(text: string): void {
        this.write(`${text}\n`);
    }

    /**
     * Passes one station: says its title at once, since the work may take long, and what came of it afterwards.
     *
     * @param work does what is to be done; what it returns, and the lines that it gives to `told`, belong to the station
     */
    async pass<T>(title: string, work: (tell: (line: string) => void) => Promise<T>): Promise<T> {
        const { paint } = this.screen;
        const lines: string[] = [];
        const begin = performance.now();
        this.say(`\n${paint.bold(title)}`);
        const result = await work((line) => {
            lines.push(line);
            this.say(`  ${line}`);
        });
        const seconds = (performance.now() - begin) / 1000;
        this.say(paint.dim(`  ${seconds.toFixed(1)} s`));
        this.stations.push({ title, lines, seconds });
        return result;
    }
}
