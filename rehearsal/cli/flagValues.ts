import { InvalidArgumentError } from "commander";
import { TuningRangeArgs } from "../../components/build/tuning/tuningArgs";
import { durationSeconds } from "../pipeline/run/isoDuration";
import { Threshold } from "../pipeline/override/trainingWish";

const BETWEEN = /^(.+?)\.\.(.+)$/;

function numberIn(text: string, what: string): number {
    const value = Number(text);
    if (text.trim() === "" || !Number.isFinite(value)) {
        throw new InvalidArgumentError(`${what} must be a number.`);
    }
    return value;
}

/** `NAME=VALUE`. */
function pair(text: string): [string, string] {
    const at = text.indexOf("=");
    if (at < 1) {
        throw new InvalidArgumentError("It must have the form NAME=VALUE.");
    }
    return [text.slice(0, at), text.slice(at + 1)];
}

/** Collects `NAME=VALUE`, each name once. */
export function pairs(text: string, before: Record<string, string> = {}): Record<string, string> {
    const [name, value] = pair(text);
    if (name in before) {
        throw new InvalidArgumentError(`${name} is given twice.`);
    }
    return { ...before, [name]: value };
}

/** Collects `METRIC=VALUE` as bounds of one side. */
export function bounds(side: "atLeast" | "atMost"): (text: string, before?: Threshold[]) => Threshold[] {
    return (text, before = []) => {
        const [name, value] = pair(text);
        return [...before, { name, [side]: numberIn(value, "VALUE") }];
    };
}

/** Names separated by commas. */
export function names(text: string): string[] {
    return text
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== "");
}

/** Collects `NAME=MIN..MAX` and `NAME=A,B,C`. */
export function ranges(text: string, before: TuningRangeArgs[] = []): TuningRangeArgs[] {
    const [name, value] = pair(text);
    if (before.some((range) => range.name === name)) {
        throw new InvalidArgumentError(`${name} is given twice.`);
    }
    const [, min, max] = BETWEEN.exec(value) ?? [];
    if (min !== undefined && max !== undefined) {
        return [...before, { name, min: numberIn(min, "MIN"), max: numberIn(max, "MAX") }];
    }
    const values = names(value);
    if (values.length === 0) {
        throw new InvalidArgumentError("It must have the form NAME=MIN..MAX or NAME=A,B,C.");
    }
    return [...before, { name, values }];
}

/** A whole number above 0. */
export function count(text: string): number {
    if (!/^[1-9]\d{0,5}$/.test(text)) {
        throw new InvalidArgumentError("It must be a whole number above 0.");
    }
    return Number(text);
}

/** An ISO 8601 duration. */
export function duration(text: string): string {
    if (durationSeconds(text) === undefined) {
        throw new InvalidArgumentError(
            "It must be a duration such as P7D for seven days or PT12H for twelve hours.",
        );
    }
    return text;
}
