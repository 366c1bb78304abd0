import { wellArchitected } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { parseJson } from "../../shared/json";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { elementsOf, PropertyValue, readProperties, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { textList, wholeNumber } from "../../shared/settingKinds";
import { SettingValues, Shape } from "../../shared/settings";
import { APPROVAL_TEMPLATE } from "../resourceTypes";

const SETTINGS = {
    minimumApprovals: wholeNumber({
        description: "How many people must approve a change.",
        minimum: 1,
        maximum: 100,
        fallback: 2,
    }),
    protectedBranches: textList({
        description: "Branches to which no change may go without these approvals.",
        pattern: "^[^ ]+$",
        form: 'names of branches such as "main"',
        fallback: ["main"],
    }),
} satisfies Shape;

function template(NumberOfApprovalsNeeded: number) {
    const ApprovalPoolMembers = ["arn:aws:sts::111122223333:assumed-role/reviewers/*"];
    const content = JSON.stringify({
        Version: "2018-11-08",
        DestinationReferences: ["refs/heads/main"],
        Statements: [{ Type: "Approvers", NumberOfApprovalsNeeded, ApprovalPoolMembers }],
    });
    return { type: APPROVAL_TEMPLATE[0], name: "two-people", properties: { name: "two-people", content } };
}

function statementJudgements(statement: PropertyValue, index: number, minimum: number): Judgement[] {
    const place = `content.Statements[${String(index)}]`;
    const needed = valueAt(statement, "NumberOfApprovalsNeeded");
    const members = elementsOf(valueAt(statement, "ApprovalPoolMembers"));
    const pool = {
        subject: `${place}.ApprovalPoolMembers`,
        fix: "list the ARNs of the people or roles who may approve",
    };
    return [
        ...(typeof needed === "number" && needed >= minimum
            ? []
            : [
                  {
                      subject: `${place}.NumberOfApprovalsNeeded`,
                      found: isValue(needed),
                      rule: `at least ${String(minimum)} people must approve a change`,
                      fix: `set NumberOfApprovalsNeeded to ${String(minimum)} or more`,
                  },
              ]),
        ...(members.length === 0
            ? [{ ...pool, found: "is not set", rule: "without it whoever may write the code may approve it" }]
            : []),
        ...(members.includes("*")
            ? [{ ...pool, found: 'holds "*"', rule: "not everybody may approve" }]
            : []),
    ];
}

function judge(content: PropertyValue | undefined, settings: SettingValues<typeof SETTINGS>): Judgement[] {
    if (content instanceof Unknown) {
        return [content];
    }
    const parsed = typeof content === "string" ? parseJson(content) : undefined;
    const document = typeof parsed === "object" && parsed !== null ? readProperties(parsed) : {};
    const statements = elementsOf(valueAt(document, "Statements"));
    if (statements.length === 0) {
        const rule = "a template must say who approves";
        return [{ subject: "content", found: "holds no statement", rule, fix: "write JSON with Statements" }];
    }
    const references = elementsOf(valueAt(document, "DestinationReferences"));
    const open = settings.protectedBranches.filter(
        (branch) => references.length > 0 && !references.includes(`refs/heads/${branch}`),
    );
    return [
        ...statements.flatMap((each, index) => statementJudgements(each, index, settings.minimumApprovals)),
        ...open.map((branch) => ({
            subject: "content.DestinationReferences",
            found: `does not hold "refs/heads/${branch}"`,
            rule: `the branch ${branch} must be protected`,
            fix: "add it, or leave DestinationReferences out to protect every branch",
        })),
    ];
}

/** A content that is unknown at preview is noted there and judged before the template is created. */
export const codecommitTwoApprovers = resourceRule({
    name: "codecommit-two-approvers",
    displayName: "Two people approve each change",
    description:
        "A template for pull requests must ask enough people, and not everybody, about protected branches.",
    why: "What one person can merge alone, one person can deploy alone.",
    severity: "high",
    tags: ["approval-gates", "codecommit", "change-control"],
    framework: wellArchitected("OPS05-BP07", "Review code before it is merged."),
    sources: ["Checkov CKV_AWS_257"],
    url: "https://docs.aws.amazon.com/codecommit/latest/userguide/how-to-create-template.html",
    remediationSteps:
        "Set NumberOfApprovalsNeeded, ApprovalPoolMembers and DestinationReferences in the content.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "CodeCommit approval rule templates",
    appliesTo: isOneOf(APPROVAL_TEMPLATE),
    check: (resource, settings) =>
        findingsOf(resource, judge(valueAt(resource.properties, "content"), settings)),
    examples: { passes: [template(2)], fails: [template(1)] },
});
