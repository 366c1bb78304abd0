import type * as pulumi from "@pulumi/pulumi";
import type { PolicyStatement } from "../../shared/iam/iamDocuments";

/** ARNs that statements name; composed from names by the component, so that they are known at preview. */
export type Arn = pulumi.Input<string>;

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
export function pipelineStatements(projectArns: Arn[], topicArn: Arn, alarmArns: Arn[]): PolicyStatement[] {
    const alarms: PolicyStatement = {
        Sid: "EntryAlarms",
        Effect: "Allow",
        Action: "cloudwatch:DescribeAlarms",
        Resource: alarmArns,
    };
    return [
        {
            Sid: "Builds",
            Effect: "Allow",
            Action: ["codebuild:BatchGetBuilds", "codebuild:StartBuild"],
            Resource: projectArns,
        },
        { Sid: "ApprovalRequests", Effect: "Allow", Action: "sns:Publish", Resource: topicArn },
        ...(alarmArns.length > 0 ? [alarms] : []),
    ];
}

/** What a build needs to publish test results in report groups of its own project. */
export function reportStatement(reportGroupsArn: Arn): PolicyStatement {
    return {
        Sid: "Reports",
        Effect: "Allow",
        Action: ["codebuild:BatchPutTestCases", "codebuild:CreateReport", "codebuild:UpdateReport"],
        Resource: reportGroupsArn,
    };
}

/** Asking the registry about a version: whether it is still approved, where its metrics are. */
export function registryStatement(modelPackagesArn: Arn): PolicyStatement {
    return {
        Sid: "ApprovalStatus",
        Effect: "Allow",
        Action: "sagemaker:DescribeModelPackage",
        Resource: modelPackagesArn,
    };
}

/** Asking whether an execution is one that CodePipeline itself put back a stage with. */
export function executionStatement(pipelinesArn: Arn): PolicyStatement {
    return {
        Sid: "Execution",
        Effect: "Allow",
        Action: "codepipeline:GetPipelineExecution",
        Resource: pipelinesArn,
    };
}

/** Taking on the roles that the caller gave, in this account or another. */
export function assumeStatement(roleArns: Arn[]): PolicyStatement {
    return { Sid: "TargetRoles", Effect: "Allow", Action: "sts:AssumeRole", Resource: roleArns };
}
