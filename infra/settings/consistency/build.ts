import { recipeProblems } from "../../../components/build/recipe/recipeProblems";
import type { AwsLocation } from "../../../components/shared/awsLocation";
import { eventScheduleProblems } from "../../../components/shared/functions/eventSchedule";
import type { Problem } from "../../../components/shared/problems/problems";
import { sourceProblems } from "../../../components/shared/source/sourceProblems";
import { trialSource } from "../../trialSource";
import type { PlatformSettings } from "../schema/platformSettings";
import { relocated } from "./relocated";

/** Trials have a pipeline of their own, from the repository that the build has. */
function trialProblems({ buildSource, trials }: Partial<PlatformSettings>): Problem[] {
    if (buildSource === undefined || trials === undefined) {
        return [];
    }
    if (buildSource.s3 !== undefined) {
        const rule = "must be left out for an archive in S3, which has no branches";
        return [{ path: "trials", rule, got: trials, fix: "leave them out, or build from a repository" }];
    }
    return relocated(sourceProblems("trials", trialSource(buildSource, trials)), {
        "trials.connection": "trials",
        "trials.codeCommit": "trials",
    });
}

function repositoryProblems(settings: Partial<PlatformSettings>): Problem[] {
    const { buildSource } = settings;
    const problems = buildSource === undefined ? [] : sourceProblems("buildSource", buildSource);
    // What is wrong with the repository is wrong for its trials too, and said once.
    return problems.length > 0 ? problems : trialProblems(settings);
}

/** What the components of the build side would refuse; `location` is left out where it is not known. */
export function buildConsistency(settings: Partial<PlatformSettings>, location?: AwsLocation): Problem[] {
    const { training, retrainingSchedule } = settings;
    return [
        ...repositoryProblems(settings),
        ...(training === undefined || location === undefined
            ? []
            : relocated(recipeProblems("training", training, location), { "location.region": "aws:region" })),
        ...eventScheduleProblems("retrainingSchedule", retrainingSchedule),
    ];
}
