import { RetryableError } from "../../../components/build/definition/steps";
import { pythonEnvironment } from "../../python/pythonEnvironment";
import { ChildEnd, logEnd, runChild } from "../../system/childProcess";
import { objectAt, ReadyStep, RunContext, StepFailure } from "../steps/stepContext";

const REASON_LINES = 15;

/** The longest time that a timer can be set to; the service's limits go beyond it. */
const LONGEST_TIMER_MILLISECONDS = 2 ** 31 - 1;

/** What the service calls a machine that cannot start one more program. */
const NO_ROOM_CODES = ["EAGAIN", "ENOMEM", "EMFILE", "ENFILE"];

/** What stands for a container: the project's Python in front of the system's programs, and no credentials. */
export function containerEnvironment(context: RunContext): Record<string, string> {
    return {
        ...pythonEnvironment(context.python, context.paths.runFolder),
        AWS_REGION: context.location.region,
        AWS_DEFAULT_REGION: context.location.region,
    };
}

/** A program that stands for the one that a step's container would run. */
export interface ContainerProgram {
    step: string;
    command: readonly string[];
    environment: Readonly<Record<string, string>>;
    workingFolder: string;
    /** Longest run; undefined where the job has no limit. */
    maxSeconds: number | undefined;
}

/** The longest run that a job's stopping condition allows, in seconds. */
export function maxSecondsOf(step: ReadyStep): number | undefined {
    const seconds = objectAt(step.arguments, "StoppingCondition")["MaxRuntimeInSeconds"];
    return typeof seconds === "number" ? seconds : undefined;
}

/** A program that the system ended, for want of memory most likely, may do better when it is tried again. */
function endFailure(end: ChildEnd, lines: readonly string[]): StepFailure {
    if ("code" in end) {
        return new StepFailure([`exit code ${end.code.toString()}`, ...lines].join("\n"));
    }
    const hint = end.killedBy === "SIGKILL" ? ", perhaps for want of memory" : "";
    const kind: RetryableError = "SageMaker.JOB_INTERNAL_ERROR";
    return new StepFailure([`ended by ${end.killedBy}${hint}`, ...lines].join("\n"), kind);
}

function startFailure(error: unknown, program: string): unknown {
    if (!(error instanceof Error) || !("code" in error)) {
        return error;
    }
    if (NO_ROOM_CODES.includes(String(error.code))) {
        return new StepFailure(
            `this machine cannot start ${program}: ${error.message}`,
            "SageMaker.CAPACITY_ERROR",
        );
    }
    return error.code === "ENOENT"
        ? new StepFailure(
              `there is no program ${program} here; a container's own programs are not on this machine`,
          )
        : error;
}

async function runInTime(context: RunContext, program: ContainerProgram): Promise<ChildEnd> {
    const { maxSeconds } = program;
    const limit =
        maxSeconds === undefined
            ? undefined
            : AbortSignal.timeout(Math.min(maxSeconds * 1000, LONGEST_TIMER_MILLISECONDS));
    const [name = ""] = program.command;
    try {
        const end = await runChild({
            command: program.command,
            environment: program.environment,
            workingFolder: program.workingFolder,
            logFile: context.paths.logFile(program.step),
            signal: limit === undefined ? context.signal : AbortSignal.any([context.signal, limit]),
        });
        context.signal.throwIfAborted();
        if (limit?.aborted === true && maxSeconds !== undefined) {
            throw new StepFailure(
                `ran longer than its limit of ${maxSeconds.toString()} s (StoppingCondition.MaxRuntimeInSeconds)`,
            );
        }
        return end;
    } catch (error) {
        throw startFailure(error, name);
    }
}

/**
 * Runs a step's program; its output goes to the step's log.
 *
 * @throws StepFailure with the exit code and the end of the log
 */
export async function runContainer(context: RunContext, program: ContainerProgram): Promise<void> {
    const end = await runInTime(context, program);
    if (!("code" in end) || end.code !== 0) {
        throw endFailure(end, await logEnd(context.paths.logFile(program.step), REASON_LINES));
    }
}
