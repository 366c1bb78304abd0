/** Colours of the terminal output. */
export interface Paint {
    bold(text: string): string;
    dim(text: string): string;
    red(text: string): string;
    yellow(text: string): string;
    green(text: string): string;
    cyan(text: string): string;
}

function code(enabled: boolean, begin: number, end: number): (text: string) => string {
    const [open, close] = [`\u001b[${begin.toString()}m`, `\u001b[${end.toString()}m`];
    return enabled ? (text) => `${open}${text}${close}` : (text) => text;
}

/** Colours, or the same functions without effect. */
export function paint(enabled: boolean): Paint {
    return {
        bold: code(enabled, 1, 22),
        dim: code(enabled, 2, 22),
        red: code(enabled, 31, 39),
        yellow: code(enabled, 33, 39),
        green: code(enabled, 32, 39),
        cyan: code(enabled, 36, 39),
    };
}

/** Where output goes, as far as its form depends on it. */
export interface Screen {
    /** Width in columns. */
    columns: number;
    paint: Paint;
}

const NARROWEST = 40;
const WIDTH_WITHOUT_TERMINAL = 120;

/** A stream's screen: colours only on a terminal, and none where `NO_COLOR` is set (https://no-color.org). */
export function screenOf(stream: { isTTY?: boolean; columns?: number }, noColor: string | undefined): Screen {
    const coloured = stream.isTTY === true && (noColor === undefined || noColor === "");
    const columns = Math.max(stream.columns ?? WIDTH_WITHOUT_TERMINAL, NARROWEST);
    return { columns, paint: paint(coloured) };
}

/** Cuts a text to a width, and shows that it did. */
export function fit(text: string, width: number): string {
    return text.length <= width ? text : width < 1 ? "" : `${text.slice(0, width - 1)}…`;
}
