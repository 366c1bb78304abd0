import { StepType } from "../../../components/build/definition/steps";
import { runModelStep } from "./modelStep";
import { runProcessingStep } from "./processingStep";
import { JobResult, ReadyStep, RunContext } from "../steps/stepContext";
import { runTrainingStep } from "./trainingStep";
import { runTransformStep } from "./transformStep";
import { runTuningStep } from "./tuningStep";

/** Runs the job of a step, as the service would. */
export type RunJob = (step: ReadyStep, context: RunContext) => Promise<JobResult>;

/** How the jobs run that a laptop can run, by the type of their step. */
export const JOBS: Readonly<Partial<Record<StepType, RunJob>>> = {
    Processing: runProcessingStep,
    Training: runTrainingStep,
    Tuning: runTuningStep,
    Model: runModelStep,
    Transform: runTransformStep,
};
