import * as fs from "node:fs/promises";
import { StepDocument } from "../../components/build/definition/steps";
import { RunJob } from "./jobs";
import { withRetries } from "./retry";
import { ReadyStep, RunContext } from "./stepContext";
import { StepRecord } from "./stepRecord";

/** The work of one step. */
export interface Work {
    step: StepDocument;
    ready: ReadyStep;
    job: RunJob;
    key: string | undefined;
    context: RunContext;
    pipelineName: string;
}

/** Runs a step's job, again where the step's policies want that, and gives what is kept of it. */
export async function doWork({ step, ready, job, key, context, pipelineName }: Work): Promise<StepRecord> {
    const { signal, paths, tell } = context;
    let tries = 1;
    const { note, description, outputs } = await withRetries(
        step.RetryPolicies ?? [],
        signal,
        async (tried) => {
            if (tried > 1) {
                tries = tried;
                tell(step.Name, `try ${tried.toString()}`);
                // A new job gets a new machine; what the last one said stays in the log.
                await fs.rm(paths.containerFolder(step.Name), { recursive: true, force: true });
            }
            return job(ready, context);
        },
    );
    return {
        pipelineName,
        ...(key === undefined ? {} : { key }),
        done: new Date().toISOString(),
        description,
        outputs,
        notes: [
            ...(note === undefined ? [] : [note]),
            ...(tries === 1 ? [] : [`at try ${tries.toString()}`]),
        ],
    };
}
