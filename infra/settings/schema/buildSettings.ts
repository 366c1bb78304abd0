import { z } from "zod";
import { trainingSourceSettings, trialSettings } from "./sourceSettings";
import { trainingSettings } from "./trainingSettings";

const driftRetraining = z.strictObject({
    minHoursBetweenRuns: z
        .int()
        .min(1)
        .max(720)
        .default(24)
        .describe("Hours that lie at least between the beginnings of two trainings for drift. Default: 24."),
    maxRunsWithoutApproval: z
        .int()
        .min(1)
        .max(20)
        .default(3)
        .describe(
            "Trainings for drift after which a version must be approved before another one. Default: 3.",
        ),
});

/** Settings of the build side: what trains the model, from which repository, and when. */
export const buildSettings = {
    buildSource: trainingSourceSettings.describe(
        "Repository with the training code (see templates/model-build).",
    ),
    trials: trialSettings
        .optional()
        .describe(
            "Branches whose pushes are tested and trained with by a pipeline of their own, which registers nothing. Default: none.",
        ),
    training: trainingSettings.describe("What the build pipeline trains, and what a model must reach."),
    maxParallelSteps: z
        .int()
        .min(1)
        .optional()
        .describe("Steps of a training run that may run at once. Default: all that are ready."),
    buildTimeoutMinutes: z
        .int()
        .min(5)
        .max(2160)
        .optional()
        .describe("Longest time of a build in minutes, its training run included. Default: 480."),
    retrainingSchedule: z
        .string()
        .regex(/^(cron|rate)\(.+\)$/, "must be cron(…) or rate(…)")
        .optional()
        .describe("When to train again, as an EventBridge schedule in UTC. Default: only on a push."),
    driftRetraining: driftRetraining
        .optional()
        .describe(
            "Train again when a drift alarm fires, here or in an account that deploys versions. Default: drift starts nothing.",
        ),
};
