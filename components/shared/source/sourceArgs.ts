import type * as pulumi from "@pulumi/pulumi";

/** A repository at GitHub, GitLab or Bitbucket, reached through an AWS CodeConnections connection. */
export interface ConnectionSourceArgs {
    /** ARN of a connection whose status is Available; a person completes its handshake in the console. */
    connectionArn: pulumi.Input<string>;
    /** Repository as `owner/name`. */
    repositoryId: string;
    /** Branch that starts the pipeline, and that a start by hand or on a schedule takes. Default: `main`. */
    branch?: string;
    /**
     * Patterns of the branches that start the pipeline, in place of the one, `release/**` for example; 1 to 8 of at
     * most 255 characters each. Default: `branch` alone.
     * https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-filter.html
     */
    branches?: string[];
    /** Patterns of branches among those that do not start it. The same limits. Default: none. */
    excludedBranches?: string[];
    /**
     * Patterns of the only files whose change starts the pipeline, `src/**` for example. The same limits. Default:
     * every push does.
     */
    paths?: string[];
    /** Patterns of files whose change alone does not start it. The same limits. Default: none. */
    excludedPaths?: string[];
}

/** A repository in CodeCommit, in the same account and region. */
export interface CodeCommitSourceArgs {
    /** Name of the repository, 1 to 100 letters, digits, `.`, `_` and `-`. */
    repositoryName: string;
    /** Make the repository, protected against deletion. Default: false, it exists already. */
    create?: boolean;
    /**
     * Folder whose files are the first commit of a repository that is made, less than 20 MB as an archive; it takes the
     * provider `aws-native`, and only counts when the repository is made. A file `_gitignore` becomes `.gitignore`,
     * which no package of npm can hold. Default: the repository begins empty.
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
    /** Branch that starts the pipeline, and that a start by hand or on a schedule takes. Default: `main`. */
    branch?: string;
    /**
     * Branches that start the pipeline, in place of the one; `**` stands for any text, as in `release/**`. 1 to 8 of at
     * most 255 characters each. Its events tell of no files, so that these cannot be filtered. Default: `branch` alone.
     */
    branches?: string[];
    /** Branches among those that do not start it. The same limits. Default: none. */
    excludedBranches?: string[];
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
