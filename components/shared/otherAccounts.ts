import { AwsLocation } from "./awsLocation";
import type { Problem } from "./problems/problems";

const ACCOUNT_ID = /^\d{12}$/;

/** What is wrong with a list of accounts that something is shared with. */
export function otherAccountProblems(
    location: AwsLocation,
    path: string,
    accountIds: readonly string[],
): Problem[] {
    return accountIds.flatMap((accountId, index) => {
        const problem = accountProblem(location, accountId, accountIds.indexOf(accountId) < index);
        return problem === undefined ? [] : [{ path: `${path}[${index}]`, got: accountId, ...problem }];
    });
}

function accountProblem(
    location: AwsLocation,
    accountId: string,
    repeated: boolean,
): Pick<Problem, "rule" | "fix"> | undefined {
    if (!ACCOUNT_ID.test(accountId)) {
        return { rule: "must be an account id of 12 digits", fix: "quote it in YAML" };
    }
    if (accountId === location.accountId) {
        return {
            rule: "must be another account than the one that shares",
            fix: "leave it out; its roles need IAM policies only",
        };
    }
    return repeated ? { rule: "must not repeat an entry", fix: "leave it out" } : undefined;
}

/** The principal that stands for the IAM policies of other accounts, in the order of their ids. */
export function accountPrincipals(
    { partition }: AwsLocation,
    accountIds: readonly string[],
): { AWS: string[] } {
    return { AWS: [...accountIds].sort().map((accountId) => `arn:${partition}:iam::${accountId}:root`) };
}
