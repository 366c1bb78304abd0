import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import { AwsLocation } from "../shared/awsLocation";
import { rejectProblems } from "../shared/problems/rejectProblems";
import { mergeTags, Tags } from "../shared/tags";
import { createFlowLog } from "./flowLog";
import { logRetentionProblems } from "./logRetention";
import { NatGateways, NetworkChoices, networkProblems, subnetPlan } from "./networkPlan";
import { createSecurityGroups, createWorkloadRules } from "./networkSecurity";
import {
    endpointServiceProblems,
    endpointServices,
    interfaceServiceName,
    s3GatewayServiceName,
} from "./vpcEndpointServices";
import { workloadRules } from "./workloadRules";

export { NatGateways };

/** Arguments of {@link NetworkFoundation}. */
export interface NetworkFoundationArgs {
    /** Where the network lives. */
    location: AwsLocation;
    /** ARN of the customer-managed key that encrypts the flow log. */
    keyArn: pulumi.Input<string>;
    /**
     * Private IPv4 block of the VPC: /16 to /24, or to /23 from five zones on; not 172.17.0.0/16, which SageMaker uses.
     * Changing it replaces the VPC. Default: 10.0.0.0/16.
     * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
     */
    cidrBlock?: string;
    /**
     * Availability Zones with a private subnet each, 2 to 6. Going from four or fewer to five or more, or back,
     * replaces the subnets. Default: 2.
     */
    availabilityZoneCount?: number;
    /** How the private subnets reach the internet. Default: not at all. */
    natGateways?: NatGateways;
    /**
     * Services that get an interface endpoint besides those that SageMaker needs, by the last part of the endpoint
     * service's name, for example `secretsmanager`. Default: none.
     * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
     */
    additionalEndpointServices?: string[];
    /** Days that the flow log is kept; one of the periods that CloudWatch Logs offers. Default: 365. */
    flowLogDays?: number;
    /** Tags of everything in the network. */
    tags?: Record<string, pulumi.Input<string>>;
}

const DEFAULTS = {
    cidrBlock: "10.0.0.0/16",
    availabilityZoneCount: 2,
    natGateways: NatGateways.None,
    flowLogDays: 365,
} as const;

/**
 * A VPC that SageMaker's jobs and endpoints run in without the internet: private subnets in two or more zones,
 * endpoints for the AWS services that they call, nothing reachable from outside, all traffic logged.
 * Each interface endpoint is billed by the hour in each zone.
 *
 * Makes a VPC (an `awsx.ec2.Vpc`), interface endpoints, the S3 gateway endpoint, security groups and a flow log.
 *
 * ```ts
 * const network = new NetworkFoundation("fraud", { location, keyArn: key.keyArn });
 * ```
 */
export class NetworkFoundation extends pulumi.ComponentResource {
    /** Id of the VPC. */
    readonly vpcId: pulumi.Output<string>;
    /** Ids of the private subnets, one a zone. */
    readonly privateSubnetIds: pulumi.Output<string[]>;
    /** Id of the security group for jobs and endpoints. */
    readonly securityGroupId: pulumi.Output<string>;

    constructor(name: string, args: NetworkFoundationArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:NetworkFoundation", name, {}, opts);
        const choices = {
            cidrBlock: args.cidrBlock ?? DEFAULTS.cidrBlock,
            availabilityZoneCount: args.availabilityZoneCount ?? DEFAULTS.availabilityZoneCount,
            natGateways: args.natGateways ?? DEFAULTS.natGateways,
        };
        const additional = args.additionalEndpointServices ?? [];
        const retentionDays = args.flowLogDays ?? DEFAULTS.flowLogDays;
        rejectProblems(this, "NetworkFoundation", name, [
            ...networkProblems(choices),
            ...endpointServiceProblems(additional),
            ...logRetentionProblems("flowLogDays", retentionDays),
        ]);

        const { location, keyArn } = args;
        const tags = mergeTags("NetworkFoundation", args.tags);
        const vpc = createVpc(`${name}-vpc`, choices, tags, this);
        const groups = createSecurityGroups(name, vpc.vpcId, tags, this);
        const place = { location, vpc, securityGroupId: groups.endpoints.id, tags, parent: this };
        createInterfaceEndpoints(name, endpointServices(additional), place);
        const s3 = createS3Gateway(`${name}-vpc-endpoint-s3`, place);
        createWorkloadRules(name, workloadRules(choices.natGateways), groups, s3.prefixListId, tags, this);
        createFlowLog(`${name}-flow-log`, {
            location,
            keyArn,
            vpcId: vpc.vpcId,
            retentionDays,
            tags,
            parent: this,
        });

        this.vpcId = vpc.vpcId;
        this.privateSubnetIds = vpc.privateSubnetIds;
        this.securityGroupId = groups.workload.id;
        this.registerOutputs({
            vpcId: this.vpcId,
            privateSubnetIds: this.privateSubnetIds,
            securityGroupId: this.securityGroupId,
        });
    }
}

/** What every VPC endpoint is made with. */
interface EndpointPlace {
    location: AwsLocation;
    vpc: awsx.ec2.Vpc;
    securityGroupId: pulumi.Input<string>;
    tags: Tags;
    parent: pulumi.Resource;
}

const NAT_STRATEGIES = {
    [NatGateways.None]: "None",
    [NatGateways.Single]: "Single",
    [NatGateways.OnePerZone]: "OnePerAz",
} as const;

function createVpc(name: string, choices: NetworkChoices, tags: Tags, parent: pulumi.Resource): awsx.ec2.Vpc {
    const { zonePrefixLength, privatePrefixLength, publicPrefixLength } = subnetPlan(choices);
    const privateSubnet = { type: "Private", cidrMask: privatePrefixLength } as const;
    return new awsx.ec2.Vpc(
        name,
        {
            cidrBlock: choices.cidrBlock,
            numberOfAvailabilityZones: choices.availabilityZoneCount,
            availabilityZoneCidrMask: zonePrefixLength,
            subnetStrategy: "Auto",
            subnetSpecs:
                publicPrefixLength === undefined
                    ? [privateSubnet]
                    : [privateSubnet, { type: "Public", cidrMask: publicPrefixLength }],
            natGateways: { strategy: NAT_STRATEGIES[choices.natGateways] },
            // The private names of the interface endpoints need both.
            enableDnsHostnames: true,
            enableDnsSupport: true,
            tags,
        },
        { parent },
    );
}

function createInterfaceEndpoints(name: string, services: string[], place: EndpointPlace): void {
    for (const service of services) {
        new aws.ec2.VpcEndpoint(
            `${name}-vpc-endpoint-${service.replaceAll(".", "-")}`,
            {
                vpcId: place.vpc.vpcId,
                serviceName: interfaceServiceName(place.location, service),
                vpcEndpointType: "Interface",
                privateDnsEnabled: true,
                subnetIds: place.vpc.privateSubnetIds,
                securityGroupIds: [place.securityGroupId],
                tags: place.tags,
            },
            { parent: place.parent },
        );
    }
}

function createS3Gateway(name: string, place: EndpointPlace): aws.ec2.VpcEndpoint {
    return new aws.ec2.VpcEndpoint(
        name,
        {
            vpcId: place.vpc.vpcId,
            serviceName: s3GatewayServiceName(place.location),
            vpcEndpointType: "Gateway",
            routeTableIds: place.vpc.routeTables.apply((tables) =>
                pulumi.all(tables.map((table) => table.id)),
            ),
            tags: place.tags,
        },
        { parent: place.parent },
    );
}
