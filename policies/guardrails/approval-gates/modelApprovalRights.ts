import { denialsBy, isAboutAllOf, valuesUnder } from "../../shared/denials";
import { machineLearningLens } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { RIGHTS_TYPES } from "../../shared/identityPolicies";
import { conditionValues, matchesWildcards, Statement } from "../../shared/policyDocuments";
import { filedUnder, undecided } from "../../shared/principalFindings";
import { allowances, Principal, principalsOf } from "../../shared/principals";
import { isOneOf, stackRule } from "../../shared/rule";

import { approverRoles } from "./approverSettings";
import { SELF_APPROVING_TRAINERS, TRAINERS } from "./exampleRights";

const STATUS = "sagemaker:ModelApprovalStatus";

/** Both ways to make a version approved, with what they do. */
const WAYS = {
    "sagemaker:UpdateModelPackage": "decide about registered versions",
    "sagemaker:CreateModelPackage": "register versions as approved",
} as const;
type Way = keyof typeof WAYS;

/** Whether a statement denies to make a version approved in this way, whatever else may be the case. */
function deniesApproval(statement: Statement, action: Way): boolean {
    const conditions = denialsBy(statement, action, STATUS) ?? [];
    const operators = new Set(conditions.map(({ operator }) => operator));
    const values = valuesUnder(conditions, ["StringEquals", "StringEqualsIgnoreCase", "StringLike"]);
    return operators.size === 1 && values.includes("Approved");
}

/** Whether a principal is denied to make a version approved in this way, wherever it may do so. */
function isDeniedApproval(principal: Principal, action: Way): boolean {
    const denials = principal.statements
        .map(({ statement }) => statement)
        .filter((statement) => deniesApproval(statement, action));
    return allowances(principal, action).every(({ statement }) =>
        denials.some((denial) => isAboutAllOf(denial, statement)),
    );
}

/** Whether the allowance itself is only for versions that wait, or are rejected. */
function isNarrowed(principal: Principal, action: Way): boolean {
    return allowances(principal, action).every(({ statement }) => {
        const statuses = conditionValues(statement, "StringEquals", STATUS);
        return statuses.length > 0 && !statuses.includes("Approved");
    });
}

function findings(principal: Principal, approvers: readonly string[]): Finding[] {
    const isListed = approvers.some((pattern) => matchesWildcards(pattern, principal.name));
    const ways = (Object.keys(WAYS) as Way[]).filter(
        (action) =>
            !(isListed && action === "sagemaker:UpdateModelPackage") &&
            !isNarrowed(principal, action) &&
            !isDeniedApproval(principal, action),
    );
    return ways.flatMap((action): Finding[] => {
        const [held] = allowances(principal, action);
        return held === undefined
            ? []
            : [
                  {
                      kind: "violation",
                      resource: filedUnder(principal, held.policy),
                      subject: `"${principal.name}"`,
                      found: `may ${WAYS[action]} by ${action}`,
                      rule: "only approvers may make a model version approved, and nobody by registering it",
                      fix: `deny ${action} where StringEquals ${STATUS} is "Approved", or name the approver in approverRoles`,
                  },
              ];
    });
}

/** A document that is unknown at preview is noted there. */
export const modelApprovalRights = stackRule({
    name: "model-approval-rights",
    displayName: "Only approvers approve model versions",
    description: "Nobody but an approver may make a version in the model registry approved.",
    why: "An approval in the registry starts the deployment; whoever trains must not give it.",
    severity: "critical",
    tags: ["approval-gates", "iam", "model-registry"],
    framework: machineLearningLens("MLSEC03-BP01", "Give each role the least rights that it needs."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html",
    remediationSteps:
        "Deny UpdateModelPackage and CreateModelPackage where sagemaker:ModelApprovalStatus is Approved to everybody " +
        "but the approvers.",
    settings: { approverRoles: approverRoles("model versions") },
    enforcementLevel: "mandatory",
    subject: "IAM identities and their policies",
    appliesTo: isOneOf(RIGHTS_TYPES),
    check: (stack, settings) =>
        principalsOf(stack).flatMap((principal) => [
            ...findings(principal, settings.approverRoles),
            ...undecided(principal),
        ]),
    examples: { passes: TRAINERS, fails: SELF_APPROVING_TRAINERS },
});
