import { arn, AwsLocation } from "../shared/awsLocation";
import { PolicyStatement } from "../shared/iamDocuments";

/** What SageMaker does in the VPC for a job, with the job's role. */
export function jobNetworkStatements(location: AwsLocation): PolicyStatement[] {
    const interfaces = arn(location, "ec2", "network-interface/*");
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
            Resource: [
                interfaces,
                arn(location, "ec2", "security-group/*"),
                arn(location, "ec2", "subnet/*"),
            ],
        },
        {
            // EC2 takes no resource for Describe actions.
            // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
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
