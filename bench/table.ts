import { Comparison, Rival } from "./comparison";
import { Spread } from "./statistics";

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

function both({ min, median }: Spread): string {
    return `${min.toFixed(2)} / ${median.toFixed(2)}`;
}

function seconds({ min, median }: Spread): string {
    return both({ min: min / 1000, median: median / 1000 });
}

function cells(comparison: Comparison): string[] {
    const { rival, endpoints, resources, ours, theirs, wall, cpu, goal, isMet } = comparison;
    return [
        TITLES[rival],
        String(endpoints),
        String(resources),
        seconds(ours),
        seconds(theirs),
        both(wall),
        both(cpu),
        `<= ${goal.toFixed(2)}`,
        isMet ? "met" : "missed",
    ];
}

/** One line for each comparison, in columns; every pair of figures is smallest and median. */
export function renderTable(comparisons: readonly Comparison[]): string {
    const rows = [HEADINGS, ...comparisons.map(cells)];
    const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
    const lines = rows.map((row) =>
        row
            .map((cell, column) => cell.padEnd(widths[column] ?? 0))
            .join("  ")
            .trimEnd(),
    );
    return [...lines, "", "smallest / median; the smallest ratio decides"].join("\n");
}
