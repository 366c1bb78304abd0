import { bitsFor, formatCidr, layOut, parseCidr, sizeOf } from "./cidrBlocks";

/** What a program asks of `awsx.ec2.Vpc` for each zone. */
export interface SubnetSpec {
    type: string;
    name?: string;
    cidrMask?: number;
    cidrBlocks?: string[];
    tags?: Record<string, unknown>;
}

/** One subnet as it will be. */
export interface PlannedSubnet {
    name: string;
    type: string;
    zone: string;
    /** Position of the zone, from 0. */
    zoneIndex: number;
    cidrBlock: string;
    tags: Record<string, unknown>;
}

/** What decides the subnets of a VPC. */
export interface LayoutRequest {
    vpcName: string;
    cidrBlock: string;
    zones: string[];
    /** Undefined for awsx's default: private and public. */
    specs: SubnetSpec[] | undefined;
    strategy: string;
    zoneMask: number | undefined;
}

/** Order in which the strategy "Legacy" hands out addresses. */
const LEGACY_ORDER = ["private", "public", "isolated"];

function legacyRank(spec: SubnetSpec): number {
    return LEGACY_ORDER.indexOf(spec.type.toLowerCase());
}

/** Without specs, awsx gives half of a zone to the private subnet and a quarter to the public one. */
function defaultSpecs(zoneMask: number): SubnetSpec[] {
    const first = Math.max(zoneMask, 16) + 1;
    return [
        { type: "Private", cidrMask: first },
        { type: "Public", cidrMask: first + 1 },
    ];
}

function blocksOfZone(request: LayoutRequest, specs: SubnetSpec[], zoneIndex: number): string[] {
    const vpc = parseCidr(request.cidrBlock);
    const zoneMask = request.zoneMask ?? vpc.mask + bitsFor(request.zones.length);
    const evenMask = zoneMask + bitsFor(specs.length);
    const begin = vpc.first + zoneIndex * sizeOf(zoneMask);
    const computed = layOut(
        begin,
        specs.map((spec) => spec.cidrMask ?? evenMask),
    );
    return specs.map((spec, index) => {
        const block = computed[index];
        return spec.cidrBlocks?.[zoneIndex] ?? (block === undefined ? "" : formatCidr(block));
    });
}

/** The subnets of a VPC, zone by zone, the way awsx lays them out. */
export function planSubnets(request: LayoutRequest): PlannedSubnet[] {
    const vpcMask = parseCidr(request.cidrBlock).mask;
    const zoneMask = request.zoneMask ?? vpcMask + bitsFor(request.zones.length);
    const given = request.specs ?? defaultSpecs(zoneMask);
    const legacy = request.strategy === "Legacy";
    const specs = legacy ? [...given].sort((a, b) => legacyRank(a) - legacyRank(b)) : given;
    return request.zones.flatMap((zone, zoneIndex) => {
        const blocks = blocksOfZone(request, specs, zoneIndex);
        return specs.map((spec, index) => ({
            name: `${request.vpcName}-${spec.name ?? spec.type.toLowerCase()}-${(zoneIndex + 1).toString()}`,
            type: spec.type,
            zone,
            zoneIndex,
            cidrBlock: blocks[index] ?? "",
            tags: spec.tags ?? {},
        }));
    });
}
