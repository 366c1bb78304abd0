import type * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../awsLocation";
import type { PolicyStatement } from "./iamDocuments";

/** What it takes to look at images in ECR repositories, their digests for example. */
export function readImages(repositoryArns: pulumi.Input<string>[]): PolicyStatement[] {
    return repositoryArns.length === 0
        ? []
        : [
              {
                  Sid: "PullImages",
                  Effect: "Allow",
                  Action: [
                      "ecr:BatchCheckLayerAvailability",
                      "ecr:BatchGetImage",
                      "ecr:GetDownloadUrlForLayer",
                  ],
                  Resource: repositoryArns,
              },
          ];
}

/** What a container needs to be pulled from the given ECR repositories. */
export function pullImages(repositoryArns: pulumi.Input<string>[]): PolicyStatement[] {
    return [
        {
            // The action takes no resource:
            // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
            Sid: "SignInToRegistry",
            Effect: "Allow",
            Action: "ecr:GetAuthorizationToken",
            Resource: "*",
        },
        ...readImages(repositoryArns),
    ];
}

/**
 * What a job needs of a key that encrypts its input, its output and its volume.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
 */
export function useKeyForJob(keyArn: pulumi.Input<string>): PolicyStatement[] {
    return [
        {
            Sid: "UseKey",
            Effect: "Allow",
            Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
            Resource: keyArn,
        },
        {
            Sid: "LendKeyToVolumes",
            Effect: "Allow",
            Action: "kms:CreateGrant",
            Resource: keyArn,
            Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        },
    ];
}

/** What a workload needs to write to log groups, for example `/aws/sagemaker/ProcessingJobs`. */
export function writeLogs(location: AwsLocation, ...groupNames: string[]): PolicyStatement[] {
    const groups = groupNames.map((groupName) => arn(location, "logs", `log-group:${groupName}`));
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
            Resource: groups.flatMap((group) => [group, `${group}:*`]),
        },
    ];
}

/** What a job needs to publish metrics in namespaces of the given patterns. */
export function publishMetrics(namespaces: string[]): PolicyStatement[] {
    return [
        {
            // The action takes no resource, only a namespace:
            // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html
            Sid: "PublishMetrics",
            Effect: "Allow",
            Action: "cloudwatch:PutMetricData",
            Resource: "*",
            Condition: { StringLike: { "cloudwatch:namespace": namespaces } },
        },
    ];
}

/** What a job needs to run in subnets of the account. */
export function runInVpc(location: AwsLocation): PolicyStatement[] {
    return [
        {
            Sid: "ManageNetworkInterfaces",
            Effect: "Allow",
            Action: [
                "ec2:CreateNetworkInterface",
                "ec2:CreateNetworkInterfacePermission",
                "ec2:DeleteNetworkInterface",
                "ec2:DeleteNetworkInterfacePermission",
            ],
            Resource: ["network-interface/*", "security-group/*", "subnet/*"].map((resource) =>
                arn(location, "ec2", resource),
            ),
        },
        {
            // EC2's describe actions take no resource: https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
            Sid: "LookAtNetwork",
            Effect: "Allow",
            Action: [
                "ec2:DescribeDhcpOptions",
                "ec2:DescribeNetworkInterfaces",
                "ec2:DescribeSecurityGroups",
                "ec2:DescribeSubnets",
                "ec2:DescribeVpcs",
            ],
            Resource: "*",
        },
    ];
}
