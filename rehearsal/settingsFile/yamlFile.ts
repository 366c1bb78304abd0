import * as fs from "node:fs";
import * as path from "node:path";
import { Document, isMap, parseDocument, visit, YAMLMap } from "yaml";
import { UsageError } from "../terminal/usageError";

/** A YAML file whose top level is a map. */
export interface YamlFile {
    /** File name for messages. */
    label: string;
    document: Document;
    root: YAMLMap;
}

/**
 * Reads a YAML file.
 *
 * @throws UsageError when it is missing, malformed or no map
 */
export function readYamlFile(file: string): YamlFile {
    const label = path.relative(process.cwd(), file) || file;
    let text: string;
    try {
        text = fs.readFileSync(file, "utf8");
    } catch {
        throw new UsageError(`cannot read ${label}; check the path and its permissions`);
    }
    const document = parseDocument(text, { merge: true });
    const [error] = document.errors;
    if (error !== undefined) {
        const [firstLine = error.message] = error.message.split("\n");
        throw new UsageError(`${label} is not valid YAML: ${firstLine.replace(/:$/, "")}`);
    }
    visit(document, { Alias: (_key, alias) => alias.resolve(document) });
    const root = document.contents ?? new YAMLMap();
    if (!isMap(root)) {
        throw new UsageError(`${label} must be a map of keys and values at its top level`);
    }
    return { label, document, root: root as YAMLMap };
}

/** A map inside a map; an empty one when the key is absent or empty. */
export function mapAt(file: YamlFile, key: string): YAMLMap {
    const node = file.root.get(key, true);
    if (node === undefined || node.toJSON() === null) {
        return new YAMLMap();
    }
    if (!isMap(node)) {
        throw new UsageError(`${file.label}: "${key}" must be a map of keys and values`);
    }
    return node as YAMLMap;
}
