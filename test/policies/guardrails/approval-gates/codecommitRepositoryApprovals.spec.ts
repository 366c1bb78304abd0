import { codecommitRepositoryApprovals } from "../../../../policies/guardrails/approval-gates/codecommitRepositoryApprovals";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const REPOSITORY = "aws:codecommit/repository:Repository";
const ASSOCIATION = "aws:codecommit/approvalRuleTemplateAssociation:ApprovalRuleTemplateAssociation";

function repository(name: string, type = REPOSITORY): ResourceFixture {
    return { type, name, properties: { repositoryName: name } };
}

function association(repositoryName: unknown, sources: Record<string, string[]> = {}): ResourceFixture {
    return { type: ASSOCIATION, name: "association", properties: { repositoryName }, sources };
}

function violation(name: string, type = REPOSITORY): string {
    return (
        `${type} "${name}": the repository has no approval rule template; ` +
        "no change may be merged without an approval. " +
        "Fix: declare an ApprovalRuleTemplateAssociation with its repositoryName."
    );
}

describeRule(codecommitRepositoryApprovals, {
    "accepts a repository with a template, by name": { resources: [repository("a"), association("a")] },
    "accepts a repository with a template, by dependency where a preview knows no name": {
        resources: [repository("a"), association(UNKNOWN, { repositoryName: ["a"] })],
    },
    "stops a repository without one, of either provider": {
        resources: [
            repository("a"),
            repository("b"),
            repository("c", "aws-native:codecommit:Repository"),
            association("a"),
        ],
        violations: [violation("b"), violation("c", "aws-native:codecommit:Repository")],
    },
    "notes an association that may be the missing one": {
        resources: [repository("a"), association(UNKNOWN)],
        undecided: [
            `${REPOSITORY} "a": string value at .repositoryName can't be known during preview`,
            `${ASSOCIATION} "association": string value at .repositoryName can't be known during preview`,
        ],
    },
});
