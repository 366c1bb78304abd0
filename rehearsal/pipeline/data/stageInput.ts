import * as crypto from "node:crypto";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { LocalPaths } from "../steps/localPaths";
import { packFolder } from "../../system/tarArchive";

/** Scripts to upload, and where to. */
export interface CodeUpload {
    /** Folder of the scripts. */
    scripts: string;
    /** S3 prefix of the commit. */
    codeUri: string;
    python: string;
    signal: AbortSignal;
}

/** Names of the scripts in a folder. */
export async function scriptNames(folder: string): Promise<string[]> {
    return (await fs.readdir(folder)).filter((name) => name.endsWith(".py")).sort();
}

/** What stands for the commit of scripts that may not have been committed yet: it changes with any of them. */
export async function sourceId(scripts: string): Promise<string> {
    const hash = crypto.createHash("sha256");
    for (const name of await scriptNames(scripts)) {
        hash.update(`${name}\0`).update(await fs.readFile(path.join(scripts, name)));
    }
    return `local-${hash.digest("hex").slice(0, 12)}`;
}

/** Puts the scripts where the build of `templates/model-build` uploads them: as files, and as one archive. */
export async function stageCode(paths: LocalPaths, upload: CodeUpload): Promise<void> {
    const { scripts, codeUri, python, signal } = upload;
    const source = paths.s3(`${codeUri}/src`);
    await fs.mkdir(source, { recursive: true });
    for (const name of await scriptNames(scripts)) {
        await fs.copyFile(path.join(scripts, name), path.join(source, name));
    }
    await packFolder({ python, signal }, source, paths.s3(`${codeUri}/sourcedir.tar.gz`));
}

/** Puts the data where the pipeline reads them: as that object, or as the only object under that prefix. */
export async function stageData(paths: LocalPaths, file: string, uri: string): Promise<void> {
    const isObject = uri.toLowerCase().endsWith(".csv");
    const target = paths.s3(isObject ? uri : `${uri.replace(/\/+$/, "")}/${path.parse(file).name}.csv`);
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.copyFile(file, target);
}
