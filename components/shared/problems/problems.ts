/** One thing that is wrong with a value that somebody gave, and what to do about it. */
export interface Problem {
    /** Where the value stands, for example `variants[0].instanceType`. */
    path: string;
    /** What must hold, for example `must be at least 1`. */
    rule: string;
    /** The value that was given; left out where none was. */
    got?: unknown;
    /** What to do, as an imperative sentence without a full stop. */
    fix: string;
}

/** Writes one problem on one line: path, rule, value got, fix. */
export function describeProblem(problem: Problem): string {
    const got = "got" in problem ? `, got ${JSON.stringify(problem.got)}` : "";
    return `${problem.path}: ${problem.rule}${got}; ${problem.fix}`;
}

/** Writes every problem of one component: a heading with its class and name, then one line a problem. */
export function listProblems(className: string, name: string, problems: readonly Problem[]): string {
    return [`${className} "${name}":`, ...problems.map((problem) => `  ${describeProblem(problem)}`)].join(
        "\n",
    );
}
