import type * as pulumi from "@pulumi/pulumi";
import type { Problem } from "./problems";

/** A repository at GitHub, GitLab or Bitbucket, reached through an AWS CodeConnections connection. */
export interface ConnectionSourceArgs {
    /** ARN of a connection whose status is Available; a person completes its handshake in the console. */
    connectionArn: pulumi.Input<string>;
    /** Repository as `owner/name`. */
    repositoryId: string;
    /** Branch that starts the pipeline. Default: `main`. */
    branch?: string;
}

/** A repository in CodeCommit, in the same account and region. */
export interface CodeCommitSourceArgs {
    /** Name of the repository, 1 to 100 letters, digits, `.`, `_` and `-`. */
    repositoryName: string;
    /** Make the repository, protected against deletion. Default: false, it exists already. */
    create?: boolean;
    /** Branch that starts the pipeline. Default: `main`. */
    branch?: string;
}

/** Where a pipeline's source comes from: exactly one of the fields. */
export interface SourceArgs {
    /** A repository outside AWS. */
    connection?: ConnectionSourceArgs;
    /** A repository in CodeCommit. */
    codeCommit?: CodeCommitSourceArgs;
}

/** Branch of a source that names none. */
export const DEFAULT_BRANCH = "main";

const REPOSITORY_ID = /^[^/\s]+(\/[^/\s]+)+$/;
const CODECOMMIT_NAME = /^[\w.-]{1,100}$/;

/** What is wrong with a source; `path` is where it stands in the caller's arguments. */
export function sourceProblems(path: string, source: SourceArgs): Problem[] {
    const { connection, codeCommit } = source;
    const given = [connection, codeCommit].filter((choice) => choice !== undefined);
    const problems: Problem[] = [];
    if (given.length !== 1) {
        problems.push({
            path,
            rule: "must name exactly one source",
            got: Object.keys(source).sort(),
            fix: "give either connection or codeCommit",
        });
    }
    if (connection !== undefined && !REPOSITORY_ID.test(connection.repositoryId)) {
        problems.push({
            path: `${path}.connection.repositoryId`,
            rule: "must be owner/name",
            got: connection.repositoryId,
            fix: "write the repository as the provider's address has it, without the host",
        });
    }
    if (
        codeCommit !== undefined &&
        (!CODECOMMIT_NAME.test(codeCommit.repositoryName) || codeCommit.repositoryName.endsWith(".git"))
    ) {
        problems.push({
            path: `${path}.codeCommit.repositoryName`,
            rule: "must be 1 to 100 letters, digits, dots, underscores or hyphens, and not end in .git",
            got: codeCommit.repositoryName,
            fix: "use the repository's name as CodeCommit lists it",
        });
    }
    return problems;
}
