import { isServiceWildcard } from "../../shared/callers";
import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { textList } from "../../shared/settingKinds";
import { quoted } from "../kinds/documents";
import { exampleRolePolicy, identityRule } from "../kinds/identityRule";

const RULE = "rights must be named one by one";

/** A document that a preview does not know is noted there and judged before the policy is created. */
export const iamWildcardActions = identityRule({
    name: "iam-wildcard-actions",
    displayName: "No rights to everything",
    description: "A policy must not allow all actions, all actions of a service, or all but some.",
    why: "Such a right grows with every action that AWS adds, and covers what nobody thought of.",
    severity: "high",
    tags: ["identity", "least-privilege", "iam"],
    framework: securityHub("IAM.1", "IAM policies do not allow full administrative privileges."),
    sources: [
        "AWS Security Hub IAM.21",
        "AWS Config iam-policy-no-statements-with-admin-access",
        "AWS Config iam-policy-no-statements-with-full-access",
        "Checkov CKV_AWS_62",
        "Checkov CKV_AWS_63",
        "Checkov CKV_AWS_49",
        "Trivy AWS-0057",
    ],
    url: securityHubUrl("IAM.21"),
    remediationSteps:
        "List the actions that the program calls; IAM Access Analyzer proposes them from CloudTrail.",
    settings: {
        allowedWildcards: textList({
            description:
                "Patterns of actions that may stand in a policy all the same, such as those of a sandbox.",
            pattern: "^[a-z0-9-]+:\\*$",
            form: 'all actions of one service, such as "logs:*"',
            fallback: [],
        }),
    },
    enforcementLevel: "mandatory",
    judge: ({ actions, notActions }, { allowedWildcards }) => {
        const wild = actions.filter(
            (action) => isServiceWildcard(action) && !allowedWildcards.includes(action.toLowerCase()),
        );
        return [
            ...(wild.length === 0
                ? []
                : [{ found: `allows ${quoted(wild)}`, rule: RULE, fix: "list the actions that are needed" }]),
            ...(notActions.length === 0
                ? []
                : [
                      {
                          found: `allows everything but ${quoted(notActions)}`,
                          rule: RULE,
                          fix: "list the actions that are needed in Action",
                      },
                  ]),
        ];
    },
    examples: {
        passes: [exampleRolePolicy({ Action: "s3:GetObject", Resource: "arn:aws:s3:::models-1/*" })],
        fails: [exampleRolePolicy({ Action: "s3:*", Resource: "arn:aws:s3:::models-1/*" })],
    },
});
