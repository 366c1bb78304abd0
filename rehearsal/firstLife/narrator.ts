import { Screen } from "../terminal/paint";

/** Something that a life passed: a deployment, an approval, a test. */
export interface Station {
    title: string;
    /** What came of it, one line each. */
    lines: string[];
    seconds: number;
}

/** A station that has not ended. */
export interface OpenStation {
    tell(line: string): void;
    close(): void;
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

    /** Begins a station: says its title at once, since what follows may take long. */
    open(title: string): OpenStation {
        const { paint } = this.screen;
        const lines: string[] = [];
        const begin = performance.now();
        this.say(`\n${paint.bold(title)}`);
        return {
            tell: (line) => {
                lines.push(line);
                this.say(`  ${line}`);
            },
            close: () => {
                const seconds = (performance.now() - begin) / 1000;
                this.say(paint.dim(`  ${seconds.toFixed(1)} s`));
                this.stations.push({ title, lines, seconds });
            },
        };
    }

    /**
     * Passes one station.
     *
     * @param work does what is to be done; what it returns, and the lines that it gives to `told`, belong to the station
     */
    async pass<T>(title: string, work: (tell: (line: string) => void) => Promise<T>): Promise<T> {
        const station = this.open(title);
        const result = await work((line) => station.tell(line));
        station.close();
        return result;
    }
}
