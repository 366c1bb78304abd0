/** Words before a production word that turn it into its opposite: `preProd`, `non-production`. */
const NEGATIONS: readonly string[] = ["pre", "non", "not", "no", "un"];

/** Splits a name into lower-case words: `DeployProdEU-west_1` becomes deploy, prod, eu, west, 1. */
export function wordsOf(name: string): string[] {
    return name
        .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
        .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
        .replace(/([A-Za-z])(\d)/g, "$1 $2")
        .replace(/(\d)([A-Za-z])/g, "$1 $2")
        .split(/[^A-Za-z0-9]+/)
        .filter((word) => word !== "")
        .map((word) => word.toLowerCase());
}

/**
 * True for a name that means production: one of its words is a production word and the word before it does not
 * negate it. `DeployProd`, `prod-eu` and `fraud-live` are; `PreProd`, `NonProd`, `Productivity` are not.
 */
export function meansProduction(name: string, productionWords: readonly string[]): boolean {
    const words = wordsOf(name);
    return words.some(
        (word, index) => productionWords.includes(word) && !NEGATIONS.includes(words[index - 1] ?? ""),
    );
}
