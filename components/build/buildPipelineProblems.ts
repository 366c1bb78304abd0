import { AwsLocation } from "../shared/awsLocation";
import { unless, wholeNumberProblems } from "../shared/problems/checks";
import { Problem } from "../shared/problems/problems";
import { eventScheduleProblems } from "../shared/functions/eventSchedule";
import { SourceArgs } from "../shared/source/sourceArgs";
import { sourceProblems } from "../shared/source/sourceProblems";
import { modelNameProblems } from "./buildNames";
import { recipeProblems } from "./recipe/recipeProblems";
import { TrainingRecipeArgs } from "./recipe/trainingRecipe";

/** The part of a build pipeline's arguments that can be checked at once. */
export interface CheckedBuildArgs {
    location: AwsLocation;
    modelName: string;
    source: SourceArgs;
    training: TrainingRecipeArgs;
    retrainingSchedule?: string;
    maxParallelSteps?: number;
    buildTimeoutMinutes?: number;
}

/** IAM roles and EventBridge rules have at most 64 characters, of which auto-naming takes 8 and the longest suffix 19. */
const MAX_NAME_CHARACTERS = 64 - 8 - "-build-failure-rule".length;

/** https://docs.aws.amazon.com/codebuild/latest/userguide/limits.html */
const BUILD_MINUTES = { min: 5, max: 2160 } as const;

/** Everything that is wrong with the arguments of a build pipeline. */
export function buildPipelineProblems(name: string, args: CheckedBuildArgs): Problem[] {
    return [
        ...unless(name.length <= MAX_NAME_CHARACTERS, {
            path: "name",
            rule: `must not be longer than ${String(MAX_NAME_CHARACTERS)} characters, as roles and rules are named after it`,
            got: name,
            fix: "shorten the component's name",
        }),
        ...modelNameProblems("modelName", args.modelName),
        ...sourceProblems("source", args.source),
        ...recipeProblems("training", args.training, args.location),
        ...wholeNumberProblems(
            "maxParallelSteps",
            args.maxParallelSteps ?? 1,
            { min: 1, max: Number.MAX_SAFE_INTEGER },
            "leave it out for all steps that are ready",
        ),
        ...wholeNumberProblems(
            "buildTimeoutMinutes",
            args.buildTimeoutMinutes ?? BUILD_MINUTES.min,
            BUILD_MINUTES,
            "leave it out for 480, eight hours",
        ),
        ...eventScheduleProblems("retrainingSchedule", args.retrainingSchedule),
    ];
}
