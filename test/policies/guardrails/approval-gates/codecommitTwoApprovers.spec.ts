import { codecommitTwoApprovers } from "../../../../policies/guardrails/approval-gates/codecommitTwoApprovers";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const TYPE = "aws:codecommit/approvalRuleTemplate:ApprovalRuleTemplate";
const STATEMENT = {
    Type: "Approvers",
    NumberOfApprovalsNeeded: 2,
    ApprovalPoolMembers: ["CodeCommitApprovers:ann"],
};

function template(content: unknown): ResourceFixture {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    return { type: TYPE, name: "two", properties: { name: "two", content: text } };
}

function violation(subject: string, found: string, rule: string, fix: string): string {
    return `${TYPE} "two": ${subject} ${found}; ${rule}. Fix: ${fix}.`;
}

describeRule(codecommitTwoApprovers, {
    "accepts enough named approvers on all branches or on the protected one": {
        resources: [
            template({ Statements: [STATEMENT] }),
            template({ Statements: [STATEMENT], DestinationReferences: ["refs/heads/main"] }),
        ],
    },
    "asks for as many people as it is told": {
        resources: [
            template({ Statements: [{ ...STATEMENT, NumberOfApprovalsNeeded: 1 }] }),
            template({ Statements: [{ ...STATEMENT, NumberOfApprovalsNeeded: undefined }] }),
        ],
        violations: ["is 1", "is not set"].map((found) =>
            violation(
                "content.Statements[0].NumberOfApprovalsNeeded",
                found,
                "at least 2 people must approve a change",
                "set NumberOfApprovalsNeeded to 2 or more",
            ),
        ),
    },
    "asks who they are, and does not take everybody for an answer": {
        resources: [
            template({ Statements: [{ ...STATEMENT, ApprovalPoolMembers: [] }] }),
            template({ Statements: [{ ...STATEMENT, ApprovalPoolMembers: ["*"] }] }),
        ],
        violations: [
            violation(
                "content.Statements[0].ApprovalPoolMembers",
                "is not set",
                "without it whoever may write the code may approve it",
                "list the ARNs of the people or roles who may approve",
            ),
            violation(
                "content.Statements[0].ApprovalPoolMembers",
                'holds "*"',
                "not everybody may approve",
                "list the ARNs of the people or roles who may approve",
            ),
        ],
    },
    "asks for each protected branch": {
        resources: [template({ Statements: [STATEMENT], DestinationReferences: ["refs/heads/main"] })],
        config: { protectedBranches: ["main", "release"] },
        violations: [
            violation(
                "content.DestinationReferences",
                'does not hold "refs/heads/release"',
                "the branch release must be protected",
                "add it, or leave DestinationReferences out to protect every branch",
            ),
        ],
    },
    "does not let a content pass that it cannot read": {
        resources: [template("Statements: none"), template({ Version: "2018-11-08" })],
        violations: [1, 2].map(() =>
            violation(
                "content",
                "holds no statement",
                "a template must say who approves",
                "write JSON with Statements",
            ),
        ),
    },
    "notes a content that is unknown": {
        resources: [template(UNKNOWN)],
        undecided: [`${TYPE} "two": string value at .content can't be known during preview`],
    },
});
