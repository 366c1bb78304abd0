import { z } from "zod";
import { awsRegion, environmentName, iamArn, shortName } from "./formats";
import { sourceSettings } from "./sourceSettings";

const repositoryPath = z
    .string()
    .regex(/^(?!.*\.\.)[A-Za-z0-9_][A-Za-z0-9_./-]*$/, "must be a plain path inside the repository");

const gateMinutes = z.int().min(5).max(86400);

const approval = z.strictObject({
    name: shortName.describe("What the approval is called, up to 40 characters."),
    instructions: z
        .string()
        .max(300)
        .optional()
        .describe(
            "What the approver should look at, up to 300 characters. Default: which version goes where; its metrics beside the live version's follow in any case.",
        ),
    timeoutMinutes: gateMinutes
        .default(10080)
        .describe("Minutes after which no answer is a refusal, 5 to 86400. Default: 10080, a week."),
});

const deploymentWindow = z.strictObject({
    schedule: z
        .string()
        .regex(/^\S+(?: \S+){5,6}$/, "must be a cron expression of 6 or 7 fields, seconds first")
        .describe("Cron expression of every moment in the window, such as `* * 9-16 ? * MON-THU *`."),
    timezone: z.string().min(1).default("UTC").describe("IANA time zone of the window. Default: UTC."),
    timeoutMinutes: gateMinutes
        .default(10080)
        .describe("Minutes to wait for the window before the deployment fails. Default: 10080, a week."),
});

const environment = z.strictObject({
    name: environmentName.describe("What the environment is called in stages and parameters."),
    stackName: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .describe("Pulumi stack of the environment. Default: its name."),
    production: z
        .boolean()
        .default(false)
        .describe(
            "Whether users depend on it, so that it is reached only through approvals. Default: false.",
        ),
    approvals: z
        .array(approval)
        .default([])
        .describe("Approvals before a production environment, in order, at least one there. Default: none."),
    deploymentWindow: deploymentWindow
        .optional()
        .describe("When it may be deployed to; outside of it a deployment waits. Default: always."),
    entryAlarmNames: z
        .array(z.string().min(1).max(255))
        .max(5)
        .default([])
        .describe(
            "Alarms that must be quiet before it is deployed to, up to 5, with a window 4. Default: none.",
        ),
    namePrefix: z
        .string()
        .optional()
        .describe("What the names of its resources begin with. Default: `<model>-<name>`."),
    region: awsRegion.optional().describe("Region that its stack deploys to. Default: the platform's."),
    deployRoleArn: iamArn
        .optional()
        .describe(
            "Role that deploys; in another account for a cross-account environment. Default: one made here.",
        ),
    readRoleArn: iamArn
        .optional()
        .describe("Role that previews and checks it. Default: `deployRoleArn`, else one made here."),
    deployTimeoutMinutes: z
        .int()
        .min(5)
        .max(2160)
        .optional()
        .describe("Minutes that a deployment may take, its rollout included, 5 to 2160. Default: 240."),
    testSettingsPath: repositoryPath
        .optional()
        .describe("Settings of the endpoint test in the deployment repository. Default: none, no test runs."),
    samplePayloadPath: repositoryPath
        .optional()
        .describe(
            "Request body in the deployment repository to send to each endpoint. Default: none is sent.",
        ),
    sampleContentType: z
        .string()
        .regex(/^[\w.+-]+\/[\w.+-]+$/, "must be a media type such as text/csv")
        .optional()
        .describe("Content type of that body. Default: text/csv."),
    bakeMinutes: z
        .int()
        .min(0)
        .max(60)
        .optional()
        .describe("Minutes that alarms must stay quiet after a production deployment, 0 to 60. Default: 5."),
});

const pulumiCloud = z.strictObject({
    organization: z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,100}$/, "must be the name of an organisation")
        .describe("Organisation that the stacks belong to."),
    tokenSecretArn: z
        .string()
        .regex(
            /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+$/,
            "must be the ARN of a secret in Secrets Manager",
        )
        .describe("Secret in Secrets Manager whose text is the access token."),
    url: z
        .string()
        .regex(/^https:\/\/[A-Za-z0-9.-]+(?::\d+)?$/, "must be an https address without a path")
        .optional()
        .describe("Address of a self-hosted service. Default: https://api.pulumi.com."),
});

const deployment = z
    .strictObject({
        buildsInVpc: z
            .boolean()
            .default(false)
            .describe(
                "Whether builds run in the platform's VPC, which then needs `network.natGateways`. Default: false, in CodeBuild's network.",
            ),
        pulumiVersion: z
            .string()
            .regex(/^\d+\.\d+\.\d+$/, "must be a version such as 3.270.0")
            .optional()
            .describe("Version of the Pulumi CLI. Default: the library's."),
        policyPacks: z
            .array(repositoryPath)
            .optional()
            .describe("Folders of the policy packs. Default: policies/guardrails and policies/security."),
        checkCommand: z
            .string()
            .min(1)
            .optional()
            .describe("Command that checks the repository first. Default: npm run check --if-present."),
        endpointTestFolder: repositoryPath
            .optional()
            .describe("Folder that holds the Python package endpoint_test. Default: the repository itself."),
        pulumiCloud: pulumiCloud
            .optional()
            .describe("Keeps the state in Pulumi Cloud. Default: in an encrypted bucket of the platform."),
    })
    .prefault({});

/** Settings of the deploy side: what is deployed from where, through which environments. */
export const deploySettings = {
    deploySource: sourceSettings.describe(
        "Repository with the deployment code: this project, or one made from a template.",
    ),
    environments: z
        .array(environment)
        .min(1)
        .describe("Environments that the deploy pipeline goes through, in order."),
    deployment: deployment.describe("How the deploy pipeline builds, and where it keeps state."),
};
