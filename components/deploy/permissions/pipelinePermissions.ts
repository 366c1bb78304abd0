import type * as pulumi from "@pulumi/pulumi";
import type { PolicyStatement } from "../../shared/iamDocuments";

/** ARNs that statements name; composed from names by the component, so that they are known at preview. */
type Arn = pulumi.Input<string>;

/** What CodeBuild and CodePipeline need of the bucket that artifacts pass through. */
export function artifactStatements(bucketArn: Arn, objectsArn: Arn, keyArn: Arn): PolicyStatement[] {
    return [
        {
            Sid: "Artifacts",
            Effect: "Allow",
            Action: ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
            Resource: objectsArn,
        },
        {
            Sid: "ArtifactBucket",
            Effect: "Allow",
            Action: ["s3:GetBucketLocation", "s3:GetBucketVersioning"],
            Resource: bucketArn,
        },
        keyStatement(keyArn),
    ];
}

/** Use of the platform's key: for artifacts, the state, and the secrets in the state. */
export function keyStatement(keyArn: Arn): PolicyStatement {
    return {
        Sid: "Key",
        Effect: "Allow",
        Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
        Resource: keyArn,
    };
}

/** What a build or a function needs to write its log into a group that exists already. */
export function logStatement(logStreamsArn: Arn): PolicyStatement {
    return {
        Sid: "Log",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: logStreamsArn,
    };
}

/**
 * What CodePipeline may do: start the builds, ask for approvals. It can neither answer an approval nor change
 * a pipeline: whoever defines the gate must not be able to open it.
 */
export function pipelineStatements(projectArns: Arn[], topicArn: Arn): PolicyStatement[] {
    return [
        {
            Sid: "Builds",
            Effect: "Allow",
            Action: ["codebuild:BatchGetBuilds", "codebuild:StartBuild"],
            Resource: projectArns,
        },
        { Sid: "ApprovalRequests", Effect: "Allow", Action: "sns:Publish", Resource: topicArn },
    ];
}

/** Reading the state of every stack, and nothing more: what the Build stage may do with it. */
export function stateReadStatements(bucketArn: Arn, objectsArn: Arn): PolicyStatement[] {
    return [
        { Sid: "StateList", Effect: "Allow", Action: "s3:ListBucket", Resource: bucketArn },
        { Sid: "StateRead", Effect: "Allow", Action: "s3:GetObject", Resource: objectsArn },
    ];
}

/**
 * Reading and writing the state of one stack of any project in the bucket. The paths are those of Pulumi's
 * object-storage backend: the stack itself, its history, its backups and its lock.
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
            Sid: "StateLayout",
            Effect: "Allow",
            Action: "s3:PutObject",
            Resource: objectArn(".pulumi/meta.yaml"),
        },
    ];
}

/** Asking the registry whether a version is still approved. */
export function registryStatement(modelPackagesArn: Arn): PolicyStatement {
    return {
        Sid: "ApprovalStatus",
        Effect: "Allow",
        Action: "sagemaker:DescribeModelPackage",
        Resource: modelPackagesArn,
    };
}

/** Taking on the roles that the caller gave, in this account or another. */
export function assumeStatement(roleArns: Arn[]): PolicyStatement {
    return { Sid: "TargetRoles", Effect: "Allow", Action: "sts:AssumeRole", Resource: roleArns };
}

/** What the starter may do: look a version up, start this pipeline, keep an event that it could not handle. */
export function starterStatements(arns: {
    logStreams: Arn;
    modelPackages: Arn;
    pipeline: Arn;
    deadLetterQueue: Arn;
    key: Arn;
}): PolicyStatement[] {
    return [
        logStatement(arns.logStreams),
        registryStatement(arns.modelPackages),
        {
            Sid: "Start",
            Effect: "Allow",
            Action: "codepipeline:StartPipelineExecution",
            Resource: arns.pipeline,
        },
        { Sid: "KeepFailures", Effect: "Allow", Action: "sqs:SendMessage", Resource: arns.deadLetterQueue },
        { Sid: "Key", Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: arns.key },
    ];
}
