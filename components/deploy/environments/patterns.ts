import { unless } from "../../shared/problems/checks";
import type { Problem } from "../../shared/problems/problems";

/** A path that stays in the repository and means nothing to a shell. */
export const REPOSITORY_PATH = /^(?!.*\.\.)[A-Za-z0-9_][A-Za-z0-9_./-]*$/;

/** The problem of a text that is there and does not match; `shape` says in words what would. */
export function matchProblems(
    path: string,
    text: string | undefined,
    pattern: RegExp,
    shape: string,
): Problem[] {
    return unless(text === undefined || pattern.test(text), {
        path,
        rule: `must be ${shape}`,
        got: text,
        fix: "choose another",
    });
}
