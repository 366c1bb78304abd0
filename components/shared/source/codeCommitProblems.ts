import { branchEventProblems } from "./branchEvents";
import { unless, wholeNumberProblems } from "../problems/checks";
import type { Problem } from "../problems/problems";
import { branchProblems } from "./pushFilter";
import type { CodeCommitSourceArgs } from "./sourceArgs";

const REPOSITORY_NAME = /^[\w.-]{1,100}$/;
const REVIEWER_ARN = /^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/;
const APPROVALS = { min: 1, max: 100 };

/** What only a repository that is made can begin with. */
function beginningProblems(path: string, codeCommit: CodeCommitSourceArgs): Problem[] {
    const { create = false, firstCommitFolder, reviewerArns = [] } = codeCommit;
    return [
        ...unless(create || firstCommitFolder === undefined, {
            path: `${path}.firstCommitFolder`,
            rule: "must stand beside create, as only a repository that is made has a first commit",
            got: firstCommitFolder,
            fix: "leave it out, or let the repository be made",
        }),
        ...unless(create || reviewerArns.length === 0, {
            path: `${path}.reviewerArns`,
            rule: "must stand beside create, as the rules of an existing repository are not touched",
            got: reviewerArns,
            fix: "leave them out, or let the repository be made",
        }),
    ];
}

/** What is wrong with a source in CodeCommit; `path` is where it stands in the caller's arguments. */
export function codeCommitProblems(path: string, codeCommit: CodeCommitSourceArgs | undefined): Problem[] {
    if (codeCommit === undefined) {
        return [];
    }
    const { repositoryName, reviewerArns = [], approvalsNeeded } = codeCommit;
    return [
        ...unless(REPOSITORY_NAME.test(repositoryName) && !repositoryName.endsWith(".git"), {
            path: `${path}.repositoryName`,
            rule: "must be 1 to 100 letters, digits, dots, underscores or hyphens, and not end in .git",
            got: repositoryName,
            fix: "use the repository's name as CodeCommit lists it",
        }),
        ...branchProblems(path, codeCommit),
        ...branchEventProblems(`${path}.branches`, codeCommit.branches),
        ...branchEventProblems(`${path}.excludedBranches`, codeCommit.excludedBranches),
        ...beginningProblems(path, codeCommit),
        ...reviewerArns.flatMap((reviewer, index) =>
            unless(REVIEWER_ARN.test(reviewer), {
                path: `${path}.reviewerArns[${String(index)}]`,
                rule: "must be the ARN of one IAM role or user, without wildcards",
                got: reviewer,
                fix: "name the role that reviewers assume",
            }),
        ),
        ...wholeNumberProblems(
            `${path}.approvalsNeeded`,
            approvalsNeeded ?? APPROVALS.min,
            APPROVALS,
            "leave it out for two",
        ),
    ];
}
