import { createHash } from "node:crypto";

/** Kinds of identifier that AWS and Pulumi make up, each with its alphabet. */
const ALPHABETS = {
    hex: "0123456789abcdef",
    digits: "0123456789",
    alnum: "abcdefghijklmnopqrstuvwxyz0123456789",
    upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
} as const;

export type RandomKind = keyof typeof ALPHABETS;

/** Text that looks random and depends on nothing but `seed`: the same run gives the same identifiers. */
export function pseudoRandom(kind: RandomKind, length: number, seed: string): string {
    const alphabet = ALPHABETS[kind];
    let text = "";
    for (let block = 0; text.length < length; block++) {
        const digest = createHash("sha256").update(`${seed}\n${block.toString()}`).digest();
        text += [...digest].map((byte) => alphabet.charAt(byte % alphabet.length)).join("");
    }
    return text.slice(0, length);
}

/** A version 4 UUID that depends on nothing but `seed`. */
export function pseudoUuid(seed: string): string {
    const hex = pseudoRandom("hex", 32, seed);
    const variant = (8 + (parseInt(hex.charAt(16), 16) % 4)).toString(16);
    return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `4${hex.slice(13, 16)}`,
        `${variant}${hex.slice(17, 20)}`,
        hex.slice(20),
    ].join("-");
}
