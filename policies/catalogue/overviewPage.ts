import { Rule } from "../shared/ruleSpec";
import { anchor, table } from "./markdown";

/** Rules by the pack that they belong to. */
export type RulesByPack = Readonly<Record<string, readonly Rule[]>>;

const SECURITY_HUB = "AWS Security Hub";

const CONFIGURATION = `## Configuration

Each environment has a file in the pack's folder \`config\`, which \`npm run rehearse\` uses by the stack's name and \`pulumi preview --policy-pack-config\` by its path. It gives each policy a level (\`mandatory\`, \`advisory\`, \`remediate\`, \`disabled\`) and its settings; what it leaves out keeps the rule's default. A setting that a rule does not have, or a value that it does not take, is an error and stops the deployment. The name of a rule that the pack does not have is an error too, except in \`pulumi preview --policy-pack-config\`, where Pulumi passes over it without a word: take the names from the tables, or check the file by a rehearsal.

Each \`--policy-pack\` takes one \`--policy-pack-config\`, in the same order.

\`\`\`json
{
    "guardrails-configuration": {
        "disabledFamilies": ["cost"],
        "exemptions": [
            {
                "policy": "sagemaker-instance-types-allowed",
                "urnPattern": "urn:pulumi:dev::*::fraud-dev-notebook",
                "reason": "Benchmark of accelerators",
                "ticket": "ML-1234",
                "expires": "2027-01-31"
            }
        ]
    },
    "sagemaker-current-generation": { "enforcementLevel": "mandatory" }
}
\`\`\`

An exemption counts up to and including the day on which it expires. After it the finding stands, and the expired exemption is a violation of its own; one that nothing needs is reported.

A value that a preview does not know is never taken for right or wrong: the rule says that it could not decide, as an advisory note. A rule about one resource decides in \`pulumi up\` before that resource is created or changed, a rule about the whole stack at the end of it; so an update without a preview (\`--skip-preview\`) is no place to rely on the latter. Each rule says below what it does.
`;

const ELSEWHERE = `## In a project of your own

The packs check any Pulumi program that uses \`@pulumi/aws\`, written with this library or not. Install the archive that \`npm pack\` makes here, and put the packs into your project:

\`\`\`sh
npm install --save-dev ./sagemaker-mlops-0.1.0.tgz
npx mlops-policies                   # policies/guardrails and policies/security, with configurations to change
pulumi preview \\
  --policy-pack policies/guardrails --policy-pack-config policies/guardrails/config/prod.json \\
  --policy-pack policies/security --policy-pack-config policies/security/config/prod.json
npx mlops-rehearse prod --policy-report findings.md findings.sarif   # without an account, and as files
\`\`\`

\`npx mlops-policies\` again, after an update of the library, replaces the packs' code and keeps your configurations. A pack that you copy out of the project needs its packages beside it: \`npm install\` in its folder.
`;

function packRows(packs: RulesByPack): string[][] {
    return Object.entries(packs).flatMap(([pack, rules]) =>
        [...new Set(rules.map(({ family }) => family))].map((family) => [
            `[${pack}](policies/${pack}.md)`,
            `[${family}](policies/${pack}.md${anchor(family)})`,
            rules.filter((rule) => rule.family === family).length.toString(),
        ]),
    );
}

function controlNumber(control: string): number {
    return Number(/\d+$/.exec(control)?.[0] ?? Number.POSITIVE_INFINITY);
}

/** The controls that a rule checks: the one that it is there for, and those that it checks along with it. */
function controlsOf({ policy, sources }: Rule): string[] {
    const { name = "", reference = "" } = policy.framework ?? {};
    const prefix = `${SECURITY_HUB} `;
    return [
        ...(name === SECURITY_HUB ? [reference] : []),
        ...sources.filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length)),
    ];
}

function compareControls(a: string, b: string): number {
    const service = (control: string): string => control.split(".")[0] ?? "";
    return service(a).localeCompare(service(b), "en") || controlNumber(a) - controlNumber(b);
}

function controlRows(packs: RulesByPack): string[][] {
    const checks = new Map<string, string[]>();
    for (const [pack, rules] of Object.entries(packs)) {
        for (const rule of rules) {
            const { name } = rule.policy;
            const link = `[\`${name}\`](policies/${pack}.md${anchor(name)})`;
            for (const control of controlsOf(rule)) {
                checks.set(control, [...(checks.get(control) ?? []), link]);
            }
        }
    }
    return [...checks]
        .sort(([a], [b]) => compareControls(a, b))
        .map(([control, links]) => [control, links.join(", ")]);
}

/** The page about all packs: their families, how they are configured, and which controls of Security Hub they check. */
export function overviewPage(packs: RulesByPack): string {
    const lines = [
        "# Policies",
        "",
        "Two CrossGuard policy packs, written by `npm run build:policy-catalogue` from the rules themselves. " +
            "`npm run build:policies` builds each into one file; `pulumi preview --policy-pack policies/guardrails " +
            "--policy-pack policies/security` runs them, and so does every `npm run rehearse`.",
        "",
        ...table(["Pack", "Family", "Rules"], packRows(packs)),
        ELSEWHERE,
        CONFIGURATION,
        `## Controls of ${SECURITY_HUB}`,
        "",
        ...table(["Control", "Rules"], controlRows(packs)),
    ];
    return `${lines.join("\n").trimEnd()}\n`;
}
