import { codecommitProtectedBranches } from "../../../../policies/guardrails/approval-gates/codecommitProtectedBranches";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { allow, deny, ROLE, role, ROLE_POLICY, rolePolicy } from "./rights";

const REPOSITORY = "arn:aws:codecommit:eu-central-1:111122223333:fraud";
const repository = {
    type: "aws:codecommit/repository:Repository",
    name: "fraud",
    properties: { repositoryName: "fraud" },
};
const PUSH = "codecommit:GitPush";

function branch(...names: string[]): object {
    return {
        Condition: {
            StringEqualsIfExists: { "codecommit:References": names.map((name) => `refs/heads/${name}`) },
            Null: { "codecommit:References": "false" },
        },
    };
}

function message(actions: string, branches = "main"): string {
    return (
        `${ROLE} "scientists": "scientists" may write to ${branches} by ${actions}; ` +
        "these branches change by pull request only. " +
        "Fix: deny these actions where StringEqualsIfExists codecommit:References is the branch and Null is false."
    );
}

describeRule(codecommitProtectedBranches, {
    "accepts who may only read": {
        resources: [
            repository,
            role("scientists"),
            rolePolicy("scientists", allow("codecommit:GitPull", REPOSITORY)),
        ],
    },
    "accepts who may push, but not to main": {
        resources: [
            repository,
            role("scientists"),
            rolePolicy("scientists", allow(PUSH, REPOSITORY), deny(PUSH, "*", branch("main"))),
        ],
    },
    "accepts a denial for all branches by a wildcard": {
        resources: [
            repository,
            role("scientists"),
            rolePolicy("scientists", allow(PUSH, REPOSITORY), deny(PUSH, "*", branch("*"))),
        ],
    },
    "stops who may push to every branch": {
        resources: [repository, role("scientists"), rolePolicy("scientists", allow(PUSH, REPOSITORY))],
        violations: [message(PUSH)],
    },
    "stops the ways past a push that a wildcard holds": {
        resources: [
            repository,
            role("scientists"),
            rolePolicy("scientists", allow("codecommit:*", REPOSITORY), deny(PUSH, "*", branch("main"))),
        ],
        violations: [
            message(
                "codecommit:PutFile, codecommit:CreateCommit, codecommit:DeleteBranch, " +
                    "codecommit:MergeBranchesByFastForward, codecommit:MergeBranchesBySquash, " +
                    "codecommit:MergeBranchesByThreeWay",
            ),
        ],
    },
    "stops who is denied one protected branch of two": {
        resources: [
            repository,
            role("scientists"),
            rolePolicy("scientists", allow(PUSH, REPOSITORY), deny(PUSH, "*", branch("main"))),
        ],
        config: { protectedBranches: ["main", "release"] },
        violations: [message(PUSH, "main, release")],
    },
    "does not count a denial for another repository, or one that asks for more": {
        resources: [
            repository,
            role("scientists"),
            rolePolicy(
                "scientists",
                allow(PUSH, REPOSITORY),
                deny(PUSH, `${REPOSITORY}-other`, branch("main")),
                deny(PUSH, "*", {
                    Condition: {
                        StringEqualsIfExists: { "codecommit:References": ["refs/heads/main"] },
                        IpAddress: { "aws:SourceIp": "192.0.2.0/24" },
                    },
                }),
            ),
        ],
        violations: [message(PUSH)],
    },
    "lets listed writers write": {
        resources: [repository, role("scientists"), rolePolicy("scientists", allow(PUSH, REPOSITORY))],
        config: { writers: ["scient*"] },
    },
    "notes a document that it does not know": {
        resources: [
            repository,
            role("scientists"),
            { type: ROLE_POLICY, name: "rights", properties: { role: "scientists", policy: UNKNOWN } },
        ],
        undecided: [`${ROLE_POLICY} "rights": string value at .policy can't be known during preview`],
    },
});
