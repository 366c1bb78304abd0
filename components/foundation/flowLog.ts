import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../shared/awsLocation";
import { PolicyStatement } from "../shared/iam/iamDocuments";
import { createServiceRole } from "../shared/iam/serviceRole";
import { Tags } from "../shared/tags";

/** What a VPC's flow log is made from. */
export interface FlowLogSpec {
    location: AwsLocation;
    keyArn: pulumi.Input<string>;
    vpcId: pulumi.Input<string>;
    retentionDays: number;
    tags: Tags;
    parent: pulumi.Resource;
}

/** Creates a flow log of all traffic, its encrypted log group and a role that may write to that group only. */
export function createFlowLog(name: string, spec: FlowLogSpec): aws.ec2.FlowLog {
    const opts = { parent: spec.parent };
    const group = new aws.cloudwatch.LogGroup(
        `${name}-group`,
        { kmsKeyId: spec.keyArn, retentionInDays: spec.retentionDays, tags: spec.tags },
        opts,
    );
    const groupArn = pulumi.interpolate`${arn(spec.location, "logs", "log-group:")}${group.name}`;
    const { arn: roleArn, policy } = createServiceRole(
        `${name}-role`,
        {
            service: "vpc-flow-logs.amazonaws.com",
            location: spec.location,
            statements: flowLogStatements(groupArn),
            sourceArnPattern: arn(spec.location, "ec2", "vpc-flow-log/*"),
            tags: spec.tags,
        },
        opts,
    );
    return new aws.ec2.FlowLog(
        name,
        {
            vpcId: spec.vpcId,
            trafficType: "ALL",
            logDestinationType: "cloud-watch-logs",
            logDestination: groupArn,
            iamRoleArn: roleArn,
            tags: spec.tags,
        },
        { ...opts, dependsOn: [policy] },
    );
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html, without the right to make groups. */
function flowLogStatements(groupArn: pulumi.Output<string>): PolicyStatement[] {
    return [
        {
            Sid: "WriteFlowLogs",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            Resource: [groupArn, pulumi.interpolate`${groupArn}:*`],
        },
        {
            Sid: "FindLogGroup",
            Effect: "Allow",
            Action: "logs:DescribeLogGroups",
            // The action takes no resource: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
            Resource: "*",
        },
    ];
}
