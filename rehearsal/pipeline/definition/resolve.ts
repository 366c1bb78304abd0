import { isObject, Json, JsonObject, mapValues } from "../../../components/build/definition/json";
import { parseTarget } from "../../../components/build/definition/references";
import { readPath } from "./propertyPath";

/** What references of a step may read. */
export interface Scope {
    parameters: Readonly<Record<string, Json>>;
    /** Execution variables by name. */
    execution: Readonly<Record<string, string>>;
    /** What a finished step says of itself, as the service's Describe call would. */
    describe(step: string): Json | undefined;
    /** Content of a property file of a finished step. */
    propertyFile(step: string, file: string): Json;
}

/** A reference that cannot be resolved when its turn has come. */
export class UnresolvedReference extends Error {
    override readonly name = "UnresolvedReference";
}

function found(value: Json | undefined, target: string): Json {
    if (value === undefined) {
        throw new UnresolvedReference(`${target} has no value`);
    }
    return value;
}

function resolveGet(target: string, scope: Scope): Json {
    const parsed = parseTarget(target);
    switch (parsed.kind) {
        case "parameter":
            return found(scope.parameters[parsed.name], target);
        case "execution":
            return found(scope.execution[parsed.name], target);
        case "step":
            return found(readPath(scope.describe(parsed.step) ?? null, parsed.property), target);
        case "malformed":
            throw new UnresolvedReference(`${target} is not a reference`);
    }
}

function resolveJoin(join: JsonObject, scope: Scope): string {
    const values = Array.isArray(join["Values"]) ? (join["Values"] as readonly Json[]) : [];
    return values.map((value) => textOf(resolve(value, scope))).join(textOf(join["On"] ?? ""));
}

const PROPERTY_FILE = /^Steps\.([^.]+)\.PropertyFiles\.(.+)$/;

function resolveJsonGet(jsonGet: JsonObject, scope: Scope): Json {
    const path = textOf(jsonGet["Path"] ?? "");
    const file = jsonGet["PropertyFile"];
    const target = isObject(file) && typeof file["Get"] === "string" ? file["Get"] : "";
    const [, step, name] = PROPERTY_FILE.exec(target) ?? [];
    if (step === undefined || name === undefined) {
        throw new UnresolvedReference(`${JSON.stringify(file)} is not a property file`);
    }
    return found(
        readPath(scope.propertyFile(step, name), path),
        `${path} in property file ${name} of ${step}`,
    );
}

/** Writes a value as `Std:Join` does. */
export function textOf(value: Json): string {
    return typeof value === "string" ? value : JSON.stringify(value);
}

/** Replaces every reference in a value by what it reads. */
export function resolve(value: Json, scope: Scope): Json {
    if (Array.isArray(value)) {
        return (value as readonly Json[]).map((item) => resolve(item, scope));
    }
    if (!isObject(value)) {
        return value;
    }
    const { Get: target, "Std:Join": join, "Std:JsonGet": jsonGet } = value;
    if (typeof target === "string") {
        return resolveGet(target, scope);
    }
    if (isObject(join)) {
        return resolveJoin(join, scope);
    }
    if (isObject(jsonGet)) {
        return resolveJsonGet(jsonGet, scope);
    }
    return mapValues(value, (_, item) => resolve(item, scope));
}
