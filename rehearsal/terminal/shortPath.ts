import * as path from "node:path";

/** A path as it is shortest to type from here. */
export function shortPath(file: string): string {
    const relative = path.relative(process.cwd(), file);
    return relative.startsWith("..") ? file : relative;
}
