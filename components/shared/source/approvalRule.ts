import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Whose approval a repository's pull requests take. */
export interface ApprovalRuleSpec {
    repositoryName: string;
    branch: string;
    /** ARNs of IAM roles and users. */
    reviewerArns: readonly string[];
    approvalsNeeded: number;
    parent: pulumi.Resource;
}

const ROLE = /^arn:([^:]+):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/;
const MAX_NAME_CHARACTERS = 100;

/** How CodeCommit knows who approves: a role by its sessions, whatever their names; a user as he is. */
export function poolMember(reviewerArn: string): string {
    const [, partition = "", account = "", role = ""] = ROLE.exec(reviewerArn) ?? [];
    return role === "" ? reviewerArn : `arn:${partition}:sts::${account}:assumed-role/${role}/*`;
}

/**
 * The content of an approval rule template.
 * https://docs.aws.amazon.com/codecommit/latest/userguide/how-to-create-template.html
 */
export function approvalRule(
    branch: string,
    reviewerArns: readonly string[],
    approvalsNeeded: number,
): Record<string, unknown> {
    return {
        Version: "2018-11-08",
        DestinationReferences: [`refs/heads/${branch}`],
        Statements: [
            {
                Type: "Approvers",
                NumberOfApprovalsNeeded: approvalsNeeded,
                ApprovalPoolMembers: [...reviewerArns].sort().map(poolMember),
            },
        ],
    };
}

/** Creates the rule and puts it on the repository: `<name>-approval-rule` and `<name>-approval-rule-association`. */
export function createApprovalRule(name: string, spec: ApprovalRuleSpec, repository: pulumi.Resource): void {
    const { repositoryName, branch, reviewerArns, approvalsNeeded, parent } = spec;
    const template = new aws.codecommit.ApprovalRuleTemplate(
        `${name}-approval-rule`,
        {
            name: `${repositoryName}-reviews`.slice(-MAX_NAME_CHARACTERS),
            description: `Who approves pull requests to ${branch} of ${repositoryName}`,
            content: JSON.stringify(approvalRule(branch, reviewerArns, approvalsNeeded)),
        },
        { parent },
    );
    new aws.codecommit.ApprovalRuleTemplateAssociation(
        `${name}-approval-rule-association`,
        { approvalRuleTemplateName: template.name, repositoryName },
        { parent, dependsOn: [repository] },
    );
}
