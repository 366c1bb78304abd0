import { ResourceRequest } from "../../engine/simulation";
import { availabilityZones } from "../dataSources";
import { SimulatedCloud } from "../simulatedCloud";
import { planSubnets, PlannedSubnet, SubnetSpec } from "./subnetLayout";

/** awsx's own defaults. */
export const VPC_DEFAULTS = {
    cidrBlock: "10.0.0.0/16",
    zoneCount: 3,
    natGateways: "OnePerAz",
    strategy: "Legacy",
} as const;

/** The arguments of `awsx.ec2.Vpc` that decide its children, with awsx's defaults. */
export interface VpcPlan {
    name: string;
    tags: Record<string, unknown>;
    subnets: PlannedSubnet[];
    natGateways: "none" | "single" | "oneperaz";
    elasticIpAllocationIds: unknown[];
    endpoints: Record<string, unknown>[];
}

function zonesOf(inputs: Record<string, unknown>, region: string): string[] {
    const given = inputs["availabilityZoneNames"] as string[] | undefined;
    const count = (inputs["numberOfAvailabilityZones"] as number | undefined) ?? VPC_DEFAULTS.zoneCount;
    const { names } = availabilityZones(region);
    if (given === undefined && names.length < count) {
        const zones = `${names.length.toString()} availability zones`;
        throw new Error(`${region} has ${zones}, the network asks for ${count.toString()}; ask for fewer`);
    }
    return given ?? names.slice(0, count);
}

/** What a program asks of `awsx.ec2.Vpc`, with awsx's defaults. */
export function planVpc(request: ResourceRequest, cloud: SimulatedCloud): VpcPlan {
    const { inputs, name } = request;
    const nat = (inputs["natGateways"] ?? {}) as { strategy?: string; elasticIpAllocationIds?: unknown[] };
    return {
        name,
        tags: { Name: name, ...((inputs["tags"] ?? {}) as Record<string, unknown>) },
        subnets: planSubnets({
            vpcName: name,
            cidrBlock: (inputs["cidrBlock"] as string | undefined) ?? VPC_DEFAULTS.cidrBlock,
            zones: zonesOf(inputs, cloud.region),
            specs: inputs["subnetSpecs"] as SubnetSpec[] | undefined,
            strategy: (inputs["subnetStrategy"] as string | undefined) ?? VPC_DEFAULTS.strategy,
            zoneMask: inputs["availabilityZoneCidrMask"] as number | undefined,
        }).filter((subnet) => subnet.type !== "Unused"),
        natGateways: (nat.strategy ?? VPC_DEFAULTS.natGateways).toLowerCase() as VpcPlan["natGateways"],
        elasticIpAllocationIds: nat.elasticIpAllocationIds ?? [],
        endpoints: (inputs["vpcEndpointSpecs"] ?? []) as Record<string, unknown>[],
    };
}
