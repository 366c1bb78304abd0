/** Wrong usage or wrong settings: the message says what to do, and the command ends with exit code 2. */
export class UsageError extends Error {
    override readonly name = "UsageError";
}
