/** The parts of a SageMaker instance type such as `ml.g5.2xlarge`. */
export interface InstanceType {
    /** `g5` */
    family: string;
    /** `2xlarge` */
    size: string;
}

/** Sizes below one xlarge, in units of it. */
const SMALL_SIZES: Readonly<Record<string, number>> = {
    nano: 1 / 32,
    micro: 1 / 16,
    small: 1 / 8,
    medium: 1 / 4,
    large: 1 / 2,
    xlarge: 1,
};

const TYPE = /^ml\.([a-z][a-z0-9-]*)\.([a-z0-9-]+)$/;
/** `interactive` is the one size of Studio's geospatial kernel. */
const SIZE = /^(?:nano|micro|small|medium|large|xlarge|[1-9]\d*xlarge|metal(?:-[1-9]\d*xl)?|interactive)$/;
const MENTION =
    /\bml\.[a-z][a-z0-9-]*\.(?:nano|micro|small|medium|large|\d*xlarge|metal(?:-\d+xl)?|interactive)(?![a-z0-9])/gi;

/** Splits an instance type; undefined where the text is none. */
export function parseInstanceType(text: string): InstanceType | undefined {
    const [, family, size] = TYPE.exec(text) ?? [];
    return family !== undefined && size !== undefined && SIZE.test(size) ? { family, size } : undefined;
}

/** How large a size is, in units of one xlarge; what has no such unit, as bare metal, counts as the largest. */
export function sizeRank(size: string): number {
    const multiple = /^(?:metal-)?(\d+)xl(?:arge)?$/.exec(size)?.[1];
    return multiple === undefined ? (SMALL_SIZES[size] ?? Infinity) : Number(multiple);
}

/**
 * At most how many virtual processors a size has: four for each xlarge, in every family that SageMaker offers, and two in
 * the sizes below. https://aws.amazon.com/ec2/instance-types/
 */
export function mostProcessors(size: string): number {
    return Math.max(2, 4 * sizeRank(size));
}

/** True for families with a GPU, which publish GPU metrics. */
export function hasGpu(family: string): boolean {
    return /^(?:p|gr?)\d/.test(family);
}

/** True for families with a GPU or another accelerator chip (Inferentia, Trainium, Gaudi). */
export function hasAccelerator(family: string): boolean {
    return hasGpu(family) || /^(?:inf|trn|dl)\d/.test(family);
}

/** Every instance type that a text mentions, as it is written there. */
export function mentionedInstanceTypes(text: string): string[] {
    return text.match(MENTION) ?? [];
}

/** True for families whose processors slow down when their credits are used up. */
export function isBurstable(family: string): boolean {
    return /^t\d/.test(family);
}
