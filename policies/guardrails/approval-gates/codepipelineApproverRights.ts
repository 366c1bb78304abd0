import { machineLearningLens } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { RIGHTS_TYPES } from "../../shared/identityPolicies";
import { filedUnder, undecided } from "../../shared/principalFindings";
import { Principal, principalsOf } from "../../shared/principals";
import { Unknown } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { flag } from "../../shared/settingKinds";
import { SettingValues, Shape } from "../../shared/settings";
import { ApprovalRight, approvalRights, APPROVE, isOneApproval, isPersonal, trustOf } from "./approverRights";
import { approverRoles, isApprover } from "./approverSettings";
import { BROAD_APPROVERS, SCOPED_APPROVERS } from "./exampleRights";

const SETTINGS = {
    approverRoles: approverRoles("deployments"),
    requirePersonalSignIn: flag({
        description:
            "Whether a role that may approve must be taken with a second factor or from a directory.",
        fallback: true,
    }),
} satisfies Shape;
type Settings = SettingValues<typeof SETTINGS>;

const RULE = "whoever may approve must be a named person, for a named approval";

function rightFindings(
    principal: Principal,
    right: ApprovalRight,
    { approverRoles: roles }: Settings,
): Finding[] {
    const resource = filedUnder(principal, right.held.policy);
    const subject = `"${principal.name}"`;
    const broad = right.resources.filter((each) => !isOneApproval(each));
    const problem = { kind: "violation", resource, subject, rule: RULE } as const;
    return [
        ...(broad.length === 0
            ? []
            : [
                  {
                      ...problem,
                      found: `may approve on ${broad.map((each) => `"${each}"`).join(", ")} by ${right.by}`,
                      fix: `allow ${APPROVE} on arn:aws:codepipeline:<region>:<account>:<pipeline>/<stage>/<action>`,
                  },
              ]),
        ...(isApprover(principal.name, roles)
            ? []
            : [
                  {
                      ...problem,
                      found: `may approve by ${right.by}, and is none of ${roles.join(", ")}`,
                      fix: `take ${APPROVE} away, or add the role to approverRoles in a reviewed change`,
                  },
              ]),
    ];
}

function signInFindings(principal: Principal, right: ApprovalRight): Finding[] {
    const resource = filedUnder(principal, right.held.policy);
    const trust = trustOf(principal);
    if (trust instanceof Unknown) {
        return [{ kind: "undecided", resource, unknown: trust }];
    }
    return isPersonal(trust)
        ? []
        : [
              {
                  kind: "violation",
                  resource,
                  subject: `"${principal.name}"`,
                  found: "may approve, and can be taken without a second factor",
                  rule: RULE,
                  fix: 'trust a directory (Federated), or add the condition Bool aws:MultiFactorAuthPresent "true"',
              },
          ];
}

/** What a preview does not know of a policy or of who may take a role is noted there. */
export const codepipelineApproverRights = stackRule({
    name: "codepipeline-approver-rights",
    displayName: "Rights to approve are narrow",
    description:
        "The right to approve a deployment must be on one approval, for approvers who sign in as persons.",
    why: "A right on everything lets whoever holds it open every gate, those of other teams included.",
    severity: "critical",
    tags: ["approval-gates", "iam", "codepipeline"],
    framework: machineLearningLens("MLSEC03-BP01", "Give each role the least rights that it needs."),
    sources: [],
    url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals-iam-permissions.html",
    remediationSteps: `Allow ${APPROVE} on the ARN of one action; do not attach AWSCodePipelineApproverAccess.`,
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "IAM identities and their policies",
    appliesTo: isOneOf(RIGHTS_TYPES),
    check: (stack, settings) =>
        principalsOf(stack).flatMap((principal) => {
            const rights = approvalRights(principal);
            const [first] = rights;
            return [
                ...rights.flatMap((right) => rightFindings(principal, right, settings)),
                ...(first !== undefined && settings.requirePersonalSignIn
                    ? signInFindings(principal, first)
                    : []),
                ...undecided(principal),
            ];
        }),
    examples: { passes: SCOPED_APPROVERS, fails: BROAD_APPROVERS },
});
