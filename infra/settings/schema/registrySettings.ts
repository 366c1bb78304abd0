import { z } from "zod";
import { accountId, iamArn } from "./formats";

const lifecycle = z
    .strictObject({
        keepNewest: z
            .int()
            .min(0)
            .max(1000)
            .default(10)
            .describe("Newest versions that stay as they are, whatever their status. Default: 10."),
        archiveAfterDays: z
            .int()
            .min(1)
            .max(3650)
            .default(90)
            .describe("Days after its registration that a version is archived. Default: 90."),
        deleteAfterDays: z
            .int()
            .min(2)
            .max(3650)
            .optional()
            .describe("Days after its registration that an archived version is deleted. Default: never."),
        schedule: z
            .string()
            .regex(/^(cron|rate)\(.+\)$/, "must be cron(…) or rate(…)")
            .default("rate(7 days)")
            .describe("When to look for old versions, in UTC. Default: rate(7 days)."),
    })
    .refine(
        ({ archiveAfterDays, deleteAfterDays }) =>
            deleteAfterDays === undefined || deleteAfterDays > archiveAfterDays,
        { message: "must be more than archiveAfterDays", path: ["deleteAfterDays"] },
    );

const registry = z
    .strictObject({
        approverRoleArns: z
            .array(iamArn)
            .default([])
            .describe("Who may approve or reject a version. Empty: who may by IAM."),
        lifecycle: lifecycle
            .optional()
            .describe("What becomes of old versions that nobody approved. Default: they stay as they are."),
        consumerAccountIds: z.array(accountId).default([]).describe("Other accounts that deploy versions."),
        encryptVersions: z
            .boolean()
            .default(false)
            .describe(
                "Encrypt with the platform's key what the registry itself keeps of a version, so that whoever reads versions needs kms:Decrypt of that key. Default: with a key that AWS owns.",
            ),
    })
    .refine(
        ({ encryptVersions, consumerAccountIds }) => !encryptVersions || consumerAccountIds.length === 0,
        {
            message:
                "must be false where other accounts deploy versions, as AWS says nothing of how these could read them",
            path: ["encryptVersions"],
        },
    )
    .prefault({});

/** Settings of the model registry. */
export const registrySettings = {
    registry: registry.describe("Who may use and approve model versions."),
};
