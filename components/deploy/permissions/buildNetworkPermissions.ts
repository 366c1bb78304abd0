import { arn, AwsLocation } from "../../shared/awsLocation";
import type { PolicyStatement } from "../../shared/iam/iamDocuments";

/**
 * What CodeBuild needs to run in a VPC,
 * https://docs.aws.amazon.com/codebuild/latest/userguide/auth-and-access-control-iam-identity-based-access-control.html#customer-managed-policies-example-create-vpc-network-interface.
 */
export function buildNetworkStatements(location: AwsLocation): PolicyStatement[] {
    return [
        {
            // EC2's Describe actions know no resources, and an interface has no ARN before it is made:
            // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
            Sid: "BuildNetwork",
            Effect: "Allow",
            Action: [
                "ec2:CreateNetworkInterface",
                "ec2:DeleteNetworkInterface",
                "ec2:DescribeDhcpOptions",
                "ec2:DescribeNetworkInterfaces",
                "ec2:DescribeSecurityGroups",
                "ec2:DescribeSubnets",
                "ec2:DescribeVpcs",
            ],
            Resource: "*",
        },
        {
            Sid: "BuildNetworkInterfaces",
            Effect: "Allow",
            Action: "ec2:CreateNetworkInterfacePermission",
            Resource: arn(location, "ec2", "network-interface/*"),
            Condition: {
                StringEquals: { "ec2:AuthorizedService": "codebuild.amazonaws.com" },
            },
        },
    ];
}
