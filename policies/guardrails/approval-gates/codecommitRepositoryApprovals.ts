import { wellArchitected } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { NamedResources, Stack } from "../../shared/stack";
import { APPROVAL_TEMPLATE, REPOSITORY } from "../resourceTypes";

const ASSOCIATION = "aws:codecommit/approvalRuleTemplateAssociation:ApprovalRuleTemplateAssociation";

const EXAMPLE = [
    { type: REPOSITORY[0], name: "fraud", properties: { repositoryName: "fraud" } },
    { type: APPROVAL_TEMPLATE[0], name: "two-people", properties: { name: "two-people" } },
];
const EXAMPLE_ASSOCIATION = {
    type: ASSOCIATION,
    name: "fraud",
    properties: { repositoryName: "fraud", approvalRuleTemplateName: "two-people" },
};

function check(stack: Stack): Finding[] {
    const repositories = stack.ofTypes(REPOSITORY);
    const named = new NamedResources(repositories, ["repositoryName"]);
    const associations = stack.ofTypes([ASSOCIATION]);
    const covered = new Set(associations.flatMap((each) => named.find(each, "repositoryName")));
    const unknown = associations
        .filter((each) => named.find(each, "repositoryName").length === 0)
        .map(({ properties }) => valueAt(properties, "repositoryName"))
        .find((name) => name instanceof Unknown);
    return repositories
        .filter((repository) => !covered.has(repository))
        .map((resource): Finding =>
            unknown !== undefined
                ? { kind: "undecided", resource, unknown }
                : {
                      kind: "violation",
                      resource,
                      subject: "the repository",
                      found: "has no approval rule template",
                      rule: "no change may be merged without an approval",
                      fix: "declare an ApprovalRuleTemplateAssociation with its repositoryName",
                  },
        );
}

/** Repositories and associations are joined by name, then by dependency; what is then unknown is noted. */
export const codecommitRepositoryApprovals = stackRule({
    name: "codecommit-repository-approvals",
    displayName: "Repositories ask for approvals",
    description: "Each CodeCommit repository must have an approval rule template.",
    why: "A template that no repository uses protects nothing.",
    severity: "high",
    tags: ["approval-gates", "codecommit", "change-control"],
    framework: wellArchitected("OPS05-BP07", "Review code before it is merged."),
    sources: ["Checkov CKV2_AWS_37"],
    url: "https://docs.aws.amazon.com/codecommit/latest/userguide/how-to-associate-template.html",
    remediationSteps: "Associate an approval rule template with the repository.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "CodeCommit repositories",
    appliesTo: isOneOf(REPOSITORY),
    check,
    examples: { passes: [...EXAMPLE, EXAMPLE_ASSOCIATION], fails: EXAMPLE },
});
