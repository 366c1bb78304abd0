/** The account, region and facts that a rehearsal pretends to run in. */
export interface SimulatedCloud {
    partition: string;
    region: string;
    accountId: string;
    /** Leaves unknown what a real preview does not know: ids, ARNs and what only the service can tell. */
    preview: boolean;
    /** The approved model version that the deploy pipeline would have recorded; undefined when there is none. */
    modelPackageArn: string | undefined;
}

/** The account of AWS's own examples. */
export const SAMPLE_ACCOUNT_ID = "111122223333";

/** The partition that a region belongs to. */
export function partitionOf(region: string): string {
    return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** The domain that the services of a partition live under. */
export function dnsSuffixOf(partition: string): string {
    return partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
}
