import type * as pulumi from "@pulumi/pulumi";
import { PolicyStatement } from "../../shared/iam/iamDocuments";

/** Lets a role list what lies under prefixes of a bucket. */
export function listStatement(
    sid: string,
    bucketArn: pulumi.Input<string>,
    prefixes: string[],
): PolicyStatement {
    return {
        Sid: sid,
        Effect: "Allow",
        Action: "s3:ListBucket",
        Resource: bucketArn,
        Condition: { StringLike: { "s3:prefix": prefixes } },
    };
}

/** Lets a role read and write objects that a key encrypts. */
export function keyStatement(keyArn: pulumi.Input<string>): PolicyStatement {
    return {
        Sid: "UseKey",
        Effect: "Allow",
        Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
        Resource: keyArn,
    };
}
