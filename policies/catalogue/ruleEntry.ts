import { stringify } from "yaml";
import { ExampleResource, Rule } from "../shared/ruleSpec";
import { table } from "./markdown";
import { settingForm } from "./settingForm";

const COLUMNS = 100;

function exampleYaml(title: string, resources: readonly ExampleResource[]): string[] {
    return [
        `# ${title}`,
        stringify(resources, { lineWidth: COLUMNS, aliasDuplicateObjects: false }).trimEnd(),
    ];
}

function examples({ examples: { settings, passes, fails } }: Rule): string[] {
    const configured = settings === undefined ? [] : ["# settings of both", stringify(settings).trimEnd()];
    return [
        "```yaml",
        ...configured,
        ...exampleYaml("passes", passes),
        ...exampleYaml("fails", fails),
        "```",
        "",
    ];
}

function settings({ policy }: Rule): string[] {
    const rows = Object.entries(policy.configSchema?.properties ?? {}).map(([name, schema]) => [
        `\`${name}\``,
        settingForm(schema),
        `\`${JSON.stringify(schema.default)}\``,
        schema.description ?? "",
    ]);
    return table(["Setting", "Value", "Default", "What it does"], rows);
}

/** What happens where the rule is broken. */
export function consequence({ policy }: Rule): string {
    const level = policy.enforcementLevel ?? "advisory";
    return "remediateResource" in policy && policy.remediateResource !== undefined
        ? `${level}, can put it right itself`
        : level;
}

function askedFor({ policy, sources }: Rule): string {
    const { framework, url } = policy;
    const first = `${framework?.name ?? ""} ${framework?.reference ?? ""}`.trim();
    return [url === undefined ? first : `[${first}](${url})`, ...sources].join("; ");
}

/** A rule's entry in the catalogue: what, why, on whose word, how to put it right, settings and examples. */
export function ruleEntry(rule: Rule): string[] {
    const { policy, why, unknowns, subject } = rule;
    return [
        `### \`${policy.name}\``,
        "",
        `**${policy.displayName ?? policy.name}** (${policy.severity ?? "unspecified"}, ${consequence(rule)})`,
        "",
        `${policy.description} ${why}`,
        "",
        `- Looks at: ${subject}`,
        `- At preview: what is not known yet ${unknowns}`,
        `- Asked for by: ${askedFor(rule)}`,
        `- To put it right: ${policy.remediationSteps ?? ""}`,
        "",
        ...settings(rule),
        ...examples(rule),
    ];
}
