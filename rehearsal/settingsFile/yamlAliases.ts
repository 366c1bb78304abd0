import { Alias, Document, LineCounter, Node, visit } from "yaml";

/** How many values aliases may come to, one inside another counted as often as it stands; real files need dozens. */
const MOST_ALIASES = 1000;

function aliasProblem(alias: Alias, target: Node | undefined, isInside: boolean): string | undefined {
    if (target === undefined) {
        return `*${alias.source} names no anchor that stands before it`;
    }
    return isInside ? `*${alias.source} stands inside of what it stands for` : undefined;
}

/** What is wrong with a document's aliases, each with where it is. */
function problemsOf(document: Document, lines: LineCounter): string[] {
    const problems: string[] = [];
    visit(document, {
        Alias: (_key, alias, path) => {
            const target = alias.resolve(document);
            const problem = aliasProblem(alias, target, target !== undefined && path.includes(target));
            if (problem !== undefined) {
                const { line, col } = lines.linePos(alias.range?.[0] ?? 0);
                problems.push(`${problem} at line ${line.toString()}, column ${col.toString()}`);
            }
        },
    });
    return problems;
}

function areTooMany(document: Document): boolean {
    try {
        document.toJS({ maxAliasCount: MOST_ALIASES });
        return false;
    } catch (error) {
        if (error instanceof ReferenceError) {
            return true;
        }
        throw error;
    }
}

/**
 * Puts what aliases stand for in their places.
 *
 * @returns what is wrong with them; the document is as it was then
 */
export function resolveAliases(document: Document, lines: LineCounter): string[] {
    const problems = problemsOf(document, lines);
    if (problems.length > 0) {
        return problems;
    }
    if (areTooMany(document)) {
        return [`aliases come to more than ${MOST_ALIASES.toString()} values; write the values out`];
    }
    visit(document, { Alias: (_key, alias) => alias.resolve(document) });
    return [];
}
