import { ResourceError, RunError } from "@pulumi/pulumi";
import { DiskFull } from "../system/diskSpace";
import { UsageError } from "../terminal/usageError";

/** Exit codes of every command. */
export const EXIT = { fine: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** The SDK puts this before the message of a resource that the provider refused. */
const REGISTRATION_NOISE = /^.*failed to register new resource .*?: (?:\d+ [A-Z_]+: )?/;

function isSettingsError(error: unknown): boolean {
    return error instanceof Error && error.constructor.name === "SettingsError";
}

/** The exit code that an error ends a command with. */
export function exitCodeOf(error: unknown): number {
    return error instanceof UsageError || isSettingsError(error) ? EXIT.usage : EXIT.failed;
}

/** What a user is told of an error: its message, and where it came from only when asked. */
export function describeFailure(error: unknown, verbose: boolean): string {
    if (!(error instanceof Error)) {
        return String(error);
    }
    if (verbose) {
        return error.stack ?? error.message;
    }
    const expected =
        error instanceof UsageError ||
        error instanceof DiskFull ||
        RunError.isInstance(error) ||
        ResourceError.isInstance(error);
    const message = error.message.replace(REGISTRATION_NOISE, "");
    return expected ? message : `${message}\n(--verbose shows where this came from)`;
}
