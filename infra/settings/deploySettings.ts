import { z } from "zod";
import { environmentName, iamArn, shortName } from "./formats";
import { sourceSettings } from "./sourceSettings";

const approval = z.strictObject({
    name: shortName,
    instructions: z.string().max(1000).optional(),
    timeoutMinutes: z.int().min(5).max(86400).default(10080),
});

const environment = z.strictObject({
    name: environmentName,
    stackName: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .describe("Pulumi stack of the environment. Default: its name."),
    production: z.boolean().default(false),
    approvals: z.array(approval).default([]),
    deployRoleArn: iamArn
        .optional()
        .describe("Role that deploys; in another account for a cross-account environment."),
});

/** Settings of the deploy side: what is deployed from where, through which environments. */
export const deploySettings = {
    deploySource: sourceSettings.describe(
        "Repository with the deployment code: this project, or one made from a template.",
    ),
    environments: z
        .array(environment)
        .min(1)
        .describe("Environments that the deploy pipeline goes through, in order."),
};
