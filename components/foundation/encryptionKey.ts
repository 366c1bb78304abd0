import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AwsLocation } from "../shared/awsLocation";
import { otherAccountProblems } from "../shared/otherAccounts";
import { jsonStringify } from "../shared/plainInputs";
import { rejectProblems } from "../shared/problems/rejectProblems";
import { mergeTags, NAME_TAG } from "../shared/tags";
import { keyAliasProblems } from "./keyAlias";
import { keyPolicy } from "./keyPolicy";

/** Arguments of {@link EncryptionKey}. */
export interface EncryptionKeyArgs {
    /** Where the key lives; its policy names the account and the region. */
    location: AwsLocation;
    /** What the key is for, at most 8192 characters. Default: a sentence that names the component. */
    description?: string;
    /**
     * Alias, unique in the account and region: `alias/` and 1 to 250 letters, digits, `/`, `_` and `-`.
     * Default: `alias/` and the component's name.
     * https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
     */
    aliasName?: string;
    /** Ids of other accounts whose roles may read objects of S3 that the key encrypts. Default: none. */
    readerAccountIds?: string[];
    /** Tags of the key, beside the component's name as `mlops:name`, by which deploying roles know their own keys. */
    tags?: Record<string, pulumi.Input<string>>;
}

const DEFAULTS = {
    /** The longest wait that KMS offers, so that a deletion by mistake can be called off. */
    deletionWindowInDays: 30,
    rotationPeriodInDays: 365,
} as const;

/**
 * One customer-managed key for everything that the platform encrypts, with yearly rotation and a policy without
 * wildcard actions. Roles use it through their own IAM policies; CloudWatch alarms, EventBridge, notification
 * rules and CloudWatch Logs of the same account may use it for topics, queues and log groups.
 *
 * Makes a KMS key and its alias.
 *
 * ```ts
 * const key = new EncryptionKey("fraud", { location });
 * ```
 */
export class EncryptionKey extends pulumi.ComponentResource {
    /** ARN of the key; known once the key exists. */
    readonly keyArn: pulumi.Output<string>;
    /** Id of the key; known once the key exists. */
    readonly keyId: pulumi.Output<string>;
    /** Alias of the key, known at preview. */
    readonly aliasName: pulumi.Output<string>;

    constructor(name: string, args: EncryptionKeyArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:EncryptionKey", name, {}, opts);
        const aliasName = args.aliasName ?? `alias/${name}`;
        const readerAccountIds = args.readerAccountIds ?? [];
        rejectProblems(this, "EncryptionKey", name, [
            ...keyAliasProblems(aliasName),
            ...otherAccountProblems(args.location, "readerAccountIds", readerAccountIds),
        ]);

        const key = new aws.kms.Key(
            `${name}-key`,
            {
                description: args.description ?? `Encrypts what the machine-learning platform ${name} stores`,
                policy: jsonStringify(keyPolicy(args.location, readerAccountIds)),
                enableKeyRotation: true,
                rotationPeriodInDays: DEFAULTS.rotationPeriodInDays,
                deletionWindowInDays: DEFAULTS.deletionWindowInDays,
                tags: { ...mergeTags("EncryptionKey", args.tags), [NAME_TAG]: name },
            },
            { parent: this },
        );
        new aws.kms.Alias(`${name}-alias`, { name: aliasName, targetKeyId: key.keyId }, { parent: this });

        this.keyArn = key.arn;
        this.keyId = key.keyId;
        this.aliasName = pulumi.output(aliasName);
        this.registerOutputs({ keyArn: this.keyArn, keyId: this.keyId, aliasName: this.aliasName });
    }
}
