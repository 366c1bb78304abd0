import * as fs from "node:fs";
import * as path from "node:path";
import { Document, isMap, LineCounter, parseDocument, YAMLError, YAMLMap } from "yaml";
import { UsageError } from "../terminal/usageError";
import { resolveAliases } from "./yamlAliases";
import { yamlText } from "./yamlText";

/** A YAML file whose top level is a map. */
export interface YamlFile {
    /** File name for messages. */
    label: string;
    document: Document;
    root: YAMLMap;
}

function readBytes(file: string, label: string): Buffer {
    try {
        return fs.readFileSync(file);
    } catch {
        throw new UsageError(`cannot read ${label}; check the path and its permissions`);
    }
}

/** What the parser found wrong, in words that need no knowledge of it. */
function parserProblem({ code, message, linePos }: YAMLError): string {
    if (code === "MULTIPLE_DOCS") {
        return `it holds several documents; remove "---" and what belongs to another at line ${linePos?.[0].line.toString() ?? "1"}`;
    }
    const [firstLine = message] = message.split("\n");
    return firstLine.replace(/:$/, "");
}

/**
 * Reads a YAML file.
 *
 * @throws UsageError, listing every problem, when it is missing, malformed or no map
 */
export function readYamlFile(file: string): YamlFile {
    const label = path.relative(process.cwd(), file) || file;
    const lines = new LineCounter();
    // A warning is of a tag that nothing here knows: what is behind it would be taken for text.
    const document = parseDocument(yamlText(readBytes(file, label), label), {
        merge: true,
        lineCounter: lines,
    });
    const found = [...document.errors, ...document.warnings].map(parserProblem);
    const problems = found.length > 0 ? found : resolveAliases(document, lines);
    if (problems.length > 0) {
        const [only = ""] = problems;
        throw new UsageError(
            `${label} is not valid YAML:${problems.length === 1 ? ` ${only}` : problems.map((each) => `\n  ${each}`).join("")}`,
        );
    }
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
