import { z } from "zod";
import { accountId, environmentName, modelName, tags } from "./formats";

const network = z
    .strictObject({
        cidrBlock: z
            .cidrv4("must be an IPv4 block such as 10.0.0.0/16")
            .default("10.0.0.0/16")
            .describe("Address block of the VPC. Default: 10.0.0.0/16."),
        availabilityZoneCount: z
            .int()
            .min(2)
            .max(6)
            .default(2)
            .describe("Availability Zones with a private subnet each, 2 to 6. Default: 2."),
        natGateways: z
            .enum(["none", "single", "onePerZone"])
            .default("none")
            .describe(
                "How the private subnets reach the internet. Default: none, AWS only, through VPC endpoints.",
            ),
    })
    .prefault({});

const notifications = z
    .strictObject({
        emails: z
            .array(z.email("must be an e-mail address"))
            .default([])
            .describe("Addresses that alarms and approval requests are mailed to."),
    })
    .prefault({});

/** Settings of every stack, whatever its kind. */
export const commonSettings = {
    environment: environmentName.describe(
        "What the environment is called in names and tags, for example staging.",
    ),
    model: modelName.describe(
        "The model that this platform builds and serves; the first part of most names.",
    ),
    accountId: accountId.describe("Account to deploy to, 12 digits in quotation marks."),
    tags: tags.default({}).describe("Tags on everything taggable, beside the platform's own."),
    network: network.describe("The VPC that jobs and endpoints run in."),
    notifications: notifications.describe("Who hears of alarms, failures and approval requests."),
    notificationUrl: z
        .string()
        .optional()
        .describe(
            "HTTPS address that notifications are posted to. Set it with `pulumi config set --secret`.",
        ),
};
