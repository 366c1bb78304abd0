import { conditionValues, readPolicyDocument, Statement } from "../../shared/policyDocuments";
import { allowances, Held, Principal } from "../../shared/principals";
import { Unknown, valueAt } from "../../shared/properties";

export const APPROVE = "codepipeline:PutApprovalResult";

/** AWS's own policies that let approve everything everywhere. */
const MANAGED_APPROVAL =
    /:policy\/(?:AWSCodePipelineApproverAccess|AWSCodePipeline_FullAccess|AdministratorAccess|PowerUserAccess)$/;

/** One way in which a principal may approve. */
export interface ApprovalRight {
    /** Where the right comes from. */
    held: Pick<Held, "policy">;
    /** The resources that it is on. */
    resources: readonly string[];
    /** `by "codepipeline:*"` or `by AdministratorAccess`. */
    by: string;
}

/** By what a principal may decide about approvals of pipelines. */
export function approvalRights(principal: Principal): ApprovalRight[] {
    return [
        ...allowances(principal, APPROVE).map(({ statement, policy }) => ({
            held: { policy },
            resources: statement.resources.length > 0 ? statement.resources : ["*"],
            by: `"${statement.actions.join('", "') || `everything but ${statement.notActions.join(", ")}`}"`,
        })),
        ...principal.managed
            .filter(({ arn }) => MANAGED_APPROVAL.test(arn))
            .map(({ arn, policy }) => ({
                held: { policy },
                resources: ["*"],
                by: arn.split("/").at(-1) ?? arn,
            })),
    ];
}

/** Whether a resource is one approval: `arn:aws:codepipeline:<region>:<account>:<pipeline>/<stage>/<action>`. */
export function isOneApproval(resource: string): boolean {
    return /^arn:[^:*]+:codepipeline:[^:*]+:\d{12}:[^/*?]+\/[^/*?]+\/[^/*?]+$/.test(resource);
}

/** Who may take a role, as its trust policy says; `Unknown` at a preview that does not know it. */
export function trustOf({ resource }: Principal): Statement[] | Unknown {
    const property = "assumeRolePolicy";
    const document =
        valueAt(resource?.properties, property) ?? valueAt(resource?.properties, "assumeRolePolicyDocument");
    const statements = readPolicyDocument(document);
    return statements instanceof Unknown ? statements : statements.filter(({ effect }) => effect === "Allow");
}

/** The services of AWS that a trust policy lets in. */
export function trustedServices(trust: readonly Statement[]): string[] {
    return trust.flatMap(({ principals }) =>
        principals.filter((each) => each.startsWith("Service:")).map((each) => each.slice("Service:".length)),
    );
}

/** Whether everybody who takes a role has signed in as a person does: by a second factor or a directory. */
export function isPersonal(trust: readonly Statement[]): boolean {
    return trust.every(
        (statement) =>
            statement.principals.every((each) => each.startsWith("Federated:")) ||
            conditionValues(statement, "Bool", "aws:MultiFactorAuthPresent").includes("true"),
    );
}
