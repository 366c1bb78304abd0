import { isObject, Json } from "../../../components/build/definition/json";

const PART = /^(?:\.?([^.[\]]+)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\])/;

/** Keys by which an element of an array is named in a property path: `Outputs['train']`. */
const ELEMENT_NAMES = ["OutputName", "InputName", "ChannelName"];

/** Takes a path such as `a.b['c'][0]` apart; undefined where it is malformed. */
export function pathParts(path: string): string[] | undefined {
    const parts: string[] = [];
    let rest = path;
    while (rest !== "") {
        const match = PART.exec(rest);
        const part = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4];
        if (match === null || part === undefined) {
            return undefined;
        }
        parts.push(part);
        rest = rest.slice(match[0].length);
    }
    return parts;
}

function element(array: readonly Json[], part: string): Json | undefined {
    return /^\d+$/.test(part)
        ? array[Number(part)]
        : array.find((item) => isObject(item) && ELEMENT_NAMES.some((key) => item[key] === part));
}

/** Reads the value at a path; undefined where there is none. */
export function readPath(document: Json, path: string): Json | undefined {
    let value: Json | undefined = document;
    for (const part of pathParts(path) ?? [""]) {
        if (Array.isArray(value)) {
            value = element(value as readonly Json[], part);
        } else {
            value = isObject(value) ? value[part] : undefined;
        }
    }
    return value;
}
