import type { Problem } from "../../components/shared/problems/problems";

/**
 * Says of a setting that is missing where it stands instead: `environment` alone belongs to the project's own namespace,
 * and a misspelt namespace is nobody's.
 *
 * @param namespace where the settings belong
 * @param keys all keys that the stack is configured with, each with its namespace
 */
export function withWrongNamespaces(
    problems: readonly Problem[],
    namespace: string,
    keys: readonly string[],
): Problem[] {
    return problems.map((problem) => {
        const stray = keys.find((key) => key.slice(key.indexOf(":") + 1) === problem.path);
        return problem.rule === "is required" && stray !== undefined
            ? { ...problem, fix: `write ${namespace}:${problem.path} instead of ${stray}` }
            : problem;
    });
}
