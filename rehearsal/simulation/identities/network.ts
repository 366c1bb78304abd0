import { autoNamed, Identity, IdentityTable, regionalArn } from "../identity";

function ec2(prefix: string, arnType: string, outputs: Record<string, string> = {}): Identity {
    return { id: `${prefix}-{hex:17}`, arn: regionalArn("ec2", `${arnType}/{id}`), outputs };
}

const OWNED = { ownerId: "{accountId}" };
const RULE = ec2("sgr", "security-group-rule", { securityGroupRuleId: "{id}" });

/** Amazon VPC. */
export const NETWORK_IDENTITIES: IdentityTable = {
    "aws:ec2/vpc:Vpc": ec2("vpc", "vpc", {
        ...OWNED,
        defaultSecurityGroupId: "sg-{hex:17}",
        defaultNetworkAclId: "acl-{hex:17}",
        defaultRouteTableId: "rtb-{hex:17}",
        mainRouteTableId: "rtb-{hex:17}",
    }),
    "aws:ec2/subnet:Subnet": ec2("subnet", "subnet", OWNED),
    "aws:ec2/routeTable:RouteTable": ec2("rtb", "route-table", OWNED),
    "aws:ec2/internetGateway:InternetGateway": ec2("igw", "internet-gateway", OWNED),
    "aws:ec2/networkAcl:NetworkAcl": ec2("acl", "network-acl", OWNED),
    "aws:ec2/flowLog:FlowLog": ec2("fl", "vpc-flow-log"),
    "aws:ec2/vpcEndpoint:VpcEndpoint": ec2("vpce", "vpc-endpoint", {
        ...OWNED,
        state: "available",
        // AWS gives one to gateway endpoints only; nothing asks an interface endpoint for it.
        prefixListId: "pl-{hex:8}",
    }),
    "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": { id: "{vpcEndpointId}" },
    "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": {
        id: "a-{vpcEndpointId}{digits:10}",
    },
    "aws:ec2/securityGroup:SecurityGroup": {
        ...ec2("sg", "security-group", OWNED),
        autoName: autoNamed(255),
    },
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": ec2("sg", "security-group", {
        ...OWNED,
        name: "default",
    }),
    "aws:ec2/securityGroupRule:SecurityGroupRule": {
        id: "sgrule-{digits:10}",
        outputs: { securityGroupRuleId: "sgr-{hex:17}" },
    },
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": RULE,
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": RULE,
    "aws:ec2/route:Route": {
        id: "r-{routeTableId}{digits:10}",
        outputs: { state: "active", origin: "CreateRoute" },
    },
    "aws:ec2/routeTableAssociation:RouteTableAssociation": { id: "rtbassoc-{hex:17}" },
    "aws:ec2/natGateway:NatGateway": {
        id: "nat-{hex:17}",
        outputs: { networkInterfaceId: "eni-{hex:17}", associationId: "eipassoc-{hex:17}" },
    },
    "aws:ec2/eip:Eip": ec2("eipalloc", "elastic-ip", { allocationId: "{id}" }),
};
