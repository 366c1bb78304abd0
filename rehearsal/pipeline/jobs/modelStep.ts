import { JobResult, ReadyStep } from "../steps/stepContext";

/** Creates a model: nothing but a name for a container and an archive, which a transform asks for. */
export function runModelStep(step: ReadyStep): Promise<JobResult> {
    return Promise.resolve({ description: { ...step.arguments, ModelName: step.jobName }, outputs: [] });
}
