import { Comparison, Rival } from "./comparison";
import { Ratio, Spread } from "./statistics";

const TITLES: Record<Rival, string> = { raw: "@pulumi/aws alone", cdk: "AWS CDK" };

const HEADINGS = [
    "components against",
    "endpoints",
    "resources",
    "ours s",
    "theirs s",
    "ratio",
    "CPU ratio",
    "goal",
    "",
];

function seconds({ min, median }: Spread): string {
    return `${(min / 1000).toFixed(2)} / ${(median / 1000).toFixed(2)}`;
}

function times({ low, median, high }: Ratio): string {
    return `${median.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

function cells(comparison: Comparison): string[] {
    const { rival, endpoints, resources, ours, theirs, wall, cpu, goal, verdict } = comparison;
    return [
        TITLES[rival],
        String(endpoints),
        String(resources),
        seconds(ours),
        seconds(theirs),
        times(wall),
        times(cpu),
        `<= ${goal.toFixed(2)}`,
        verdict,
    ];
}

const LEGEND = [
    "Seconds: smallest / median. Ratio: median of the runs side by side, and what the true one lies between in nine",
    "of ten benches. A goal is met or missed where all of that is; more --repetitions make an unclear one clear.",
];

/** One line for each comparison, in columns. */
export function renderTable(comparisons: readonly Comparison[]): string {
    const rows = [HEADINGS, ...comparisons.map(cells)];
    const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
    const lines = rows.map((row) =>
        row
            .map((cell, column) => cell.padEnd(widths[column] ?? 0))
            .join("  ")
            .trimEnd(),
    );
    return [...lines, "", ...LEGEND].join("\n");
}
