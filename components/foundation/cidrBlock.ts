import type { Problem } from "../shared/problems/problems";

/** A range of IPv4 addresses. */
export interface CidrBlock {
    /** First address as a number. */
    first: number;
    /** Leading bits that all addresses share, 0 to 32. */
    prefixLength: number;
}

const NOTATION = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;
/** Addresses that never appear on the internet: RFC 1918, and RFC 6598 for networks that ran out of them. */
const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];
/** SageMaker and other services use this range themselves. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const TAKEN_BY_SERVICES = "172.17.0.0/16";

/** Reads a block such as `10.0.0.0/16`; undefined when it is not one. */
export function parseCidrBlock(text: string): CidrBlock | undefined {
    const numbers = NOTATION.exec(text)?.slice(1).map(Number) ?? [];
    const prefixLength = numbers.pop();
    if (prefixLength === undefined || prefixLength > 32 || numbers.some((octet) => octet > 255)) {
        return undefined;
    }
    return { first: numbers.reduce((address, octet) => address * 256 + octet, 0), prefixLength };
}

/** What makes a block unfit for a VPC of private addresses, whatever its size. */
export function cidrBlockProblems(path: string, text: string): Problem[] {
    const block = parseCidrBlock(text);
    if (block === undefined) {
        return [
            {
                path,
                rule: "must be an IPv4 block",
                got: text,
                fix: "write it as address/length, for example 10.0.0.0/16",
            },
        ];
    }
    const problems: Problem[] = [];
    if (block.first % sizeOf(block) !== 0) {
        problems.push({
            path,
            rule: "must begin at the first address of its range",
            got: text,
            fix: `write ${firstAddressOf(block)}/${block.prefixLength}`,
        });
    }
    if (!PRIVATE_RANGES.some((range) => contains(range, block))) {
        problems.push({
            path,
            rule: `must lie in a private range, one of ${PRIVATE_RANGES.join(", ")}`,
            got: text,
            fix: "choose a block that no other network of the organisation uses",
        });
    }
    if (overlaps(TAKEN_BY_SERVICES, block)) {
        problems.push({
            path,
            rule: `must not overlap ${TAKEN_BY_SERVICES}, which SageMaker uses itself`,
            got: text,
            fix: "choose another block",
        });
    }
    return problems;
}

function sizeOf(block: CidrBlock): number {
    return 2 ** (32 - block.prefixLength);
}

function firstAddressOf(block: CidrBlock): string {
    const first = block.first - (block.first % sizeOf(block));
    return [24, 16, 8, 0].map((bits) => Math.floor(first / 2 ** bits) % 256).join(".");
}

function contains(range: string, block: CidrBlock): boolean {
    const outer = parseCidrBlock(range);
    return outer !== undefined && outer.prefixLength <= block.prefixLength && overlaps(range, block);
}

function overlaps(range: string, block: CidrBlock): boolean {
    const other = parseCidrBlock(range);
    return (
        other !== undefined &&
        block.first < other.first + sizeOf(other) &&
        other.first < block.first + sizeOf(block)
    );
}
