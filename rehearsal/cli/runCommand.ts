import { Command, CommanderError } from "commander";
import { describeFailure, EXIT, exitCodeOf } from "./failure";

const STOPPING_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A command line, and what is special about how it ends. */
export interface CommandRun {
    /**
     * Builds the command. Its actions hand their exit code to `finish`.
     */
    build(finish: (code: number) => void): Command;
    /** What stops the command. Default: nothing does. */
    signal?: AbortSignal | undefined;
    /** Deals with errors that are this command's own: prints and gives the exit code; undefined for all others. */
    explain?(error: unknown): number | undefined;
}

/** Lets commander throw where it would end the process, and leaves it to the caller to print that. */
function throwing(command: Command): Command {
    command.exitOverride().configureOutput({ outputError: () => undefined });
    command.commands.forEach(throwing);
    return command;
}

/** What commander refused, in one line, and where to look. */
function usageText(error: CommanderError, name: string): string {
    const said = error.message.replace(/^error: /, "").replace(/\.$/, "");
    // A word too many is a command that there is not, or a value without its option.
    const message =
        error.code === "commander.excessArguments" ? "a word belongs to no option and is no command" : said;
    return `${message}; ${name} --help lists the options`;
}

function explainError(
    error: unknown,
    { signal, explain }: CommandRun,
    verbose: boolean,
    name: string,
): number {
    if (signal?.aborted === true) {
        console.error("stopped; earlier runs and results are as they were");
        return EXIT.interrupted;
    }
    if (error instanceof CommanderError) {
        if (error.exitCode === 0) {
            return EXIT.fine;
        }
        console.error(usageText(error, name));
        return EXIT.usage;
    }
    const own = explain?.(error);
    if (own !== undefined) {
        return own;
    }
    console.error(describeFailure(error, verbose));
    return exitCodeOf(error);
}

/** Runs a command line and says how it ended: the exit code. It prints every error itself and never throws. */
export async function runCommand(args: readonly string[], command: CommandRun): Promise<number> {
    let code: number = EXIT.fine;
    const parser = throwing(
        command.build((finished) => {
            code = finished;
        }),
    );
    try {
        await parser.parseAsync(args, { from: "user" });
        return code;
    } catch (error) {
        return explainError(error, command, args.includes("--verbose"), parser.name());
    }
}

/**
 * Runs a program until it ends, or until the user or the system stops it: then its signal says so. To stop reading what
 * it prints, as `head` does, is to stop it, too.
 */
export function runUntilStopped(
    main: (args: readonly string[], signal: AbortSignal) => Promise<number>,
): void {
    const stop = new AbortController();
    for (const signal of STOPPING_SIGNALS) {
        process.on(signal, () => stop.abort());
    }
    for (const stream of [process.stdout, process.stderr]) {
        stream.on("error", () => stop.abort());
    }
    void main(process.argv.slice(2), stop.signal).then((code) => {
        process.exitCode = code;
    });
}

/** Runs a program that needs no time to stop: it leaves at once, and says that it wrote nothing. */
export function runOrLeave(main: (args: readonly string[]) => Promise<number>): void {
    for (const signal of STOPPING_SIGNALS) {
        process.on(signal, () => {
            console.error(`\nstopped by ${signal}; nothing was written`);
            process.exit(EXIT.interrupted);
        });
    }
    void main(process.argv.slice(2)).then((code) => {
        process.exitCode = code;
    });
}
