import { z } from "zod";
import { connectionArn, iamArn } from "./formats";

const branch = z
    .string()
    .max(256)
    .regex(/^[^\s*?[\\~^:]+$/, "must be the name of one branch, not a pattern")
    .default("main")
    .describe("Branch whose pushes count.");

const pattern = z.string().min(1).max(255);
const patterns = z.array(pattern).min(1).max(8);

/** What says which branches count beside the one; a deployment takes one. */
const branchPatterns = {
    branches: patterns
        .optional()
        .describe(
            "Patterns of the branches whose pushes count, such as release/**. Default: `branch` alone.",
        ),
    excludedBranches: patterns
        .optional()
        .describe("Patterns of branches among those whose pushes do not count. Default: none."),
};

const codeCommit = z.strictObject({
    repositoryName: z
        .string()
        .regex(/^[\w.-]{1,100}$/, "must be a CodeCommit repository name")
        .describe("Name of the repository."),
    create: z.boolean().default(false).describe("Make the repository, protected against deletion."),
    branch,
    reviewerArns: z
        .array(iamArn)
        .default([])
        .describe(
            "Roles and users who may approve pull requests to the branch of a repository that is made.",
        ),
    approvalsNeeded: z
        .int()
        .min(1)
        .max(100)
        .default(2)
        .describe("How many of them must approve. Default: 2."),
});

const trainingCodeCommit = codeCommit.extend({
    ...branchPatterns,
    template: z
        .boolean()
        .default(true)
        .describe("Begin a repository that is made with templates/model-build. Default: true."),
});

const connection = z.strictObject({
    connectionArn: connectionArn.describe(
        "Connection whose handshake a person has completed in the console.",
    ),
    repositoryId: z
        .string()
        .regex(/^[^/\s]+(\/[^/\s]+)+$/, "must be owner/name")
        .describe("Repository as owner/name."),
    branch,
});

const trainingConnection = connection.extend({
    ...branchPatterns,
    paths: patterns
        .optional()
        .describe("Patterns of the only files whose push counts, such as src/**. Default: all."),
    excludedPaths: patterns
        .optional()
        .describe("Patterns of files whose push alone does not count. Default: none."),
});

const archive = {
    s3: z
        .strictObject({
            bucketName: z
                .string()
                .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket")
                .describe("Bucket that keeps versions and sends its events to EventBridge."),
            objectKey: z
                .string()
                .regex(/^[^/].*\.zip$/, "must be the key of a zip archive, without a slash in front")
                .describe("Key of the zip archive."),
            keyArn: z
                .string()
                .regex(/^arn:aws[a-z-]*:kms:/, "must be the ARN of a KMS key")
                .optional()
                .describe("Key that the archive is encrypted with. Default: none."),
        })
        .optional()
        .describe("A zip archive in S3."),
};

type Place = "codeCommit" | "connection" | "s3";

function isOnePlace(value: Partial<Record<Place, unknown>>): boolean {
    return [value.connection, value.codeCommit, value.s3].filter((place) => place !== undefined).length === 1;
}

const ONE_PLACE = "must hold one of connection, codeCommit and s3";
const BEHIND_CONNECTION = "A repository at GitHub, GitLab or Bitbucket.";
const IN_CODECOMMIT = "A repository in CodeCommit of this account and region.";

/** A repository that a pipeline takes its source from. */
export const sourceSettings = z
    .strictObject({
        connection: connection.optional().describe(BEHIND_CONNECTION),
        ...archive,
        codeCommit: codeCommit.optional().describe(IN_CODECOMMIT),
    })
    .refine(isOnePlace, ONE_PLACE);

/** The repository with the training code. */
export const trainingSourceSettings = z
    .strictObject({
        connection: trainingConnection.optional().describe(BEHIND_CONNECTION),
        ...archive,
        codeCommit: trainingCodeCommit.optional().describe(IN_CODECOMMIT),
    })
    .refine(isOnePlace, ONE_PLACE);

/** Branches that are tried out. */
export const trialSettings = z.strictObject({
    branches: patterns.describe("Patterns of the branches, such as feature/**."),
    // One is left for the branches that register, which are never a trial.
    excludedBranches: z
        .array(pattern)
        .max(7)
        .default([])
        .describe("Patterns of branches among those that are not tried out. Default: none."),
});
