import { textOf } from "../../shared/properties";
import { accountsOf, conditionsOf } from "../../shared/callers";
import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { Statement } from "../../shared/policyDocuments";
import { textList } from "../../shared/settingKinds";
import { statementRequirement } from "../kinds/documents";
import {
    anybodysServices,
    foreignTo,
    opens,
    principalsOfKind,
    StatementObjection,
    TRUSTED_ACCOUNTS,
} from "../kinds/resourcePolicies";

/** Services that say for which resource or account they act, by their own documentation of the confused deputy. */
const SPEAKING = [
    "sagemaker",
    "codepipeline",
    "codebuild",
    "events",
    "scheduler",
    "states",
    "glue",
    "bedrock",
    "vpc-flow-logs",
];

/** A service acts for whoever asks it, so the role must say for whom it may. */
function deputies(statement: Statement, services: readonly string[]): StatementObjection[] {
    const speaking = anybodysServices(statement, services);
    return speaking.length === 0
        ? []
        : [
              {
                  found: `lets ${speaking.join(", ")} take the role for anybody`,
                  rule: "a service must take a role only for resources of the own account",
                  fix: "add the condition StringEquals aws:SourceAccount, or ArnLike aws:SourceArn",
              },
          ];
}

/** A whole account stands for everybody whom that account lets; then something else has to say who. */
function wholeAccounts(statement: Statement): StatementObjection[] {
    const accounts = principalsOfKind(statement, "AWS").filter((each) => /^\d{12}$|:root$/.test(each));
    return accounts.length === 0 || conditionsOf(statement).length > 0
        ? []
        : [
              {
                  found: `lets everybody of ${accounts.join(", ")} take the role`,
                  rule: "who may take it must be named",
                  fix: "name roles, or add a condition such as aws:PrincipalArn, sts:ExternalId or aws:MultiFactorAuthPresent",
              },
          ];
}

/** A directory stands for everybody in it, of other organizations too; its claims say who. */
function directories(statement: Statement): StatementObjection[] {
    const isClaim = /:(?:sub|aud|amr)$|^saml:|^aws:RequestTag\//i;
    const named = conditionsOf(statement).some(
        ({ operator, key, values }) =>
            !/IfExists$|^ForAllValues:|Not/i.test(operator) &&
            isClaim.test(key) &&
            (!/:sub$/i.test(key) || values.every((value) => !/^[*?]*$|^repo:\*/.test(textOf(value)))),
    );
    const federated = principalsOfKind(statement, "Federated");
    return federated.length === 0 || named
        ? []
        : [
              {
                  found: `lets everybody in ${federated.join(", ")} take the role`,
                  rule: "who may take it must be named by a claim",
                  fix: "add a condition on the token's sub, such as one repository and branch",
              },
          ];
}

function role(statement: object) {
    const Statement = [{ Effect: "Allow", Action: "sts:AssumeRole", ...statement }];
    const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement });
    return { type: "aws:iam/role:Role", name: "training", properties: { assumeRolePolicy } };
}

const Principal = { Service: "sagemaker.amazonaws.com" };

/** A document that a preview does not know is noted there and judged before the role is created. */
export const iamRoleTrust = propertyRule({
    name: "iam-role-trust",
    displayName: "Roles for whom they are meant",
    description: "A role's trust policy must name who may take it, and for whom a service may.",
    why:
        "A service that takes a role for anybody takes it for a stranger who knows its name, and a role for everybody " +
        "is nobody's.",
    severity: "high",
    tags: ["identity", "trust", "iam"],
    framework: wellArchitected("SEC03-BP02", "Grant least privilege access."),
    sources: [
        "Prowler iam_role_cross_service_confused_deputy_prevention",
        "Checkov CKV_AWS_60",
        "Checkov CKV_AWS_61",
        "Checkov CKV_AWS_358",
    ],
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    remediationSteps:
        "Name the principals; add aws:SourceAccount for services, sts:ExternalId for other accounts.",
    settings: {
        sourceServices: textList({
            description:
                "Services that must take a role for named accounts or resources only, without their domain.",
            pattern: "^[a-z0-9-]+$",
            form: 'names of services such as "sagemaker"',
            fallback: SPEAKING,
        }),
        trustedAccounts: TRUSTED_ACCOUNTS,
    },
    enforcementLevel: "mandatory",
    subject: "IAM roles",
    reads: {
        "aws:iam/role:Role": ["assumeRolePolicy"],
        "aws-native:iam:Role": ["assumeRolePolicyDocument"],
    },
    must: statementRequirement(
        (statement, settings: { sourceServices: string[]; trustedAccounts: string[] }) =>
            statement.effect === "Allow"
                ? [
                      ...opens(statement, "the role"),
                      ...deputies(statement, settings.sourceServices),
                      ...wholeAccounts(statement),
                      ...directories(statement),
                      ...foreignTo(accountsOf(statement), settings.trustedAccounts),
                  ]
                : [],
    ),
    examples: {
        passes: [role({ Principal, Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } })],
        fails: [role({ Principal })],
    },
});
