import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Tags } from "../shared/tags";
import { WorkloadPeer, WorkloadRule } from "./workloadRules";

/** The security groups of a network. */
export interface SecurityGroups {
    /** Of jobs and endpoints. */
    workload: aws.ec2.SecurityGroup;
    /** Of the VPC endpoints' network interfaces. */
    endpoints: aws.ec2.SecurityGroup;
}

/** Creates the security groups, and empties the VPC's default group, so that a resource without a group can talk to nobody. */
export function createSecurityGroups(
    name: string,
    vpcId: pulumi.Input<string>,
    tags: Tags,
    parent: pulumi.Resource,
): SecurityGroups {
    const opts = { parent };
    new aws.ec2.DefaultSecurityGroup(
        `${name}-default-security-group`,
        { vpcId, ingress: [], egress: [], tags },
        opts,
    );
    const workload = new aws.ec2.SecurityGroup(
        `${name}-workload-security-group`,
        { vpcId, description: "SageMaker jobs and endpoints", tags },
        opts,
    );
    const endpoints = new aws.ec2.SecurityGroup(
        `${name}-endpoint-security-group`,
        { vpcId, description: "VPC endpoints of AWS services", tags },
        opts,
    );
    new aws.vpc.SecurityGroupIngressRule(
        `${name}-endpoint-security-group-ingress-rule-workload`,
        {
            securityGroupId: endpoints.id,
            referencedSecurityGroupId: workload.id,
            ipProtocol: "tcp",
            fromPort: 443,
            toPort: 443,
            description: "SageMaker jobs and endpoints",
            tags,
        },
        opts,
    );
    return { workload, endpoints };
}

/** The argument of a rule that names its peer. */
type PeerArgs = Pick<
    aws.vpc.SecurityGroupEgressRuleArgs,
    "referencedSecurityGroupId" | "prefixListId" | "cidrIpv4"
>;

/** Creates the workload group's rules. */
export function createWorkloadRules(
    name: string,
    rules: WorkloadRule[],
    groups: SecurityGroups,
    s3PrefixListId: pulumi.Input<string>,
    tags: Tags,
    parent: pulumi.Resource,
): void {
    const targets: Record<WorkloadPeer, PeerArgs> = {
        endpoints: { referencedSecurityGroupId: groups.endpoints.id },
        itself: { referencedSecurityGroupId: groups.workload.id },
        s3: { prefixListId: s3PrefixListId },
        internet: { cidrIpv4: "0.0.0.0/0" },
    };
    for (const rule of rules) {
        const Rule =
            rule.direction === "egress" ? aws.vpc.SecurityGroupEgressRule : aws.vpc.SecurityGroupIngressRule;
        new Rule(
            `${name}-workload-security-group-${rule.direction}-rule-${rule.key}`,
            {
                securityGroupId: groups.workload.id,
                ...(rule.port === undefined
                    ? { ipProtocol: "-1" }
                    : { ipProtocol: "tcp", fromPort: rule.port, toPort: rule.port }),
                ...targets[rule.peer],
                description: rule.description,
                tags,
            },
            { parent },
        );
    }
}
