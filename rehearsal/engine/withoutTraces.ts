/**
 * Runs something without stack traces. The SDK captures one for each of its many promises, which takes a quarter of a
 * large program's time; whoever asks for details gets them by not calling this.
 */
export async function withoutTraces<T>(action: () => Promise<T>): Promise<T> {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
        return await action();
    } finally {
        Error.stackTraceLimit = limit;
    }
}
