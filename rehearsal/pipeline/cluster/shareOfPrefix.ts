import * as fs from "node:fs/promises";
import * as path from "node:path";
import { download, filesBelow } from "../../system/copyFiles";
import { LocalHost } from "./localHosts";

/**
 * The share of one host: about as many objects for each. The service does not say which go to which host; here they
 * are dealt in the order of their keys.
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html (S3DataDistributionType)
 */
export function shareOf<T>(keys: readonly T[], index: number, hosts: number): T[] {
    return keys.filter((_, position) => position % hosts === index);
}

/**
 * Gives a host what a channel or an input brings it: everything, or its share of the objects.
 *
 * @param stored where the S3 address lies on this machine
 * @param uri the S3 address, for the message
 */
export async function downloadFor(
    host: LocalHost,
    distribution: unknown,
    stored: string,
    folder: string,
    uri: string,
): Promise<void> {
    const isShared = distribution === "ShardedByS3Key" && host.hosts.length > 1;
    if (!isShared) {
        return download(stored, folder, uri);
    }
    await fs.mkdir(folder, { recursive: true });
    const isFolder = (await fs.stat(stored)).isDirectory();
    const [root, keys] = isFolder
        ? [stored, await filesBelow(stored)]
        : [path.dirname(stored), [path.basename(stored)]];
    for (const key of shareOf(keys, host.index, host.hosts.length)) {
        await fs.mkdir(path.dirname(path.join(folder, key)), { recursive: true });
        await fs.copyFile(path.join(root, key), path.join(folder, key));
    }
}
