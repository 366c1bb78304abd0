import { closest, distance } from "fastest-levenshtein";

/**
 * The known word that was probably meant: at most three edits away, and fewer than half of the word's letters.
 *
 * @returns undefined where no known word is that near
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
    if (known.length === 0) {
        return undefined;
    }
    const candidate = closest(word, known);
    const edits = distance(word, candidate);
    return edits <= 3 && edits * 2 < word.length ? candidate : undefined;
}

/** The fix of an unknown word: what was probably meant, and what is known. */
export function nearestFix(word: string, known: readonly string[]): string {
    const candidate = nearest(word, known);
    const list = known.join(", ");
    return candidate === undefined ? `use one of ${list}` : `did you mean ${candidate}? Known are ${list}`;
}
