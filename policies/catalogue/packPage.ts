import { Rule } from "../shared/ruleSpec";
import { anchor, table } from "./markdown";
import { consequence, ruleEntry } from "./ruleEntry";

function families(rules: readonly Rule[]): string[] {
    return [...new Set(rules.map(({ family }) => family))];
}

function overview(rules: readonly Rule[]): string[] {
    const rows = rules.map((rule) => [
        `[\`${rule.policy.name}\`](${anchor(rule.policy.name)})`,
        rule.policy.severity ?? "unspecified",
        consequence(rule),
        rule.policy.description,
    ]);
    return table(["Rule", "Severity", "Level", "What must hold"], rows);
}

/**
 * The page of one pack: every rule, family by family.
 *
 * @param pack name of the pack's folder: `guardrails`
 */
export function packPage(pack: string, rules: readonly Rule[]): string {
    const sections = families(rules).flatMap((family) => {
        const own = rules.filter((rule) => rule.family === family);
        return [`## ${family}`, "", ...overview(own), ...own.flatMap(ruleEntry)];
    });
    const lines = [
        `# Policy pack ${pack}`,
        "",
        `${rules.length.toString()} rules in ${families(rules).length.toString()} families. ` +
            "Written by `npm run build:policy-catalogue` from the rules themselves. " +
            "[How to configure a pack](../policies.md).",
        "",
        ...sections,
    ];
    return `${lines.join("\n").trimEnd()}\n`;
}
