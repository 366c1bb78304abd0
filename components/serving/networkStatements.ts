import { arn, AwsLocation } from "../shared/awsLocation";
import type { PolicyStatement } from "../shared/iamDocuments";

/** What SageMaker may do to put models into subnets of a VPC of the account. */
export function networkStatements(location: AwsLocation): PolicyStatement[] {
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
