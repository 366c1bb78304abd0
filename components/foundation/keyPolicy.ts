import { AwsLocation, dnsSuffix, globalArn } from "../shared/awsLocation";
import { policyDocument, PolicyDocument, PolicyStatement } from "../shared/iam/iamDocuments";
import { accountPrincipals } from "../shared/otherAccounts";
import { ENCRYPT_AND_DECRYPT, serviceStatements, THIS_KEY } from "./keyServices";

const ADMINISTRATION = [
    "kms:CancelKeyDeletion",
    "kms:CreateAlias",
    "kms:DeleteAlias",
    "kms:DisableKey",
    "kms:DisableKeyRotation",
    "kms:EnableKey",
    "kms:EnableKeyRotation",
    "kms:GetKeyPolicy",
    "kms:GetKeyRotationStatus",
    "kms:ListGrants",
    "kms:ListKeyPolicies",
    "kms:ListKeyRotations",
    "kms:ListResourceTags",
    "kms:PutKeyPolicy",
    "kms:RevokeGrant",
    "kms:RotateKeyOnDemand",
    "kms:ScheduleKeyDeletion",
    "kms:TagResource",
    "kms:UntagResource",
    "kms:UpdateAlias",
    "kms:UpdateKeyDescription",
];

const USE = ["kms:DescribeKey", ...ENCRYPT_AND_DECRYPT];

/**
 * Key policy of the platform's key: the account's own IAM policies decide who administers and uses it, and
 * the services that act without a role of the account may do the one thing they need. Reader accounts may have
 * objects of S3 decrypted, and nothing else.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function keyPolicy(location: AwsLocation, readerAccountIds: readonly string[] = []): PolicyDocument {
    return policyDocument([
        ...accountStatements(location),
        ...serviceStatements(location),
        ...(readerAccountIds.length > 0 ? [readers(location, readerAccountIds)] : []),
    ]);
}

/** The account's root principal stands for its IAM policies: without these statements no role could use the key. */
function accountStatements(location: AwsLocation): PolicyStatement[] {
    const account = { Principal: { AWS: globalArn(location, "iam", "root") }, Resource: THIS_KEY };
    return [
        { Sid: "AccountMayAdminister", Effect: "Allow", ...account, Action: ADMINISTRATION },
        { Sid: "AccountMayUse", Effect: "Allow", ...account, Action: USE },
        {
            // SageMaker holds a grant for as long as an encrypted volume lives; nobody else is granted anything.
            Sid: "AccountMayGrantToServices",
            Effect: "Allow",
            ...account,
            Action: "kms:CreateGrant",
            Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        },
    ];
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html */
function readers(location: AwsLocation, accountIds: readonly string[]): PolicyStatement {
    return {
        Sid: "ReadersMayDecryptObjects",
        Effect: "Allow",
        Principal: accountPrincipals(location, accountIds),
        Action: "kms:Decrypt",
        Resource: THIS_KEY,
        Condition: {
            StringEquals: { "kms:ViaService": `s3.${location.region}.${dnsSuffix(location)}` },
        },
    };
}
