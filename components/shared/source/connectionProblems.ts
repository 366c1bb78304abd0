import { unless } from "../problems/checks";
import type { Problem } from "../problems/problems";
import { branchProblems, patternProblems } from "./pushFilter";
import type { ConnectionSourceArgs } from "./sourceArgs";

const REPOSITORY_ID = /^[^/\s]+(\/[^/\s]+)+$/;

/** What is wrong with a source behind a connection; `path` is where it stands in the caller's arguments. */
export function connectionProblems(path: string, connection: ConnectionSourceArgs | undefined): Problem[] {
    if (connection === undefined) {
        return [];
    }
    const { repositoryId, paths, excludedPaths } = connection;
    return [
        ...unless(REPOSITORY_ID.test(repositoryId), {
            path: `${path}.repositoryId`,
            rule: "must be owner/name",
            got: repositoryId,
            fix: "write the repository as the provider's address has it, without the host",
        }),
        ...branchProblems(path, connection),
        ...patternProblems(`${path}.paths`, paths, "src/**"),
        ...patternProblems(`${path}.excludedPaths`, excludedPaths, "src/**"),
    ];
}
