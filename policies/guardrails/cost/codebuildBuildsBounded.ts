import { wellArchitected } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { Judgement } from "../../shared/kinds/judgements";
import { readingRule } from "../../shared/kinds/readingRule";
import { Place } from "../../shared/places";
import { Unknown } from "../../shared/properties";
import { flag, wholeNumber } from "../../shared/settingKinds";
import { CODE_BUILD } from "../resourceTypes";

/** AWS's own, in minutes. */
const DEFAULT_TIMEOUT = 60;

function judge(
    { subject, value }: Place,
    most: number,
    fallback: number | undefined,
    unit: string,
): Judgement[] {
    if (value instanceof Unknown) {
        return [value];
    }
    const given = value ?? fallback;
    return typeof given === "number" && given <= most
        ? []
        : [
              {
                  subject,
                  found: isValue(value),
                  rule: `it must be at most ${String(most)}${unit}`,
                  fix: `set ${subject} to ${String(most)} or less`,
              },
          ];
}

function project(buildTimeout: number) {
    return { type: CODE_BUILD[0], name: "fraud-build", properties: { buildTimeout } };
}

/** A number that is unknown at preview is noted there and judged before the project is created. */
export const codebuildBuildsBounded = readingRule({
    name: "codebuild-builds-bounded",
    displayName: "Builds end, and few run at once",
    description: "A build must have a longest run, and a project a largest number of builds at once.",
    why: "A build that hangs is paid for until it is stopped, and one push after the other starts the next.",
    severity: "medium",
    tags: ["cost", "codebuild"],
    framework: wellArchitected("COST06-BP01", "Size resources for what they have to do."),
    sources: [],
    url: "https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html",
    remediationSteps: "Set buildTimeout and concurrentBuildLimit.",
    settings: {
        maximumMinutes: wholeNumber({
            description: "Longest run of a build, in minutes.",
            minimum: 5,
            maximum: 2160,
            fallback: 480,
        }),
        maximumConcurrentBuilds: wholeNumber({
            description: "Most builds of one project at once.",
            minimum: 1,
            maximum: 100,
            fallback: 5,
        }),
        requireConcurrencyLimit: flag({
            description:
                "Whether every project must bound its builds; a pipeline that queues its executions bounds them too.",
            fallback: false,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "CodeBuild projects",
    reads: { [CODE_BUILD[0]]: { minutes: "buildTimeout", builds: "concurrentBuildLimit" } },
    judge: (readings, { maximumMinutes, maximumConcurrentBuilds, requireConcurrencyLimit }) => {
        const builds = requireConcurrencyLimit ? undefined : 0;
        return [
            ...judge(readings.one("minutes"), maximumMinutes, DEFAULT_TIMEOUT, " minutes"),
            ...judge(readings.one("builds"), maximumConcurrentBuilds, builds, ""),
        ];
    },
    examples: { passes: [project(60)], fails: [project(2160)] },
});
