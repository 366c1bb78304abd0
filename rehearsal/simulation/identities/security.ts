import { autoNamed, IdentityTable, regionalArn } from "../identity";

/** A moment that stands for "when it was created": a rehearsal knows no clock. */
const CREATED = "2024-01-01T00:00:00Z";

/** AWS KMS, IAM, Secrets Manager and SSM parameters. */
export const SECURITY_IDENTITIES: IdentityTable = {
    "aws:kms/key:Key": { id: "{uuid}", arn: regionalArn("kms", "key/{id}"), outputs: { keyId: "{id}" } },
    "aws:kms/alias:Alias": {
        autoName: { property: "name", maxLength: 256, prefix: "alias/" },
        id: "{name}",
        arn: regionalArn("kms", "{name}"),
    },
    "aws:kms/keyPolicy:KeyPolicy": { id: "{keyId}" },
    "aws:kms/grant:Grant": {
        autoName: autoNamed(256),
        id: "{keyId}:{hex:64}",
        outputs: { grantId: "{hex:64}", grantToken: "{alnum:120}" },
    },
    "aws:iam/role:Role": {
        autoName: autoNamed(64),
        id: "{name}",
        arn: "arn:{partition}:iam::{accountId}:role{path=/}{name}",
        outputs: { uniqueId: "AROA{upper:17}", createDate: CREATED },
    },
    "aws:iam/rolePolicy:RolePolicy": { autoName: autoNamed(128), id: "{role}:{name}" },
    "aws:iam/policy:Policy": {
        autoName: autoNamed(128),
        id: "{arn}",
        arn: "arn:{partition}:iam::{accountId}:policy{path=/}{name}",
        outputs: { policyId: "ANPA{upper:17}" },
    },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { id: "{role}-{digits:26}" },
    "aws:iam/instanceProfile:InstanceProfile": {
        autoName: autoNamed(128),
        id: "{name}",
        arn: "arn:{partition}:iam::{accountId}:instance-profile{path=/}{name}",
        outputs: { uniqueId: "AIPA{upper:17}", createDate: CREATED },
    },
    "aws:secretsmanager/secret:Secret": {
        autoName: autoNamed(512),
        id: "{arn}",
        arn: regionalArn("secretsmanager", "secret:{name}-{alnum:6}"),
    },
    "aws:secretsmanager/secretVersion:SecretVersion": {
        id: "{secretId}|{uuid}",
        arn: "{secretId}",
        outputs: { versionId: "{uuid}" },
    },
    "aws:secretsmanager/secretPolicy:SecretPolicy": { id: "{secretArn}" },
    "aws:secretsmanager/secretRotation:SecretRotation": { id: "{secretId}" },
    "aws:ssm/parameter:Parameter": {
        autoName: autoNamed(1011),
        id: "{name}",
        arn: regionalArn("ssm", "parameter{/name}"),
    },
};
