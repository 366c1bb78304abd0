import type * as pulumi from "@pulumi/pulumi";
import { codeCommitProblems } from "./codeCommitProblems";
import type { Problem } from "./problems";

/** A repository at GitHub, GitLab or Bitbucket, reached through an AWS CodeConnections connection. */
export interface ConnectionSourceArgs {
    /** ARN of a connection whose status is Available; a person completes its handshake in the console. */
    connectionArn: pulumi.Input<string>;
    /** Repository as `owner/name`. */
    repositoryId: string;
    /** Branch that starts the pipeline. Default: `main`. */
    branch?: string;
    /**
     * Patterns of the only files whose change starts the pipeline, `src/**` for example; 1 to 8 of at most 255
     * characters each. Default: every push to the branch does.
     * https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-filter.html
     */
    paths?: string[];
}

/** A repository in CodeCommit, in the same account and region. */
export interface CodeCommitSourceArgs {
    /** Name of the repository, 1 to 100 letters, digits, `.`, `_` and `-`. */
    repositoryName: string;
    /** Make the repository, protected against deletion. Default: false, it exists already. */
    create?: boolean;
    /**
     * Folder whose files are the first commit of a repository that is made, less than 20 MB as an archive; it takes the
     * provider `aws-native`, and only counts when the repository is made. Default: the repository begins empty.
     */
    firstCommitFolder?: string;
    /**
     * ARNs of the IAM roles and users who may approve pull requests to the branch of a repository that is made.
     * Default: none, and no pull request takes an approval.
     * https://docs.aws.amazon.com/codecommit/latest/userguide/approval-rule-templates.html
     */
    reviewerArns?: string[];
    /** How many of them must approve, 1 to 100. Default: 2. */
    approvalsNeeded?: number;
    /** Branch that starts the pipeline. Default: `main`. */
    branch?: string;
}

/** A zip archive in S3, in the same region, whose bucket keeps versions and sends its events to EventBridge. */
export interface S3SourceArgs {
    /** Name of the bucket. */
    bucketName: string;
    /** Key of the archive, ending in `.zip`. */
    objectKey: string;
    /** Key that the archive is encrypted with. Default: none that the role needs a right for. */
    keyArn?: pulumi.Input<string>;
}

/** Where a pipeline's source comes from: exactly one of the fields. */
export interface SourceArgs {
    /** A repository outside AWS. */
    connection?: ConnectionSourceArgs;
    /** A repository in CodeCommit. */
    codeCommit?: CodeCommitSourceArgs;
    /** An archive in S3. */
    s3?: S3SourceArgs;
}

/** Branch of a source that names none. */
export const DEFAULT_BRANCH = "main";

/** People who must approve a pull request where nothing is said. */
export const DEFAULT_APPROVALS = 2;

const REPOSITORY_ID = /^[^/\s]+(\/[^/\s]+)+$/;

const MAX_PATHS = 8;
const MAX_PATH_CHARACTERS = 255;

function pathProblems(path: string, paths: string[] | undefined): Problem[] {
    const fits = (pattern: string) => pattern.length > 0 && pattern.length <= MAX_PATH_CHARACTERS;
    return paths === undefined || (paths.length > 0 && paths.length <= MAX_PATHS && paths.every(fits))
        ? []
        : [
              {
                  path,
                  rule: `must be 1 to ${String(MAX_PATHS)} patterns of at most ${String(MAX_PATH_CHARACTERS)} characters`,
                  got: paths,
                  fix: "join patterns, as in src/**, or leave the list out for every push",
              },
          ];
}

const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

function archiveProblems(path: string, s3: S3SourceArgs | undefined): Problem[] {
    return s3 === undefined || (BUCKET_NAME.test(s3.bucketName) && /^[^/].*\.zip$/.test(s3.objectKey))
        ? []
        : [
              {
                  path,
                  rule: "must be a bucket's name and the key of a zip archive in it",
                  got: `${s3.bucketName}/${s3.objectKey}`,
                  fix: "write the key without a slash in front, ending in .zip",
              },
          ];
}

/** What is wrong with a source; `path` is where it stands in the caller's arguments. */
export function sourceProblems(path: string, source: SourceArgs): Problem[] {
    const { connection, codeCommit, s3 } = source;
    const given = [connection, codeCommit, s3].filter((choice) => choice !== undefined);
    const problems: Problem[] = [];
    if (given.length !== 1) {
        problems.push({
            path,
            rule: "must name exactly one source",
            got: Object.keys(source).sort(),
            fix: "give one of connection, codeCommit and s3",
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
    problems.push(...pathProblems(`${path}.connection.paths`, connection?.paths));
    problems.push(...archiveProblems(`${path}.s3`, s3));
    problems.push(...codeCommitProblems(`${path}.codeCommit`, codeCommit));
    return problems;
}
