import { globalArn } from "../../shared/awsLocation";
import type { PolicyStatement } from "../../shared/iam/iamDocuments";
import type { DeployScope } from "./deployScope";

const READ_ROLES = [
    "iam:GetRole",
    "iam:GetRolePolicy",
    "iam:ListAttachedRolePolicies",
    "iam:ListInstanceProfilesForRole",
    "iam:ListRolePolicies",
    "iam:ListRoleTags",
];

const CHANGE_ROLES = [
    "iam:CreateRole",
    "iam:DeleteRole",
    "iam:DeleteRolePolicy",
    "iam:PutRolePolicy",
    "iam:TagRole",
    "iam:UntagRole",
    "iam:UpdateAssumeRolePolicy",
    "iam:UpdateRole",
    "iam:UpdateRoleDescription",
];

/** Services that a serving stack hands a role to. */
const ROLE_USERS = ["events.amazonaws.com", "sagemaker.amazonaws.com", "vpc-flow-logs.amazonaws.com"];

/**
 * Roles of the environment, and who may be given them. Two statements deny what no later policy may allow:
 * touching the pipeline's own roles, and standing in for an approver.
 */
export function identityStatements(scope: DeployScope): PolicyStatement[] {
    const roles = globalArn(scope.location, "iam", `role/${scope.namePrefix}*`);
    return [
        { Sid: "Roles", Effect: "Allow", Action: [...READ_ROLES, ...CHANGE_ROLES], Resource: roles },
        {
            Sid: "HandOverRoles",
            Effect: "Allow",
            Action: "iam:PassRole",
            Resource: roles,
            Condition: { StringEquals: { "iam:PassedToService": ROLE_USERS } },
        },
        {
            Sid: "NeverThePipelinesRoles",
            Effect: "Deny",
            Action: [...CHANGE_ROLES, "iam:PassRole"],
            Resource: globalArn(scope.location, "iam", `role/${scope.pipelinePrefix}-*`),
        },
        {
            // A denial that left anything out would not be one.
            Sid: "NeverApprove",
            Effect: "Deny",
            Action: [
                "codepipeline:OverrideStageCondition",
                "codepipeline:PutApprovalResult",
                "codepipeline:UpdatePipeline",
                "sagemaker:UpdateModelPackage",
            ],
            Resource: "*",
        },
    ];
}
