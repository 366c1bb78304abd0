/** The two parts of an instance type: `ml.g5.2xlarge` is of family `g5` and size `2xlarge`. */
export interface InstanceType {
    family: string;
    size: string;
}

const INSTANCE_TYPE = /^ml\.([a-z]+\d[a-z0-9-]*)\.([a-z0-9-]+)$/;
const SIZE_IN_XLARGE = /^(\d*)xlarge$/;
const VCPUS_PER_XLARGE = 4;

/** Sizes below `xlarge`, for families that are not burstable. */
const VCPUS_OF_SMALL_SIZES: Record<string, number | undefined> = { medium: 1, large: 2 };

/** The same for burstable families; SageMaker has none of the `t2` sizes with one vCPU. */
const VCPUS_OF_SMALL_BURSTABLE_SIZES: Record<string, number | undefined> = {
    nano: 2,
    micro: 2,
    small: 2,
    medium: 2,
    large: 2,
};

/** Types that break the size rule. */
const IRREGULAR_VCPUS: Record<string, number | undefined> = { "c4.8xlarge": 36 };

const BURSTABLE_FAMILY = /^t\d/;
const GPU_FAMILY = /^(p|g|gr)\d/;

/** Sizes with more than one GPU, by family; every other size of these families has one. */
const GPUS_OF_LARGE_SIZES: Record<string, Record<string, number | undefined> | undefined> = {
    g4dn: { "12xlarge": 4 },
    g5: { "12xlarge": 4, "24xlarge": 4, "48xlarge": 8 },
    g6: { "12xlarge": 4, "24xlarge": 4, "48xlarge": 8 },
    g6e: { "12xlarge": 4, "24xlarge": 4, "48xlarge": 8 },
    g7: { "12xlarge": 2, "24xlarge": 4, "48xlarge": 8 },
    g7e: { "12xlarge": 2, "24xlarge": 4, "48xlarge": 8 },
    gr6: {},
    p2: { "8xlarge": 8, "16xlarge": 16 },
    p3: { "8xlarge": 4, "16xlarge": 8 },
    p3dn: { "24xlarge": 8 },
    p4d: { "24xlarge": 8 },
    p4de: { "24xlarge": 8 },
    p5: { "48xlarge": 8 },
    p5e: { "48xlarge": 8 },
    p5en: { "48xlarge": 8 },
    "p6-b200": { "48xlarge": 8 },
    "p6-b300": { "48xlarge": 8 },
};

/**
 * Families that keep their data on local NVMe drives: a trailing `d` says so, and the newer
 * accelerated families have them without saying so.
 */
const NVME_FAMILY = /^([a-z]\d[a-z]*d|g4dn|g5|g6e?|gr6|g7e?|p3dn|p4de?|p5e?n?|p6-b\d+|trn\d+n?)$/;

/** Takes an instance type apart; undefined when the text is none (`ml.` missing, upper case, …). */
export function parseInstanceType(text: string): InstanceType | undefined {
    const [, family, size] = INSTANCE_TYPE.exec(text) ?? [];
    return family === undefined || size === undefined ? undefined : { family, size };
}

/** Number of vCPUs; undefined for sizes without a rule, such as `metal`, and for text that is no type. */
export function vcpus(type: string): number | undefined {
    const parsed = parseInstanceType(type);
    if (parsed === undefined) {
        return undefined;
    }
    const { family, size } = parsed;
    const multiple = SIZE_IN_XLARGE.exec(size)?.[1];
    if (multiple !== undefined) {
        return (
            IRREGULAR_VCPUS[`${family}.${size}`] ?? VCPUS_PER_XLARGE * Number(multiple === "" ? 1 : multiple)
        );
    }
    return BURSTABLE_FAMILY.test(family) ? VCPUS_OF_SMALL_BURSTABLE_SIZES[size] : VCPUS_OF_SMALL_SIZES[size];
}

/** Number of GPUs: 0 outside the GPU families, undefined for GPU families that are not known here. */
export function gpus(type: string): number | undefined {
    const parsed = parseInstanceType(type);
    if (parsed === undefined || !GPU_FAMILY.test(parsed.family)) {
        return parsed === undefined ? undefined : 0;
    }
    const sizes = GPUS_OF_LARGE_SIZES[parsed.family];
    return sizes === undefined ? undefined : (sizes[parsed.size] ?? 1);
}

/** Whether the type has NVIDIA GPUs, and so publishes GPU metrics; Inferentia and Trainium types do not. */
export function isGpu(type: string): boolean {
    return GPU_FAMILY.test(parseInstanceType(type)?.family ?? "");
}

/** Whether the type is of a burstable family, whose variants Application Auto Scaling refuses. */
export function isBurstable(type: string): boolean {
    return BURSTABLE_FAMILY.test(parseInstanceType(type)?.family ?? "");
}

/**
 * Whether the type stores on local NVMe drives instead of an EBS volume; a KMS key for the volume
 * does not apply to it, the drives are encrypted by the hardware.
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html
 */
export function hasOnlyInstanceStorage(type: string): boolean {
    return NVME_FAMILY.test(parseInstanceType(type)?.family ?? "");
}
