/** A block of IPv4 addresses. */
export interface CidrBlock {
    /** First address as a number. */
    first: number;
    /** Length of the network part, in bits. */
    mask: number;
}

function addressNumber(address: string): number {
    return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

function addressText(address: number): string {
    return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

/** How many addresses a block has. */
export function sizeOf(mask: number): number {
    return 2 ** (32 - mask);
}

/** Reads `10.0.0.0/16`. */
export function parseCidr(text: string): CidrBlock {
    const [address = "", mask = ""] = text.split("/");
    return { first: addressNumber(address), mask: Number(mask) };
}

/** Writes `10.0.0.0/16`. */
export function formatCidr(block: CidrBlock): string {
    return `${addressText(block.first)}/${block.mask.toString()}`;
}

/** Bits that tell `count` parts of a block apart. */
export function bitsFor(count: number): number {
    return Math.ceil(Math.log2(Math.max(count, 1)));
}

/** Lays blocks of the given masks one after the other from an address on, each where its size allows it to begin. */
export function layOut(first: number, masks: readonly number[]): CidrBlock[] {
    let next = first;
    return masks.map((mask) => {
        const size = sizeOf(mask);
        const begin = Math.ceil(next / size) * size;
        next = begin + size;
        return { first: begin, mask };
    });
}
