import * as fs from "node:fs/promises";
import * as path from "node:path";
import { filesBelow } from "../../system/copyFiles";
import { StepFailure } from "../steps/stepContext";

/** A folder that one host wrote. */
export interface HostFolder {
    host: string;
    folder: string;
}

async function isSame(one: string, other: string): Promise<boolean> {
    const [a, b] = await Promise.all([fs.readFile(one), fs.readFile(other)]);
    return a.equals(b);
}

function clash(file: string, uri: string, hosts: readonly string[]): StepFailure {
    return new StepFailure(
        `${hosts.join(" and ")} wrote ${file} with different contents, and all of it goes to ${uri}: in S3 the one ` +
            "that is uploaded later stays, whichever that is; let one host write it, or give each its own name",
    );
}

/**
 * Puts together what the hosts of a job wrote, as it ends up in S3: under one prefix, where equal names are one
 * object.
 *
 * @param uri where it all goes, for the message
 * @throws StepFailure where it would be left to chance which host's file stays
 */
export async function joinFolders(
    folders: readonly HostFolder[],
    target: string,
    uri: string,
): Promise<void> {
    const writers = new Map<string, HostFolder>();
    for (const one of folders) {
        for (const file of await filesBelow(one.folder)) {
            const earlier = writers.get(file);
            const source = path.join(one.folder, file);
            if (earlier !== undefined && !(await isSame(source, path.join(earlier.folder, file)))) {
                throw clash(file, uri, [earlier.host, one.host]);
            }
            writers.set(file, one);
        }
    }
    await fs.mkdir(target, { recursive: true });
    for (const { folder } of folders) {
        await fs.cp(folder, target, { recursive: true });
    }
}
