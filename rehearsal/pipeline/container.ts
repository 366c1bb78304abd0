import { pythonEnvironment } from "../python/pythonEnvironment";
import { ChildEnd, logEnd, runChild } from "./childProcess";
import { RunContext, StepFailure } from "./stepContext";

const REASON_LINES = 15;

/** What stands for a container: the project's Python in front of the system's programs, and no credentials. */
export function containerEnvironment(context: RunContext): Record<string, string> {
    return {
        ...pythonEnvironment(context.python, context.paths.runFolder),
        AWS_REGION: context.location.region,
        AWS_DEFAULT_REGION: context.location.region,
    };
}

function describeEnd(end: ChildEnd): string {
    return "code" in end ? `exit code ${end.code.toString()}` : `ended by ${end.killedBy}`;
}

/** A program that stands for the one that a step's container would run. */
export interface ContainerProgram {
    step: string;
    command: readonly string[];
    environment: Readonly<Record<string, string>>;
    workingFolder: string;
}

/**
 * Runs a step's program; its output goes to the step's log.
 *
 * @throws StepFailure with the exit code and the end of the log
 */
export async function runContainer(context: RunContext, program: ContainerProgram): Promise<void> {
    const logFile = context.paths.logFile(program.step);
    const end = await runChild({
        command: program.command,
        environment: program.environment,
        workingFolder: program.workingFolder,
        logFile,
        signal: context.signal,
    });
    context.signal.throwIfAborted();
    if (!("code" in end) || end.code !== 0) {
        const lines = await logEnd(logFile, REASON_LINES);
        throw new StepFailure([describeEnd(end), ...lines].join("\n"));
    }
}
