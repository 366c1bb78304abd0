import { z } from "zod";
import { Exact } from "./exact";
import { commonSettings } from "./commonSettings";
import { accountId, connectionArn, environmentName, iamArn, instanceType, s3Uri, shortName } from "./formats";

const branch = z.string().min(1).max(256).default("main");

const source = z
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

const metric = z
    .strictObject({
        name: z.string().regex(/^[a-z][a-z0-9_]*$/, "must be a metric that evaluate writes, such as auc"),
        atLeast: z
            .number()
            .optional()
            .describe("The model is registered only if the metric is this or higher."),
        atMost: z
            .number()
            .optional()
            .describe("The model is registered only if the metric is this or lower."),
    })
    .refine(
        (value) => (value.atLeast === undefined) !== (value.atMost === undefined),
        "must hold either atLeast or atMost",
    );

const stepInstances = z.strictObject({
    instanceType,
    instanceCount: z.int().min(1).max(20).default(1),
    volumeSizeGb: z.int().min(1).max(16384).default(30),
    maxRuntimeMinutes: z.int().min(1).max(7200).default(60),
});

const training = z.strictObject({
    algorithm: z.enum(["xgboost"]).default("xgboost").describe("What trains the model."),
    task: z.enum(["binary", "multiclass", "regression"]).describe("What the model predicts."),
    labelColumn: z.string().min(1).describe("Column of the input data that holds the truth."),
    dropColumns: z.array(z.string().min(1)).default([]).describe("Columns that the model must not see."),
    inputDataUri: s3Uri.describe("CSV file, or prefix of CSV files, with a header line."),
    hyperparameters: z
        .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String))
        .default({})
        .describe("Hyperparameters of the algorithm that differ from the defaults."),
    metrics: z.array(metric).min(1).describe("What a model must reach to be registered; all must hold."),
    prepare: stepInstances.optional(),
    train: stepInstances.optional(),
    evaluate: stepInstances.optional(),
});

const registry = z
    .strictObject({
        approverRoleArns: z
            .array(iamArn)
            .default([])
            .describe("Who may approve or reject a version. Empty: who may by IAM."),
        consumerAccountIds: z.array(accountId).default([]).describe("Other accounts that deploy versions."),
    })
    .prefault({});

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

/** Settings of a platform stack: repositories, build pipeline, registry, deploy pipeline. */
export const platformSettings = z.strictObject({
    kind: z.literal("platform").describe("Kind of stack."),
    ...commonSettings,
    buildSource: source.describe("Repository with the training code (see templates/model-build)."),
    deploySource: source.describe(
        "Repository with the deployment code: this project, or one made from a template.",
    ),
    training: training.describe("What the build pipeline trains, and what a model must reach."),
    retrainingSchedule: z
        .string()
        .regex(/^(cron|rate)\(.+\)$/, "must be cron(…) or rate(…)")
        .optional()
        .describe("When to train again, as an EventBridge schedule in UTC. Default: only on a push."),
    registry: registry.describe("Who may use and approve model versions."),
    environments: z
        .array(environment)
        .min(1)
        .describe("Environments that the deploy pipeline goes through, in order."),
});

/** Settings of a platform stack, read and checked. */
export type PlatformSettings = Exact<z.output<typeof platformSettings>>;
