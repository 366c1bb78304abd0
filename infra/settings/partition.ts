/** Partitions of AWS beside the usual one, by how the names of their regions begin. */
const PARTITIONS: Readonly<Record<string, string>> = { "cn-": "aws-cn", "us-gov-": "aws-us-gov" };

/** Partition that a region belongs to, as ARNs name it: `aws`, `aws-cn` or `aws-us-gov`. */
export function partitionOf(region: string): string {
    return Object.entries(PARTITIONS).find(([prefix]) => region.startsWith(prefix))?.[1] ?? "aws";
}
