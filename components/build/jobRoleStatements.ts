import type * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation, s3Arn } from "../shared/awsLocation";
import { PolicyStatement } from "../shared/iamDocuments";
import { jobNetworkStatements } from "./jobNetworkStatements";
import { keyStatement, listStatement, pullStatements } from "./commonStatements";

/** What the jobs of the pipeline act on. */
export interface JobRoleScope {
    location: AwsLocation;
    bucketArn: pulumi.Input<string>;
    codeArn: pulumi.Input<string>;
    runsArn: pulumi.Input<string>;
    codePrefix: string;
    runsPrefix: string;
    keyArn: pulumi.Input<string>;
    /** Address of the data, `s3://bucket/prefix`. */
    inputDataUri: string;
    inputDataKeyArn: pulumi.Input<string> | undefined;
    imageRepositoryArn: string | undefined;
}

function dataStatements({ location, inputDataUri, inputDataKeyArn }: JobRoleScope): PolicyStatement[] {
    const [bucket = "", ...key] = inputDataUri.slice("s3://".length).split("/");
    const prefix = key.join("/");
    return [
        {
            Sid: "ReadData",
            Effect: "Allow",
            Action: "s3:GetObject",
            Resource: s3Arn(location, `${bucket}/${prefix}*`),
        },
        listStatement("ListData", s3Arn(location, bucket), [`${prefix}*`]),
        ...(inputDataKeyArn === undefined
            ? []
            : [
                  {
                      Sid: "DecryptData",
                      Effect: "Allow" as const,
                      Action: "kms:Decrypt",
                      Resource: inputDataKeyArn,
                  },
              ]),
    ];
}

function artifactStatements(scope: JobRoleScope): PolicyStatement[] {
    const { bucketArn, codeArn, runsArn, codePrefix, runsPrefix } = scope;
    return [
        {
            Sid: "ReadCodeAndRuns",
            Effect: "Allow",
            Action: "s3:GetObject",
            Resource: [codeArn, runsArn],
        },
        {
            Sid: "WriteRuns",
            Effect: "Allow",
            Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
            Resource: runsArn,
        },
        listStatement("ListCodeAndRuns", bucketArn, [`${codePrefix}/*`, `${runsPrefix}/*`]),
    ];
}

function logStatements(location: AwsLocation): PolicyStatement[] {
    return [
        {
            Sid: "WriteLogs",
            Effect: "Allow",
            Action: [
                "logs:CreateLogGroup",
                "logs:CreateLogStream",
                "logs:DescribeLogStreams",
                "logs:PutLogEvents",
            ],
            Resource: ["ProcessingJobs", "TrainingJobs"].map((jobs) =>
                arn(location, "logs", `log-group:/aws/sagemaker/${jobs}:*`),
            ),
        },
        {
            // Metrics have no ARN; the namespace is what can be narrowed.
            // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
            Sid: "PublishMetrics",
            Effect: "Allow",
            Action: "cloudwatch:PutMetricData",
            Resource: "*",
            Condition: { StringLike: { "cloudwatch:namespace": "/aws/sagemaker/*" } },
        },
    ];
}

/** What the jobs' role may do: read code, data and earlier steps, write this pipeline's runs, run in the VPC. */
export function jobRoleStatements(scope: JobRoleScope): PolicyStatement[] {
    const { location, keyArn, imageRepositoryArn } = scope;
    return [
        ...dataStatements(scope),
        ...artifactStatements(scope),
        keyStatement(keyArn),
        {
            // SageMaker holds a grant for as long as a job's encrypted volume lives.
            Sid: "GrantKeyToVolumes",
            Effect: "Allow",
            Action: "kms:CreateGrant",
            Resource: keyArn,
            Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        },
        ...pullStatements(imageRepositoryArn),
        {
            // The token is for every registry that the role may read.
            // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
            Sid: "LogInToRegistry",
            Effect: "Allow",
            Action: "ecr:GetAuthorizationToken",
            Resource: "*",
        },
        ...logStatements(location),
        ...jobNetworkStatements(location),
    ];
}
