import * as path from "node:path";

const S3_URI = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/;
const S3_IN_TEXT = /s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/[^\s,;"']*)?/g;
// Only where a path begins: `/data/opt/ml` is not the container's folder.
const CONTAINER_IN_TEXT = /(^|[\s=:,;"'([])\/opt\/ml(?=$|[\s/:,;"')\]])/g;

/** Bucket and key of an S3 address; undefined for a malformed one, and for one that leads out of its bucket. */
function addressParts(uri: string): { bucket: string; key: string } | undefined {
    const [, bucket, key = ""] = S3_URI.exec(uri) ?? [];
    return bucket === undefined || key.split("/").includes("..") ? undefined : { bucket, key };
}

/** Whether a text is an S3 address that has a place on this machine. */
export function isS3Address(text: string): boolean {
    return addressParts(text) !== undefined;
}

/** Where the folders of SageMaker's containers and of S3 lie on this machine. */
export class LocalPaths {
    constructor(readonly runFolder: string) {}

    /** Folder that holds everything of one step. */
    stepFolder(step: string): string {
        return path.join(this.runFolder, "steps", step);
    }

    /** What the container of a step has at `/opt/ml`. */
    containerFolder(step: string): string {
        return path.join(this.stepFolder(step), "opt", "ml");
    }

    /** Log of a step. */
    logFile(step: string): string {
        return path.join(this.stepFolder(step), "log.txt");
    }

    /** What is kept of a step that did its work. */
    recordFile(step: string): string {
        return path.join(this.stepFolder(step), "step.json");
    }

    /**
     * Path of an S3 address.
     *
     * @throws Error if the address is malformed or leads out of the run's folder
     */
    s3(uri: string): string {
        const parts = addressParts(uri);
        if (parts === undefined) {
            throw new Error(`${uri} is not an S3 address`);
        }
        return path.join(this.runFolder, "s3", parts.bucket, parts.key);
    }

    /** Path of a path in the container of a step; paths outside `/opt/ml` stay what they are. */
    container(step: string, containerPath: string): string {
        return path.normalize(this.localText(step, containerPath));
    }

    /** A text, an argument for example, with every container path and S3 address in it made local. */
    localText(step: string, text: string): string {
        return text
            .replace(S3_IN_TEXT, (uri) => this.s3(uri))
            .replace(CONTAINER_IN_TEXT, (_, before: string) => `${before}${this.containerFolder(step)}`);
    }
}
