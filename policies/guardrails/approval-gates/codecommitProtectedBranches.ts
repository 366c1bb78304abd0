import { denialsBy, isAboutAllOf, valuesUnder } from "../../shared/denials";
import { wellArchitected } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { matchesWildcards, Statement } from "../../shared/policyDocuments";
import { filedUnder, undecided } from "../../shared/principalFindings";
import { allowances, Principal, principalsOf } from "../../shared/principals";
import { isOneOf, stackRule } from "../../shared/rule";
import { textList } from "../../shared/settingKinds";
import { SettingValues, Shape } from "../../shared/settings";
import { ExampleResource } from "../../shared/ruleSpec";
import { REPOSITORY } from "../resourceTypes";

/** Every way to change a branch without a pull request. */
const WAYS = [
    "codecommit:GitPush",
    "codecommit:PutFile",
    "codecommit:CreateCommit",
    "codecommit:DeleteBranch",
    "codecommit:MergeBranchesByFastForward",
    "codecommit:MergeBranchesBySquash",
    "codecommit:MergeBranchesByThreeWay",
];
const OPERATORS = ["StringEquals", "StringEqualsIfExists", "StringLike", "StringLikeIfExists"];

const SETTINGS = {
    protectedBranches: textList({
        description: "Branches that change by pull request only.",
        pattern: "^[^ ]+$",
        form: 'names of branches such as "main"',
        fallback: ["main"],
    }),
    writers: textList({
        description: "Names of roles that may write to them all the same, with * for any text.",
        pattern: "^[\\w+=,.@*-]+$",
        form: 'names of roles such as "release-bot*"',
        fallback: [],
    }),
} satisfies Shape;

/** Whether every protected branch is denied for an action, in every repository that it is allowed on. */
function isDenied(principal: Principal, action: string, branches: readonly string[]): boolean {
    const denied = (allowed: Statement): string[] =>
        principal.statements.flatMap(({ statement }) =>
            isAboutAllOf(statement, allowed)
                ? valuesUnder(denialsBy(statement, action, "codecommit:References") ?? [], OPERATORS)
                : [],
        );
    return allowances(principal, action).every(({ statement }) =>
        branches.every((branch) =>
            denied(statement).some((pattern) => matchesWildcards(pattern, `refs/heads/${branch}`)),
        ),
    );
}

function findings(principal: Principal, settings: SettingValues<typeof SETTINGS>): Finding[] {
    const { protectedBranches, writers } = settings;
    if (writers.some((pattern) => matchesWildcards(pattern, principal.name))) {
        return [];
    }
    const open = WAYS.filter(
        (action) =>
            allowances(principal, action).length > 0 && !isDenied(principal, action, protectedBranches),
    );
    const [held] = open.flatMap((action) => allowances(principal, action));
    return held === undefined
        ? []
        : [
              {
                  kind: "violation",
                  resource: filedUnder(principal, held.policy),
                  subject: `"${principal.name}"`,
                  found: `may write to ${protectedBranches.join(", ")} by ${open.join(", ")}`,
                  rule: "these branches change by pull request only",
                  fix: "deny these actions where StringEqualsIfExists codecommit:References is the branch and Null is false",
              },
          ];
}

function writer(...statements: object[]): ExampleResource[] {
    const push = {
        Effect: "Allow",
        Action: "codecommit:GitPush",
        Resource: "arn:aws:codecommit:eu-central-1:111122223333:fraud",
    };
    const Statement = [push, ...statements];
    const policy = JSON.stringify({ Version: "2012-10-17", Statement });
    return [
        { type: REPOSITORY[0], name: "fraud", properties: { repositoryName: "fraud" } },
        { type: "aws:iam/role:Role", name: "scientists", properties: { name: "scientists" } },
        {
            type: "aws:iam/rolePolicy:RolePolicy",
            name: "scientists",
            properties: { role: "scientists", policy },
        },
    ];
}

const DENIAL = {
    Effect: "Deny",
    Action: "codecommit:GitPush",
    Resource: "*",
    Condition: {
        StringEqualsIfExists: { "codecommit:References": ["refs/heads/main"] },
        Null: { "codecommit:References": "false" },
    },
};

/** Only stacks with repositories are looked at; a document that is unknown at preview is noted there. */
export const codecommitProtectedBranches = stackRule({
    name: "codecommit-protected-branches",
    displayName: "Main changes by pull request",
    description: "Nobody may push to a protected branch past its pull requests.",
    why: "Approvals of pull requests protect nothing from whoever can push.",
    severity: "high",
    tags: ["approval-gates", "codecommit", "iam"],
    framework: wellArchitected("OPS05-BP07", "Review code before it is merged."),
    sources: ["AWS CodeCommit user guide: limit pushes and merges to branches"],
    url: "https://docs.aws.amazon.com/codecommit/latest/userguide/how-to-conditional-branch.html",
    remediationSteps:
        "Deny the actions that the message names for codecommit:References of the protected branches.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "CodeCommit repositories",
    appliesTo: isOneOf(REPOSITORY),
    check: (stack, settings) =>
        principalsOf(stack).flatMap((principal) => [
            ...findings(principal, settings),
            ...undecided(principal),
        ]),
    examples: { passes: writer(DENIAL), fails: writer() },
});
