import { wellArchitected } from "../../shared/frameworks";
import { Statement } from "../../shared/policyDocuments";
import { exampleRolePolicy, identityRule, objectToBreadth } from "../kinds/identityRule";
import { actionsOf, servicesWith } from "./iamActions";
import { CREDENTIALS } from "./iamCredentialExposure";

/**
 * What decides who may do what although AWS counts it among "Write", of the services that such a platform is made of: who
 * creates a role says what it may do. What rules of their own are about is left out: iam:PassRole, credentials.
 */
const WRITING: Readonly<Record<string, readonly string[]>> = {
    iam: [
        "AddRoleToInstanceProfile",
        "AddUserToGroup",
        "CreateRole",
        "CreateUser",
        "DeleteRole",
        "UpdateRole",
    ],
    sagemaker: ["DeleteModelPackageGroupPolicy", "PutModelPackageGroupPolicy"],
    ram: ["AssociateResourceShare", "DeleteResourceShare", "UpdateResourceShare"],
};

/**
 * SageMaker asks for it on whatever interface it makes in a VPC, which nobody can name beforehand.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
 */
const DEMANDED = "ec2:CreateNetworkInterfacePermission";

/** All of them: what AWS counts among "Permissions management" and lets narrow down to resources, and the above. */
export const PERMISSIONS: readonly string[] = [
    ...servicesWith("permissions").flatMap((service) => actionsOf("permissions", service)),
    ...Object.entries(WRITING).flatMap(([service, names]) => names.map((name) => `${service}:${name}`)),
].filter((action) => !["iam:PassRole", DEMANDED, ...CREDENTIALS].includes(action));

/** Those of the services that a statement names, which are all that it can allow. */
function permissionsOf({ actions, notActions }: Statement): readonly string[] {
    const services = new Set(actions.map((action) => action.split(":")[0]?.toLowerCase() ?? ""));
    const isOpen = notActions.length > 0 || [...services].some((service) => /[*?]/.test(service));
    return isOpen ? PERMISSIONS : PERMISSIONS.filter((action) => services.has(action.split(":")[0] ?? ""));
}

/** A document that a preview does not know is noted there and judged before the policy is created. */
export const iamPermissionsManagement = identityRule({
    name: "iam-permissions-management",
    displayName: "No right to change all rights",
    description: "A policy must not allow to change who may do what with whatever there is.",
    why: "Who may write any policy opens any bucket and any key, whatever else is forbidden.",
    severity: "high",
    tags: ["identity", "least-privilege", "iam"],
    framework: wellArchitected("SEC03-BP02", "Grant least privilege access."),
    sources: ["Checkov CKV_AWS_289", "Cloudsplaining ResourceExposure"],
    url: "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_least_privileges.html",
    remediationSteps: "Name the resources in Resource, or narrow them down by a condition on their tags.",
    settings: {},
    enforcementLevel: "mandatory",
    judge: (statement, _, document) =>
        objectToBreadth(statement, document, {
            actions: permissionsOf(statement),
            rule: "whose rights may be changed must be named",
            fix: "name the resources in Resource, or narrow them down by aws:ResourceTag",
        }),
    examples: {
        passes: [exampleRolePolicy({ Action: "s3:PutBucketPolicy", Resource: "arn:aws:s3:::models-1" })],
        fails: [exampleRolePolicy({ Action: "s3:PutBucketPolicy", Resource: "*" })],
    },
});
