import * as fs from "node:fs";
import * as path from "node:path";
import { settingsReference } from "./settingsReference";
import { stackFileSchema } from "./stackFileSchema";

const PROJECT = path.join(__dirname, "..", "..");

/** Files that are written from the schema of the settings: each with its text. */
export function generatedFiles(): Record<string, string> {
    return {
        [path.join(PROJECT, "infra", "settings.schema.json")]:
            `${JSON.stringify(stackFileSchema(), undefined, 2)}\n`,
        [path.join(PROJECT, "docs", "settings.md")]: settingsReference(),
    };
}

if (require.main === module) {
    for (const [file, text] of Object.entries(generatedFiles())) {
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, text);
    }
}
