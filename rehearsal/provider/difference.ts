import { isDeepStrictEqual } from "node:util";
import { EVERY_INPUT, replacingInputs } from "./replacingInputs";
import { Difference } from "./resourceProvider";
import { WireProperties } from "./wire";

/** Keys that are not inputs of the cloud's resource, or that every taggable resource changes in place. */
const NEVER_REPLACING = new Set(["tags", "tagsAll", "region", "__defaults"]);

function valueAt(properties: WireProperties, path: string): unknown {
    return path
        .split(".")
        .reduce<unknown>(
            (value, key) =>
                typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined,
            properties,
        );
}

function differs(inputs: WireProperties, previous: WireProperties, path: string): boolean {
    return !isDeepStrictEqual(valueAt(inputs, path), valueAt(previous, path));
}

function isReplacing(type: string, key: string, inputs: WireProperties, previous: WireProperties): boolean {
    if (NEVER_REPLACING.has(key)) {
        return false;
    }
    return replacingInputs(type).some(
        (path) => path === EVERY_INPUT || (path.split(".")[0] === key && differs(inputs, previous, path)),
    );
}

/** Compares inputs with those before, as the AWS provider would: what changed, and what takes a new resource. */
export function differenceOf(type: string, inputs: WireProperties, previous: WireProperties): Difference {
    const keys = [...new Set([...Object.keys(inputs), ...Object.keys(previous)])].sort();
    const changed = keys.filter((key) => key !== "__defaults" && differs(inputs, previous, key));
    return { changed, replaced: changed.filter((key) => isReplacing(type, key, inputs, previous)) };
}
