import { unless } from "../problems/checks";
import type { Problem } from "../problems/problems";
import { PatternFilter } from "./pushFilter";

/** Begins the full name of a branch among the references of a repository. */
const BRANCH_REFERENCE = "refs/heads/";
/** A name with `**` in it, and nothing else that has a meaning in a pattern; git allows none of these in a name. */
const PATTERN = /^(?:\*\*)?[^\s*?[\]{}\\]+(?:\*\*[^\s*?[\]{}\\]+)*(?:\*\*)?$|^\*\*$/;

/** EventBridge's `*` stands for any text with slashes, as `**` does in a pattern of CodePipeline. */
function wildcard(pattern: string): string {
    return pattern.replaceAll("**", "*");
}

/**
 * What an event of CodeCommit must say of the branch that it is about. A field of an event takes one list, of which one
 * entry must match; so what is excluded is asked of the branch's other name.
 * https://docs.aws.amazon.com/codecommit/latest/userguide/monitoring-events.html
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function branchEventDetail({ includes, excludes }: PatternFilter): Record<string, unknown> {
    return {
        referenceName: includes.map((pattern) =>
            pattern.includes("*") ? { wildcard: wildcard(pattern) } : pattern,
        ),
        ...(excludes.length === 0
            ? {}
            : {
                  referenceFullName: [
                      {
                          "anything-but": {
                              wildcard: excludes.map((pattern) => `${BRANCH_REFERENCE}${wildcard(pattern)}`),
                          },
                      },
                  ],
              }),
    };
}

/** What is wrong with patterns that events of CodeCommit are to match. */
export function branchEventProblems(path: string, patterns: readonly string[] = []): Problem[] {
    return patterns.flatMap((pattern, index) =>
        unless(PATTERN.test(pattern), {
            path: `${path}[${String(index)}]`,
            rule: "must be a branch of CodeCommit, or a pattern with ** alone, as its events know no other",
            got: pattern,
            fix: "write ** for any text, slashes too, as in release/**",
        }),
    );
}
