import { z } from "zod";
import { accountId, iamArn } from "./formats";

const registry = z
    .strictObject({
        approverRoleArns: z
            .array(iamArn)
            .default([])
            .describe("Who may approve or reject a version. Empty: who may by IAM."),
        consumerAccountIds: z.array(accountId).default([]).describe("Other accounts that deploy versions."),
    })
    .prefault({});

/** Settings of the model registry. */
export const registrySettings = {
    registry: registry.describe("Who may use and approve model versions."),
};
