import * as fs from "node:fs/promises";
import { StepDocument } from "../../../components/build/definition/steps";
import { HOST_NAME } from "../cluster/localHosts";
import { RunJob } from "./jobs";
import { LocalPaths } from "../steps/localPaths";
import { withRetries } from "../steps/retry";
import { ReadyStep, RunContext } from "../steps/stepContext";
import { StepRecord } from "../steps/stepRecord";

/** The work of one step. */
export interface Work {
    step: StepDocument;
    ready: ReadyStep;
    job: RunJob;
    key: string | undefined;
    context: RunContext;
    pipelineName: string;
}

/** Takes away what the containers of a step, and those of its hosts, have left. */
async function removeContainers(paths: LocalPaths, step: string): Promise<void> {
    const below = await fs.readdir(paths.stepFolder(step)).catch(() => []);
    const hosts = below.filter((name) => HOST_NAME.test(name)).map((name) => `${step}/${name}`);
    for (const name of [step, ...hosts]) {
        await fs.rm(paths.containerFolder(name), { recursive: true, force: true });
    }
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
                await removeContainers(paths, step.Name);
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
