import { arn } from "../../shared/awsLocation";
import type { PolicyStatement } from "../../shared/iam/iamDocuments";
import { COMPONENT_TAG, NAME_TAG } from "../../shared/tags";
import type { DeployScope } from "./deployScope";

const ALIASES = ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"];

const KEYS = [
    ...ALIASES,
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:DisableKeyRotation",
    "kms:EnableKeyRotation",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:GetKeyPolicy",
    "kms:GetKeyRotationStatus",
    "kms:ListResourceTags",
    "kms:PutKeyPolicy",
    "kms:ScheduleKeyDeletion",
    "kms:TagResource",
    "kms:UntagResource",
    "kms:UpdateKeyDescription",
];

/**
 * The tags by which this environment's keys are known, as a key's ARN says nothing about what it is for. A role that
 * makes keys must be let tag them, and KMS cannot tell a new key from one that has no tags yet: a key of other origin
 * is out of reach where its own policy names who may use it, rather than leave that to IAM.
 * https://docs.aws.amazon.com/kms/latest/developerguide/tag-permissions.html
 */
export function keyTags(source: "ResourceTag" | "RequestTag", namePrefix: string) {
    return {
        component: { [`aws:${source}/${COMPONENT_TAG}`]: "EncryptionKey" },
        name: { [`aws:${source}/${NAME_TAG}`]: `${namePrefix}*` },
    };
}

/** Keys of the environment and their aliases. */
export function keyStatements({ location, namePrefix }: DeployScope): PolicyStatement[] {
    const [existing, asked] = [keyTags("ResourceTag", namePrefix), keyTags("RequestTag", namePrefix)];
    return [
        {
            // A key has no ARN before it is made: https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html
            Sid: "NewKeys",
            Effect: "Allow",
            Action: ["kms:CreateKey", "kms:TagResource"],
            Resource: "*",
            Condition: {
                StringEquals: asked.component,
                StringLike: asked.name,
                // Nor may another environment's key be given new tags.
                StringLikeIfExists: existing.name,
            },
        },
        {
            Sid: "Keys",
            Effect: "Allow",
            Action: KEYS,
            Resource: arn(location, "kms", "key/*"),
            Condition: { StringEquals: existing.component, StringLike: existing.name },
        },
        {
            Sid: "Aliases",
            Effect: "Allow",
            Action: ALIASES,
            Resource: arn(location, "kms", `alias/${namePrefix}*`),
        },
        {
            // SageMaker encrypts an endpoint's volumes with a grant that the deploying role makes for it.
            Sid: "KeysForVolumes",
            Effect: "Allow",
            Action: "kms:CreateGrant",
            Resource: arn(location, "kms", "key/*"),
            Condition: {
                StringEquals: existing.component,
                StringLike: existing.name,
                Bool: { "kms:GrantIsForAWSResource": "true" },
            },
        },
    ];
}
