import * as fs from "node:fs";
import * as path from "node:path";
import { stackFileSchema } from "./stackFileSchema";

/** Where the schema lies that stack files name. */
export const STACK_FILE_SCHEMA_PATH = path.join(__dirname, "..", "settings.schema.json");

/** The schema as its file holds it. */
export function renderStackFileSchema(): string {
    return `${JSON.stringify(stackFileSchema(), undefined, 2)}\n`;
}

if (require.main === module) {
    fs.writeFileSync(STACK_FILE_SCHEMA_PATH, renderStackFileSchema());
}
