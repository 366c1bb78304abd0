import { parseArgs } from "node:util";
import { startFakeSageMaker } from "./server";

/**
 * The fake service as a process of its own, for tests that drive other processes:
 * `node -r ts-node/register/transpile-only test/support/fakeSageMaker/main.ts --port 0`
 * prints the port it listens on, and runs until it is told to stop by a signal.
 */
async function main(): Promise<void> {
    const { values } = parseArgs({ options: { port: { type: "string", default: "0" } } });
    const fake = await startFakeSageMaker(Number(values.port));
    console.log(String(fake.port));
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
        process.once(signal, () => void fake.stop());
    }
}

void main();
