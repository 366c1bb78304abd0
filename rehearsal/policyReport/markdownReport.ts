import { sortVerdicts, UndecidedPolicy, waitingText } from "../graph/undecided";
import { counted } from "../terminal/counted";
import {
    byConsequence,
    explain,
    ExplainedVerdict,
    policyCount,
    PolicyReport,
    resourceText,
} from "./policyReport";

/** Longest comment that GitHub takes, in characters; GitLab and Bitbucket take more. */
const LONGEST_COMMENT = 65_536;

/** What stands for what no backslash takes the meaning from; a lone carriage return ends a line in Markdown too. */
const STAND_INS: readonly [RegExp, string][] = [
    [/&/g, "&amp;"],
    [/[\\`*_{}[\]<>()#+|~!]/g, "\\$&"],
    [/@/g, "@&#8203;"],
    // Two of them make a formula: https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions
    [/\$/g, "<span>$$</span>"],
    [/\r\n?|\n/g, "<br>"],
];

/** What names and values may hold must neither become markup nor call somebody (`@team`). */
function plain(text: string): string {
    return STAND_INS.reduce((all, [meant, instead]) => all.replace(meant, instead), text);
}

function heading(explained: ExplainedVerdict): string {
    const { verdict, policy, resource } = explained;
    const displayName = policy?.displayName ?? "";
    const title = plain(displayName === "" ? verdict.policy : displayName);
    return `**${title}** (${verdict.severity}) on ${plain(resourceText(resource))}`;
}

function links({ verdict, policy }: ExplainedVerdict): string {
    const requirement = policy?.requirement;
    const url = policy?.url ?? "";
    const source = requirement === undefined ? url : `${requirement.framework} ${requirement.reference}`;
    const link = url === "" ? [] : [`[${plain(source)}](${url})`];
    return [`\`${verdict.pack}/${verdict.policy}\``, ...link].join(" · ");
}

function item(explained: ExplainedVerdict): string {
    return [
        `- ${heading(explained)}  `,
        `  ${plain(explained.finding)}  `,
        `  <sub>${links(explained)}</sub>`,
    ].join("\n");
}

/** As many entries as fit, and how many do not. */
function fitting(entries: readonly string[], room: number): string[] {
    const kept: string[] = [];
    let used = 0;
    for (const entry of entries) {
        used += entry.length + 1;
        if (used > room) {
            return [...kept, `- and ${counted(entries.length - kept.length, "more finding")}`];
        }
        kept.push(entry);
    }
    return kept;
}

function verdictLine(mandatory: number, others: number, undecided: number): string {
    if (mandatory > 0) {
        return `❌ ${counted(mandatory, "finding")} that must be put right before this can be deployed.`;
    }
    const notes = [
        ...(others > 0 ? [counted(others, "note")] : []),
        ...(undecided > 0 ? [`${counted(undecided, "rule")} left to the update`] : []),
    ];
    return notes.length > 0 ? `✅ Nothing stops this deployment; ${notes.join(", ")}.` : "✅ Nothing found.";
}

function undecidedItem(policy: UndecidedPolicy): string {
    return `- \`${policy.rule}\` (${policy.severity}): ${plain(waitingText(policy))}`;
}

function folded(summary: string, entries: readonly string[]): string[] {
    return entries.length === 0
        ? []
        : ["", `<details><summary>${summary}</summary>`, "", ...entries, "", "</details>"];
}

/**
 * The report as a comment on a pull request. Its first line is invisible and the same for every run on a stack, so
 * that a workflow can find and replace its earlier comment.
 */
export function markdownReport(report: PolicyReport): string {
    const { decided, undecided } = sortVerdicts(report.verdicts);
    const { mandatory, others } = byConsequence(explain({ ...report, verdicts: decided }));
    const policies = counted(policyCount(report), "policy", "policies");
    const scope = `${policies} on ${counted(report.resources, "resource")}`;
    const top = [
        `<!-- policies of ${report.project}/${report.stack} -->`,
        `### Policies: stack ${plain(report.stack)}`,
        "",
        verdictLine(mandatory.length, others.length, undecided.length),
    ];
    const bottom = ["", `<sub>${scope}; ${plain(report.settingsFile)}</sub>`];
    const frame = [...top, ...bottom].join("\n").length + 200;
    const first = fitting(mandatory.map(item), LONGEST_COMMENT - frame);
    const rest = LONGEST_COMMENT - frame - first.join("\n").length;
    const second = fitting(others.map(item), rest);
    const third = fitting(undecided.map(undecidedItem), rest - second.join("\n").length);
    const body = [
        ...(first.length > 0 ? ["", ...first] : []),
        ...folded(counted(others.length, "note"), second),
        ...folded(
            `${counted(undecided.length, "rule")} left to the update, which alone knows some values`,
            third,
        ),
    ];
    return `${[...top, ...body, ...bottom].join("\n")}\n`;
}
