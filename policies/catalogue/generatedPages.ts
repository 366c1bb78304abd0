import * as fs from "node:fs";
import * as path from "node:path";
import { rules as guardrails } from "../guardrails/rules";
import { rules as security } from "../security/rules";
import { overviewPage } from "./overviewPage";
import { packPage } from "./packPage";

const DOCS = path.join(__dirname, "..", "..", "docs");
const PACKS = { guardrails, security };

/** Pages that are written from the rules: each file with its text. */
export function generatedPages(): Record<string, string> {
    const pages = Object.entries(PACKS).map(([pack, rules]) => [
        path.join(DOCS, "policies", `${pack}.md`),
        packPage(pack, rules),
    ]);
    return { [path.join(DOCS, "policies.md")]: overviewPage(PACKS), ...Object.fromEntries(pages) };
}

if (require.main === module) {
    for (const [file, text] of Object.entries(generatedPages())) {
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, text);
    }
}
