import { accountsOf, isServiceWildcard } from "../../shared/callers";
import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { Statement } from "../../shared/policyDocuments";
import { quoted, statementRequirement } from "../kinds/documents";
import { KEY, KEY_POLICIES, KEYS } from "../kinds/keyTypes";
import { foreignTo, opens, StatementObjection, TRUSTED_ACCOUNTS } from "../kinds/resourcePolicies";

/** The account's root user stands for the account's IAM policies, without which the key could not be saved. */
function isAccount(principal: string): boolean {
    return /^AWS:(?:arn:[^:]+:iam::)?\d{12}(?::root)?$/.test(principal);
}

/** Everything that there is to do with a key is for the account alone. */
function allRights({ actions, notActions, principals }: Statement): StatementObjection[] {
    const guests = principals.filter((each) => !isAccount(each));
    const wild = notActions.length > 0 ? ["*"] : actions.filter(isServiceWildcard);
    return guests.length === 0 || wild.length === 0
        ? []
        : [
              {
                  found: `allows ${quoted(wild)} to ${guests.join(", ")}`,
                  rule: "only the account may have all rights to a key",
                  fix: "list the actions that they need",
              },
          ];
}

const ACCOUNT = { AWS: "arn:aws:iam::111122223333:root" };

function key(Principal: object | string) {
    const Statement = [{ Effect: "Allow", Principal, Action: "kms:*", Resource: "*" }];
    const policy = JSON.stringify({ Version: "2012-10-17", Statement });
    return { type: KEY, name: "platform", properties: { policy } };
}

/** A policy that a preview does not know is noted there. */
export const kmsKeyPolicy = companionRule({
    name: "kms-key-policy",
    displayName: "Key policies are narrow",
    description:
        "A key must have a policy that lets in named principals only, and all rights to the account alone.",
    why: "Who may use the key reads all that it protects; a policy that lets in everybody protects nothing.",
    severity: "critical",
    tags: ["keys", "access", "kms"],
    framework: securityHub("KMS.5", "KMS keys are not publicly accessible."),
    sources: [
        "AWS Config kms-key-policy-no-public-access",
        "Checkov CKV_AWS_33",
        "Checkov CKV2_AWS_64",
        "Prowler kms_key_not_publicly_accessible",
    ],
    url: securityHubUrl("KMS.5"),
    remediationSteps:
        "Name the principals; add kms:CallerAccount or aws:SourceAccount where a service comes.",
    settings: { trustedAccounts: TRUSTED_ACCOUNTS },
    enforcementLevel: "mandatory",
    subject: "KMS keys",
    of: KEYS,
    reads: KEY_POLICIES,
    missing: {
        subject: "the key",
        found: "has no policy of its own",
        rule: "who may use a key must be written down",
        fix: "give it a policy that names the account and the services that use it",
    },
    must: {
        policy: statementRequirement((statement, { trustedAccounts }: { trustedAccounts: string[] }) =>
            statement.effect === "Allow"
                ? [
                      ...opens(statement, "the key"),
                      ...allRights(statement),
                      ...foreignTo(accountsOf(statement), trustedAccounts),
                  ]
                : [],
        ),
    },
    examples: { passes: [key(ACCOUNT)], fails: [key("*")] },
});
