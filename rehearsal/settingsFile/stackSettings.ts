import * as fs from "node:fs";
import * as path from "node:path";
import { isMap, isScalar, YAMLMap } from "yaml";
import { UsageError } from "../terminal/usageError";
import { configValue } from "./configValue";
import { mapAt, readYamlFile, YamlFile } from "./yamlFile";

/** What a project and one of its stacks tell a program. */
export interface StackSettings {
    project: string;
    stack: string;
    /** Folder or file that Pulumi runs, absolute. */
    entry: string;
    /** Configuration as the engine hands it over: full keys, values as text, objects as JSON. */
    config: Record<string, string>;
    /** Keys whose values hold a secret. Secrets are placeholders: only the stack's own key could decrypt them. */
    secretKeys: string[];
}

const STACK_FILE = /^Pulumi\.(?<stack>[^.]+)\.yaml$/;

/** The stacks that a project folder has settings for, sorted. */
export function stacksIn(folder: string): string[] {
    const stacks = fs.readdirSync(folder).map((name) => STACK_FILE.exec(name)?.groups?.["stack"]);
    return stacks.filter((stack) => stack !== undefined).sort();
}

function text(file: YamlFile, key: string): string | undefined {
    const value = file.root.get(key);
    return typeof value === "string" ? value : undefined;
}

/** Keys without a namespace belong to the project; `a:config:b` is the old way to write `a:b`. */
function fullKey(project: string, key: string): string {
    return key.includes(":") ? key.replace(/^([^:]+):config:/, "$1:") : `${project}:${key}`;
}

/** The value or default that the project declares for a key; undefined when each stack has to give its own. */
function declaredValue(declaration: unknown): unknown {
    if (!isMap(declaration)) {
        return declaration;
    }
    return declaration.get("value", true) ?? declaration.get("default", true);
}

function entries(map: YAMLMap): [string, unknown][] {
    return map.items.map((pair) => [
        isScalar(pair.key) ? String(pair.key.value) : String(pair.key),
        pair.value,
    ]);
}

/** A setting at the top level would be passed over without a word, here as by Pulumi. */
function requireConfigInside(file: YamlFile): void {
    const outside = entries(file.root)
        .map(([key]) => key)
        .filter((key) => key.includes(":"));
    if (outside.length > 0) {
        throw new UsageError(
            `${file.label}: ${outside.join(", ")} must stand below "config:", further to the right; indent by two spaces`,
        );
    }
}

/** Project values first, the stack's own over them; a stack has to give what the project only declares. */
function mergeConfig(projectFile: YamlFile, project: string, stackFile: YamlFile): Map<string, unknown> {
    const given = new Map(
        entries(mapAt(stackFile, "config")).map(([key, value]) => [fullKey(project, key), value]),
    );
    const missing: string[] = [];
    for (const [name, declaration] of entries(mapAt(projectFile, "config"))) {
        const key = fullKey(project, name);
        const value = declaredValue(declaration);
        if (!given.has(key) && value !== undefined) {
            given.set(key, value);
        } else if (!given.has(key) && key.startsWith(`${project}:`)) {
            missing.push(name);
        }
    }
    if (missing.length > 0) {
        const names = missing.sort().join(", ");
        throw new UsageError(
            `${stackFile.label} lacks configuration that ${projectFile.label} declares: ${names}`,
        );
    }
    return given;
}

function stackFileOf(folder: string, stack: string, settingsFile: string | undefined): string {
    if (settingsFile !== undefined) {
        return path.resolve(settingsFile);
    }
    const file = path.join(folder, `Pulumi.${stack}.yaml`);
    if (!fs.existsSync(file)) {
        const known = stacksIn(folder).join(", ");
        throw new UsageError(
            `there is no stack "${stack}"; the stacks are: ${known === "" ? "none yet" : known}`,
        );
    }
    return file;
}

/**
 * Reads a stack's settings the way the engine does.
 *
 * @param settingsFile another stack file to take the settings from
 * @throws UsageError for an unknown stack and for files that are missing, malformed or incomplete
 */
export function readStackSettings(folder: string, stack: string, settingsFile?: string): StackSettings {
    const projectFile = readYamlFile(path.join(folder, "Pulumi.yaml"));
    const project = text(projectFile, "name");
    if (project === undefined) {
        throw new UsageError(`${projectFile.label}: "name" must be the project's name`);
    }
    const stackFile = readYamlFile(stackFileOf(folder, stack, settingsFile));
    if (stackFile.root.has("environment")) {
        throw new UsageError(
            `${stackFile.label} takes settings from Pulumi ESC ("environment"), which needs a login; ` +
                "rehearse a copy with the values written out: --settings FILE",
        );
    }
    requireConfigInside(stackFile);
    const config: Record<string, string> = {};
    const secretKeys: string[] = [];
    const merged = [...mergeConfig(projectFile, project, stackFile)];
    for (const [key, node] of merged.sort(([a], [b]) => (a < b ? -1 : 1))) {
        const value = configValue(key, node);
        config[key] = value.text;
        secretKeys.push(...(value.secret ? [key] : []));
    }
    return {
        project,
        stack,
        entry: path.resolve(folder, text(projectFile, "main") ?? "."),
        config,
        secretKeys,
    };
}
