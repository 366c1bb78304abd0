import type { PolicyStatement } from "../../shared/iam/iamDocuments";
import type { Arn } from "./pipelinePermissions";

/** Reading the state of every stack, and nothing more: what the Build stage may do with it. */
export function stateReadStatements(bucketArn: Arn, objectsArn: Arn): PolicyStatement[] {
    return [
        { Sid: "StateList", Effect: "Allow", Action: "s3:ListBucket", Resource: bucketArn },
        { Sid: "StateRead", Effect: "Allow", Action: "s3:GetObject", Resource: objectsArn },
    ];
}

/**
 * Reading and writing the state of one stack of any project in the bucket. The paths are those of Pulumi's
 * object-storage backend: the stack itself, its history, its backups and its lock; and the mark of the build that
 * works on it.
 */
export function stateWriteStatements(
    bucketArn: Arn,
    objectArn: (key: string) => Arn,
    stackName: string,
): PolicyStatement[] {
    return [
        ...stateReadStatements(bucketArn, objectArn(".pulumi/*")),
        {
            Sid: "StateWrite",
            Effect: "Allow",
            Action: ["s3:DeleteObject", "s3:PutObject"],
            Resource: [
                objectArn(`.pulumi/stacks/*/${stackName}.json*`),
                objectArn(`.pulumi/history/*/${stackName}/*`),
                objectArn(`.pulumi/backups/*/${stackName}/*`),
                objectArn(`.pulumi/locks/organization/*/${stackName}/*`),
            ],
        },
        {
            Sid: "BuildMark",
            Effect: "Allow",
            Action: ["s3:GetObject", "s3:PutObject"],
            Resource: objectArn(`builds/${stackName}`),
        },
        {
            Sid: "StateLayout",
            Effect: "Allow",
            Action: "s3:PutObject",
            Resource: objectArn(".pulumi/meta.yaml"),
        },
    ];
}

/** Reading the token of a state service. */
export function secretStatement(secretArn: Arn): PolicyStatement {
    return {
        Sid: "StateToken",
        Effect: "Allow",
        Action: "secretsmanager:GetSecretValue",
        Resource: secretArn,
    };
}
