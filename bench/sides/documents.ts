import { SCENARIO } from "../scenario";

const { partition, region, accountId } = SCENARIO.location;
const BUCKET_ARN = `arn:${partition}:s3:::${SCENARIO.artifactBucketName}`;

/** One statement of a policy; `T` is text, or what a framework gives for text that is known later. */
export interface Statement<T> {
    Sid: string;
    Effect: "Allow";
    Action: string | string[];
    Resource: T | T[];
    Condition?: Record<string, Record<string, string | string[]>>;
}

/** ARN of something of the bench's region and account. */
export function regionalArn(service: string, resource: string): string {
    return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

function allow<T>(
    Sid: string,
    Action: string | string[],
    Resource: T | T[],
    Condition?: Statement<T>["Condition"],
): Statement<T> {
    return { Sid, Effect: "Allow", Action, Resource, ...(Condition === undefined ? {} : { Condition }) };
}

function pullStatements(repository: string): Statement<string>[] {
    const actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
    return [
        allow("SignInToRegistry", "ecr:GetAuthorizationToken", "*"),
        allow("PullImages", actions, [repository]),
    ];
}

function keyStatements(actions: string[]): Statement<string>[] {
    return [
        allow("UseKey", actions, SCENARIO.keyArn),
        allow("LendKeyToVolumes", "kms:CreateGrant", SCENARIO.keyArn, {
            Bool: { "kms:GrantIsForAWSResource": "true" },
        }),
    ];
}

function telemetryStatements(logGroup: string, namespaces: string[]): Statement<string>[] {
    const group = regionalArn("logs", `log-group:${logGroup}`);
    const actions = ["CreateLogGroup", "CreateLogStream", "DescribeLogStreams", "PutLogEvents"];
    return [
        allow(
            "WriteLogs",
            actions.map((action) => `logs:${action}`),
            [group, `${group}:*`],
        ),
        allow("PublishMetrics", "cloudwatch:PutMetricData", "*", {
            StringLike: { "cloudwatch:namespace": namespaces },
        }),
    ];
}

function networkStatements(): Statement<string>[] {
    const manage = ["CreateNetworkInterface", "CreateNetworkInterfacePermission"];
    const remove = ["DeleteNetworkInterface", "DeleteNetworkInterfacePermission"];
    const look = ["DhcpOptions", "NetworkInterfaces", "SecurityGroups", "Subnets", "Vpcs"];
    return [
        allow(
            "ManageNetworkInterfaces",
            [...manage, ...remove].map((action) => `ec2:${action}`),
            ["network-interface/*", "security-group/*", "subnet/*"].map((resource) =>
                regionalArn("ec2", resource),
            ),
        ),
        allow(
            "LookAtNetwork",
            look.map((noun) => `ec2:Describe${noun}`),
            "*",
        ),
    ];
}

function readStatements(what: string, bucketArn: string, key: string): Statement<string>[] {
    return [
        allow(`List${what}`, "s3:ListBucket", bucketArn, { StringLike: { "s3:prefix": key } }),
        allow(`Read${what}`, "s3:GetObject", `${bucketArn}/${key}`),
    ];
}

/** Trust policy that lets SageMaker assume a role for this account. */
export const TRUST = {
    Version: "2012-10-17",
    Statement: [
        {
            Sid: "ServiceMayAssume",
            Effect: "Allow",
            Principal: { Service: "sagemaker.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "aws:SourceAccount": accountId } },
        },
    ],
};

/** What hosting an endpoint's model takes. */
export function hostingStatements<T>(endpoint: string, alarmArns: T[]): Statement<string | T>[] {
    return [
        ...pullStatements(`arn:${partition}:ecr:${region}:*:repository/*`),
        allow("ReadModelData", "s3:GetObject", `${BUCKET_ARN}/*`),
        allow("WriteCapturedData", "s3:PutObject", `${BUCKET_ARN}/data-capture/${endpoint}/*`),
        ...keyStatements(["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"]),
        ...telemetryStatements(`/aws/sagemaker/Endpoints/${endpoint}`, [
            "AWS/SageMaker",
            "/aws/sagemaker/*",
            "aws/sagemaker/*",
        ]),
        ...networkStatements(),
        allow<string | T>("WatchAlarms", "cloudwatch:DescribeAlarms", alarmArns),
    ];
}

/** What a monitoring job takes. */
export function monitorStatements(endpoint: string): Statement<string>[] {
    const baseline = `arn:${partition}:s3:::bench-baseline`;
    return [
        ...readStatements("CapturedData", BUCKET_ARN, `data-capture/${endpoint}/*`),
        ...readStatements("Constraints", baseline, "constraints.json"),
        ...readStatements("Statistics", baseline, "statistics.json"),
        allow("WriteReports", "s3:PutObject", `${BUCKET_ARN}/monitoring/${endpoint}-monitor/*`),
        ...pullStatements(SCENARIO.monitorRepositoryArn),
        ...keyStatements(["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"]),
        ...telemetryStatements("/aws/sagemaker/ProcessingJobs", [
            "aws/sagemaker/Endpoints/*",
            "/aws/sagemaker/*",
        ]),
        ...networkStatements(),
    ];
}
