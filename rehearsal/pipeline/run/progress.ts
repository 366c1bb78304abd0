import { Paint, paint } from "../../terminal/paint";
import { StepResult, StepStatus } from "./runResult";

/** Hears of every step of a run. */
export interface Progress {
    started(step: string): void;
    /** A step that is at work has come so far. */
    advanced(step: string, text: string): void;
    ended(result: StepResult): void;
    /** The run has ended; nothing comes after. */
    close(): void;
}

/** The part of a terminal or file that progress is written to. */
export interface ProgressStream {
    isTTY?: boolean;
    write(text: string): unknown;
}

const NAME_WIDTH = 18;
const STATUS_WIDTH = 10;
const REDRAW_MILLISECONDS = 500;
const ERASE_LINE = "\r\u001b[2K";

function colour(status: StepStatus, colours: Paint): (text: string) => string {
    switch (status) {
        case "Succeeded":
            return (text) => colours.green(text);
        case "Failed":
            return (text) => colours.red(text);
        case "Stopped":
            return (text) => colours.yellow(text);
        case "Skipped":
            return (text) => colours.dim(text);
    }
}

/** One line for a step that has ended; a reason of several lines is indented below it. */
export function stepLine(result: StepResult, colours: Paint): string {
    const status = colour(result.status, colours)(result.status.padEnd(STATUS_WIDTH));
    const seconds = result.status === "Skipped" ? "" : `${result.seconds.toFixed(1)} s`;
    const [first = "", ...rest] = result.reason.split("\n");
    const head = `${result.name.padEnd(NAME_WIDTH)} ${status} ${seconds.padStart(8)}`;
    const line = first === "" ? head : `${head}  ${first}`;
    return [line.trimEnd(), ...rest.map((more) => `    ${colours.dim(more)}`)].join("\n");
}

/** Plain lines: one when a step starts, one when it ends. For files and logs of a build. */
class PlainProgress implements Progress {
    constructor(private readonly stream: ProgressStream) {}

    started(step: string): void {
        this.stream.write(`${step.padEnd(NAME_WIDTH)} Executing\n`);
    }

    advanced(step: string, text: string): void {
        this.stream.write(`${step.padEnd(NAME_WIDTH)} ${text}\n`);
    }

    ended(result: StepResult): void {
        this.stream.write(`${stepLine(result, paint(false))}\n`);
    }

    close(): void {
        // Every line has been written already.
    }
}

/** A line for each step that has ended, and below them one that counts the seconds of those at work. */
class LiveProgress implements Progress {
    private readonly running = new Map<string, { begin: number; text: string }>();
    private readonly timer: NodeJS.Timeout;

    constructor(
        private readonly stream: ProgressStream,
        private readonly colours: Paint,
    ) {
        this.timer = setInterval(() => this.draw(), REDRAW_MILLISECONDS);
        this.timer.unref();
    }

    started(step: string): void {
        this.running.set(step, { begin: Date.now(), text: "" });
        this.draw();
    }

    advanced(step: string, text: string): void {
        const state = this.running.get(step);
        if (state !== undefined) {
            state.text = text;
        }
        this.draw();
    }

    ended(result: StepResult): void {
        this.running.delete(result.name);
        this.stream.write(`${ERASE_LINE}${stepLine(result, this.colours)}\n`);
        this.draw();
    }

    close(): void {
        clearInterval(this.timer);
        this.running.clear();
        this.stream.write(ERASE_LINE);
    }

    private draw(): void {
        const steps = [...this.running].map(([name, { begin, text }]) =>
            [`${name} ${Math.round((Date.now() - begin) / 1000).toString()} s`, text].join(" ").trimEnd(),
        );
        this.stream.write(
            steps.length === 0 ? ERASE_LINE : `${ERASE_LINE}${this.colours.cyan(steps.join("   "))}`,
        );
    }
}

/** Progress for a stream: live on a terminal, plain lines elsewhere. */
export function progressOn(stream: ProgressStream, colours: Paint): Progress {
    return stream.isTTY === true ? new LiveProgress(stream, colours) : new PlainProgress(stream);
}
