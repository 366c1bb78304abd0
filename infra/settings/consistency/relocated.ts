import type { Problem } from "../../../components/shared/problems/problems";

/** Whether a path begins with another, and goes on with a part of it or ends there. */
function isWithin(path: string, beginning: string): boolean {
    return path.startsWith(beginning) && /^(?:[.[ ]|$)/.test(path.slice(beginning.length));
}

function relocate(path: string, places: Readonly<Record<string, string>>): string {
    const [beginning = ""] = Object.keys(places)
        .filter((candidate) => isWithin(path, candidate))
        .sort((a, b) => b.length - a.length);
    return `${places[beginning] ?? ""}${path.slice(beginning.length)}`;
}

/**
 * Problems that a component finds in its arguments, at the settings that the arguments come from.
 *
 * @param places what the beginning of a path becomes; the longest that fits counts, and other paths stay
 */
export function relocated(problems: readonly Problem[], places: Readonly<Record<string, string>>): Problem[] {
    return problems.map((problem) => ({ ...problem, path: relocate(problem.path, places) }));
}

/** The same for a component whose arguments are all of one section. */
export function within(section: string, problems: readonly Problem[]): Problem[] {
    return problems.map((problem) => ({ ...problem, path: `${section}.${problem.path}` }));
}
