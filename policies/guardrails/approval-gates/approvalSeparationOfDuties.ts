import { wellArchitected } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { RIGHTS_TYPES } from "../../shared/identityPolicies";
import { filedUnder, undecided } from "../../shared/principalFindings";
import { allowances, Principal, principalsOf } from "../../shared/principals";
import { Unknown } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { approvalRights, APPROVE, trustOf, trustedServices } from "./approverRights";
import { BROAD_APPROVERS, SCOPED_APPROVERS } from "./exampleRights";

/** What changes, starts or goes round what an approver decides about. */
const CHANGES: readonly string[] = [
    "codepipeline:UpdatePipeline",
    "codepipeline:StartPipelineExecution",
    "codepipeline:PutJobSuccessResult",
    "codepipeline:EnableStageTransition",
    "codepipeline:DisableStageTransition",
    "codepipeline:OverrideStageCondition",
    "codepipeline:RollbackStage",
    "iam:PassRole",
];

const RULE = "whoever approves a deployment must not be able to make or change it";

function findings(principal: Principal): Finding[] {
    const [right] = approvalRights(principal);
    if (right === undefined) {
        return undecided(principal);
    }
    const resource = filedUnder(principal, right.held.policy);
    const problem = { kind: "violation", resource, subject: `"${principal.name}"`, rule: RULE } as const;
    const changes = CHANGES.filter((action) => allowances(principal, action).length > 0);
    const trust = trustOf(principal);
    const services = trust instanceof Unknown ? [] : trustedServices(trust);
    return [
        ...(changes.length === 0
            ? []
            : [
                  {
                      ...problem,
                      found: `may approve by ${right.by}, and ${changes.join(", ")}`,
                      fix: `give ${APPROVE} to a role of its own`,
                  },
              ]),
        ...(services.length === 0
            ? []
            : [
                  {
                      ...problem,
                      found: `may approve by ${right.by}, and is a role of ${services.join(", ")}`,
                      fix: `take ${APPROVE} away from it: a service cannot decide what a person must`,
                  },
              ]),
        ...(trust instanceof Unknown ? [{ kind: "undecided", resource, unknown: trust } as const] : []),
        ...undecided(principal),
    ];
}

/** What a preview does not know of a policy or of who may take a role is noted there. */
export const approvalSeparationOfDuties = stackRule({
    name: "approval-separation-of-duties",
    displayName: "Approvers change nothing",
    description: "Nobody may both approve a deployment and start, change or override the pipeline that asks.",
    why: "An approval by whoever made the change, or by the pipeline's own role, is no second pair of eyes.",
    severity: "critical",
    tags: ["approval-gates", "iam", "codepipeline"],
    framework: wellArchitected("SEC03-BP02", "Grant least privilege and separate duties that must not meet."),
    sources: [],
    url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals-iam-permissions.html",
    remediationSteps:
        "Put the right to approve into a role that people take and that may do nothing else here.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "IAM identities and their policies",
    appliesTo: isOneOf(RIGHTS_TYPES),
    check: (stack) => principalsOf(stack).flatMap(findings),
    examples: { passes: SCOPED_APPROVERS, fails: BROAD_APPROVERS },
});
