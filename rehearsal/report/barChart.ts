import { Html, html } from "./html";

/** One bar: from `begin` to `end`, in the chart's unit. */
export interface Bar {
    label: string;
    begin: number;
    end: number;
    /** What the bar says in words. */
    text: string;
    /** Part of the bar that is drawn strong, from its beginning; the rest is drawn pale. Default: all. */
    firm?: number;
    tone?: "good" | "bad" | "idle";
}

const WIDTH = 760;
const LABEL_WIDTH = 190;
const TEXT_WIDTH = 170;
const ROW_HEIGHT = 26;
const BAR_HEIGHT = 14;
const NARROWEST_BAR = 2;

function row(bar: Bar, index: number, scale: number): Html {
    const top = index * ROW_HEIGHT;
    const middle = top + ROW_HEIGHT / 2;
    const left = LABEL_WIDTH + bar.begin * scale;
    const width = Math.max((bar.end - bar.begin) * scale, NARROWEST_BAR);
    const firm = Math.min(Math.max((bar.firm ?? bar.end - bar.begin) * scale, NARROWEST_BAR), width);
    const shape = (length: number, kind: string): Html =>
        html`<rect
            class="${kind} ${bar.tone ?? "good"}"
            x="${left.toFixed(1)}"
            y="${middle - BAR_HEIGHT / 2}"
            width="${length.toFixed(1)}"
            height="${BAR_HEIGHT}"
            rx="2"
        />`;
    return html`<text class="label" x="${LABEL_WIDTH - 10}" y="${middle}">${bar.label}</text>
        ${shape(width, "pale")}${shape(firm, "firm")}
        <text class="value" x="${(left + width + 8).toFixed(1)}" y="${middle}">${bar.text}</text>`;
}

/**
 * Draws bars below each other on one scale that begins at 0.
 *
 * @param title what the picture shows, for those who cannot see it
 */
export function barChart(title: string, bars: readonly Bar[]): Html {
    const longest = Math.max(...bars.map(({ end }) => end), Number.MIN_VALUE);
    const scale = (WIDTH - LABEL_WIDTH - TEXT_WIDTH) / longest;
    const height = bars.length * ROW_HEIGHT;
    return html`<svg class="bars" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}">
        ${bars.map((bar, index) => row(bar, index, scale))}
    </svg>`;
}
