import { z } from "zod";
import { connectionArn } from "./formats";

const branch = z.string().min(1).max(256).default("main");

/** A repository that a pipeline takes its source from. */
export const sourceSettings = z
    .strictObject({
        connection: z
            .strictObject({
                connectionArn,
                repositoryId: z.string().regex(/^[^/\s]+(\/[^/\s]+)+$/, "must be owner/name"),
                branch,
            })
            .optional()
            .describe("A repository at GitHub, GitLab or Bitbucket."),
        codeCommit: z
            .strictObject({
                repositoryName: z.string().regex(/^[\w.-]{1,100}$/, "must be a CodeCommit repository name"),
                create: z.boolean().default(false),
                branch,
            })
            .optional()
            .describe("A repository in CodeCommit of this account and region."),
    })
    .refine(
        (value) => (value.connection === undefined) !== (value.codeCommit === undefined),
        "must hold either connection or codeCommit",
    );
