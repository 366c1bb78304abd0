import type { Problem } from "../shared/problems/problems";
import { cidrBlockProblems, parseCidrBlock } from "./cidrBlock";

/** How the private subnets reach the internet. */
export const NatGateways = {
    /** Not at all: AWS services through VPC endpoints, nothing else. */
    None: "none",
    /** Through one gateway: cheaper, and gone with its zone. */
    Single: "single",
    /** Through a gateway in each zone. */
    OnePerZone: "onePerZone",
} as const;
export type NatGateways = (typeof NatGateways)[keyof typeof NatGateways];

/** The choices that shape a network. */
export interface NetworkChoices {
    cidrBlock: string;
    availabilityZoneCount: number;
    natGateways: NatGateways;
}

/** How the VPC's range is shared out; lengths are prefix lengths. */
export interface SubnetPlan {
    /** Of the range that each zone gets. */
    zonePrefixLength: number;
    /** Of the private subnet, at the start of each zone's range. */
    privatePrefixLength: number;
    /** Of the public subnet behind it; left out where there is no NAT gateway. */
    publicPrefixLength?: number;
}

/** SageMaker spreads instances over zones from two on; no region offers more than six to an account. */
const ZONES = { fewest: 2, most: 6 } as const;
/** The largest VPC that AWS allows. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const LARGEST_VPC = 16;
/** 27 free addresses: the endpoints take 8 of them, the rest is for instances. */
const SMALLEST_PRIVATE_SUBNET = 27;

/** Bits that number the zones. Room for four is kept from the start, so that a third or fourth zone moves no subnet. */
function zoneBits(availabilityZoneCount: number): number {
    return availabilityZoneCount <= 4 ? 2 : 3;
}

/** What is wrong with the choices. */
export function networkProblems(choices: NetworkChoices): Problem[] {
    const problems = cidrBlockProblems("cidrBlock", choices.cidrBlock);
    const { availabilityZoneCount: zones } = choices;
    if (!Number.isInteger(zones) || zones < ZONES.fewest || zones > ZONES.most) {
        problems.push({
            path: "availabilityZoneCount",
            rule: `must be a whole number from ${ZONES.fewest} to ${ZONES.most}`,
            got: zones,
            fix: "use at least two zones, and no more than the region has",
        });
        return problems;
    }
    const prefixLength = parseCidrBlock(choices.cidrBlock)?.prefixLength;
    const longest = SMALLEST_PRIVATE_SUBNET - 1 - zoneBits(zones);
    if (prefixLength !== undefined && (prefixLength < LARGEST_VPC || prefixLength > longest)) {
        problems.push({
            path: "cidrBlock",
            rule: `must be from /${LARGEST_VPC} to /${longest} for ${zones} zones`,
            got: choices.cidrBlock,
            fix: "give a block that leaves each zone room for the VPC endpoints and the instances",
        });
    }
    const natGateways: readonly string[] = Object.values(NatGateways);
    if (!natGateways.includes(choices.natGateways)) {
        problems.push({
            path: "natGateways",
            rule: `must be one of ${natGateways.join(", ")}`,
            got: choices.natGateways,
            fix: "choose none unless jobs need the internet",
        });
    }
    return problems;
}

/**
 * Shares out a VPC's range. Each zone's first half is its private subnet, whatever else there is:
 * NAT gateways can be added and removed without moving a private subnet.
 */
export function subnetPlan(choices: NetworkChoices): SubnetPlan {
    const vpcPrefixLength = parseCidrBlock(choices.cidrBlock)?.prefixLength ?? LARGEST_VPC;
    const zonePrefixLength = vpcPrefixLength + zoneBits(choices.availabilityZoneCount);
    const plan = { zonePrefixLength, privatePrefixLength: zonePrefixLength + 1 };
    return choices.natGateways === NatGateways.None
        ? plan
        : { ...plan, publicPrefixLength: zonePrefixLength + 2 };
}
