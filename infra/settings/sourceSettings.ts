import { z } from "zod";
import { connectionArn } from "./formats";

const branch = z.string().min(1).max(256).default("main").describe("Branch whose pushes count.");

/** A repository that a pipeline takes its source from. */
export const sourceSettings = z
    .strictObject({
        connection: z
            .strictObject({
                connectionArn: connectionArn.describe(
                    "Connection whose handshake a person has completed in the console.",
                ),
                repositoryId: z
                    .string()
                    .regex(/^[^/\s]+(\/[^/\s]+)+$/, "must be owner/name")
                    .describe("Repository as owner/name."),
                branch,
                paths: z
                    .array(z.string().min(1).max(255))
                    .min(1)
                    .max(8)
                    .optional()
                    .describe("Patterns of the only files whose push counts, such as src/**. Default: all."),
            })
            .optional()
            .describe("A repository at GitHub, GitLab or Bitbucket."),
        codeCommit: z
            .strictObject({
                repositoryName: z
                    .string()
                    .regex(/^[\w.-]{1,100}$/, "must be a CodeCommit repository name")
                    .describe("Name of the repository."),
                create: z
                    .boolean()
                    .default(false)
                    .describe("Make the repository, protected against deletion."),
                branch,
            })
            .optional()
            .describe("A repository in CodeCommit of this account and region."),
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
    })
    .refine(
        (value) =>
            [value.connection, value.codeCommit, value.s3].filter((place) => place !== undefined).length ===
            1,
        "must hold one of connection, codeCommit and s3",
    );
