import * as fs from "node:fs/promises";

/** Writes a file so that nobody ever sees half of it. */
export async function writeWhole(file: string, text: string): Promise<void> {
    await fs.writeFile(`${file}.part`, text);
    await fs.rename(`${file}.part`, file);
}
