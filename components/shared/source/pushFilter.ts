import { unless } from "../problems/checks";
import { Problem } from "../problems/problems";
import { DEFAULT_BRANCH, SourceArgs } from "./sourceArgs";

/** What counts and what does not; what is excluded wins. */
export interface PatternFilter {
    includes: string[];
    excludes: string[];
}

/** Which pushes start a pipeline. */
export interface PushFilter {
    branches: PatternFilter;
    /** Undefined where a push counts whatever files it changes. */
    paths: PatternFilter | undefined;
}

/** The part of a source that says which branches count. */
interface Branches {
    branch?: string;
    branches?: string[];
    excludedBranches?: string[];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-codepipeline-pipeline-gitbranchfiltercriteria.html */
const MAX_PATTERNS = 8;
const MAX_PATTERN_CHARACTERS = 255;

/** What no branch has in its name: https://git-scm.com/docs/git-check-ref-format */
const NOT_IN_NAMES = /[\s*?[\\~^:]/;

/** The branches whose pushes start a pipeline: the patterns, or the one branch where there are none. */
export function branchFilter({
    branch = DEFAULT_BRANCH,
    branches = [branch],
    excludedBranches = [],
}: Branches): PatternFilter {
    return { includes: branches, excludes: excludedBranches };
}

/**
 * The filter that a source behind a connection asks for; undefined where every push to its one branch counts, which
 * CodePipeline sees to by itself.
 */
export function pushFilter({ connection }: SourceArgs): PushFilter | undefined {
    const { branches, paths, excludedPaths } = connection ?? {};
    if (connection === undefined || (branches ?? paths ?? excludedPaths) === undefined) {
        return undefined;
    }
    const filtersPaths = (paths ?? excludedPaths) !== undefined;
    return {
        branches: branchFilter(connection),
        paths: filtersPaths ? { includes: paths ?? [], excludes: excludedPaths ?? [] } : undefined,
    };
}

/** What is wrong with a list of patterns. */
export function patternProblems(path: string, patterns: string[] | undefined, example: string): Problem[] {
    const fits = (pattern: string) => pattern.length > 0 && pattern.length <= MAX_PATTERN_CHARACTERS;
    return patterns === undefined ||
        (patterns.length > 0 && patterns.length <= MAX_PATTERNS && patterns.every(fits))
        ? []
        : [
              {
                  path,
                  rule: `must be 1 to ${String(MAX_PATTERNS)} patterns of at most ${String(MAX_PATTERN_CHARACTERS)} characters`,
                  got: patterns,
                  fix: `join patterns, as in ${example}, or leave the list out`,
              },
          ];
}

/** What is wrong with the branches of a source. */
export function branchProblems(path: string, source: Branches): Problem[] {
    const { branch = DEFAULT_BRANCH, branches, excludedBranches } = source;
    return [
        ...unless(branch !== "" && !NOT_IN_NAMES.test(branch), {
            path: `${path}.branch`,
            rule: "must be the name of one branch, which a start by hand takes",
            got: branch,
            fix: "write patterns into branches",
        }),
        ...patternProblems(`${path}.branches`, branches, "release/**"),
        ...patternProblems(`${path}.excludedBranches`, excludedBranches, "release/**"),
        ...unless(excludedBranches === undefined || branches !== undefined, {
            path: `${path}.excludedBranches`,
            rule: "must stand beside branches, as the one branch of a source is never excluded",
            got: excludedBranches,
            fix: "give branches the patterns that these are exceptions of, or leave it out",
        }),
    ];
}
