import { UsageError } from "../terminal/usageError";

const LINE_FEED = 0x0a;
/** What YAML allows of control characters is the tab, the line feed and, before one, the carriage return. */
// eslint-disable-next-line no-control-regex -- it is these that are looked for
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;

function startsWith(bytes: Buffer, ...mark: number[]): boolean {
    return mark.every((byte, index) => bytes[index] === byte);
}

function linesOf(bytes: Buffer): Buffer[] {
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
        lines.push(bytes.subarray(start, end));
        start = end + 1;
    }
    return [...lines, bytes.subarray(start)];
}

function isUtf8(bytes: Buffer): boolean {
    try {
        new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        return true;
    } catch {
        return false;
    }
}

/** The numbers of the lines that are wrong, as a message has them; undefined where none is. */
function placesOf(lines: readonly Buffer[], isWrong: (line: Buffer) => boolean): string | undefined {
    const found = lines.flatMap((line, index) => (isWrong(line) ? [(index + 1).toString()] : []));
    const shown = found.slice(0, 5).join(", ") + (found.length > 5 ? ", ..." : "");
    return found.length === 0 ? undefined : `line${found.length === 1 ? "" : "s"} ${shown}`;
}

/**
 * The text of a YAML file. An engine would refuse what is refused here, or take another text for it.
 *
 * @param label the file in messages
 * @throws UsageError where it is not UTF-8, or holds what no editor shows
 */
export function yamlText(bytes: Buffer, label: string): string {
    if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
        throw new UsageError(`${label} is UTF-16; save it as UTF-8`);
    }
    const lines = linesOf(bytes);
    const foreign = placesOf(lines, (line) => !isUtf8(line));
    if (foreign !== undefined) {
        throw new UsageError(
            `${label} is not UTF-8: ${foreign} of it; save it as UTF-8, or write its letters anew`,
        );
    }
    const control = placesOf(lines, (line) => CONTROL.test(line.toString("utf8")));
    if (control !== undefined) {
        throw new UsageError(
            `${label} holds control characters, which no editor shows: ${control}; remove them`,
        );
    }
    const text = bytes.toString("utf8");
    if (/\r(?!\n)/.test(text)) {
        throw new UsageError(
            `${label} ends lines with carriage returns alone, so that all is one line; save it with line feeds (LF)`,
        );
    }
    return text;
}
