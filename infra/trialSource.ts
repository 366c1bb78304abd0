import { branchFilter } from "../components/shared/source/pushFilter";
import { SourceArgs } from "../components/shared/source/sourceArgs";
import type { PlatformSettings } from "./settings/schema/platformSettings";

type BuildSource = PlatformSettings["buildSource"];
type Trials = NonNullable<PlatformSettings["trials"]>;

/** The same repository, for the branches that are tried out: those that register are none of them. */
export function trialSource({ connection, codeCommit }: BuildSource, trials: Trials): SourceArgs {
    const filter = (registering: Parameters<typeof branchFilter>[0]) => ({
        branches: trials.branches,
        excludedBranches: [...trials.excludedBranches, ...branchFilter(registering).includes],
    });
    if (connection !== undefined) {
        return { connection: { ...connection, ...filter(connection) } };
    }
    if (codeCommit !== undefined) {
        const { repositoryName, branch } = codeCommit;
        return { codeCommit: { repositoryName, branch, ...filter(codeCommit) } };
    }
    throw new RangeError("trials need a repository with branches");
}
