import { isOpen } from "../../shared/callers";
import { machineLearningLens } from "../../shared/frameworks";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { coversAction, readPolicyDocument, Statement } from "../../shared/policyDocuments";
import { Properties, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { MODEL_GROUP } from "../resourceTypes";

const GROUP_POLICY = "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy";
const DECISIONS = [
    "sagemaker:UpdateModelPackage",
    "sagemaker:CreateModelPackage",
    "sagemaker:DeleteModelPackage",
];

/** `AWS:111122223333` or `AWS:arn:aws:iam::111122223333:root`: everybody whom that account lets. */
function isAccount(principal: string): boolean {
    return /^AWS:(?:\d{12}|arn:[^:]+:iam::\d{12}:root)$/.test(principal);
}

/** Whom an allowance leaves out, for a message: empty, or `but arn:... `. */
function exceptions({ notPrincipals }: Statement): string {
    const left = notPrincipals.map((each) => each.slice(each.indexOf(":") + 1));
    return left.length === 0 ? "" : `but ${left.join(", ")} `;
}

function judgeStatement(statement: Statement): Judgement[] {
    const decisions = DECISIONS.filter((action) => coversAction(statement, action));
    const accounts = statement.principals.filter(isAccount);
    const subject = "its resource policy";
    return [
        ...(isOpen(statement) || statement.notPrincipals.length > 0
            ? [
                  {
                      subject,
                      found: `lets everybody ${exceptions(statement)}do ${statement.actions.join(", ")}`,
                      rule: "models must be shared with whom you know",
                      fix: "name accounts or roles, or narrow it by aws:PrincipalOrgID",
                  },
              ]
            : []),
        ...(decisions.length > 0 && accounts.length > 0
            ? [
                  {
                      subject,
                      found: `lets all of ${accounts.map((each) => each.slice("AWS:".length)).join(", ")} do ${decisions.join(", ")}`,
                      rule: "an account that runs models must not decide which of them are approved",
                      fix: "allow it to describe versions only, and name the approvers' roles",
                  },
              ]
            : []),
    ];
}

function judge(properties: Properties): Judgement[] {
    const document = valueAt(properties, "resourcePolicy") ?? valueAt(properties, "modelPackageGroupPolicy");
    const statements = readPolicyDocument(document);
    return statements instanceof Unknown
        ? [statements]
        : statements.filter(({ effect }) => effect === "Allow").flatMap(judgeStatement);
}

function example(Principal: unknown) {
    const statement = { Effect: "Allow", Principal, Action: "sagemaker:DescribeModelPackage", Resource: "*" };
    const resourcePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    return {
        type: GROUP_POLICY,
        name: "fraud",
        properties: { modelPackageGroupName: "fraud", resourcePolicy },
    };
}

/** A policy that is unknown at preview is noted there and judged before it is set. */
export const modelGroupAccess = resourceRule({
    name: "model-group-access",
    displayName: "Models are shared with whom you know",
    description:
        "The policy of a model package group must not let in everybody, nor let whole accounts decide.",
    why: "Whoever can read a version has the model; whoever can change its status decides what goes live.",
    severity: "high",
    tags: ["approval-gates", "model-registry", "iam"],
    framework: machineLearningLens("MLSEC03-BP01", "Give each role the least rights that it needs."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-ram.html",
    remediationSteps: "Name accounts for reading, and the approvers' roles for deciding.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "model package groups and their policies",
    appliesTo: isOneOf([GROUP_POLICY, ...MODEL_GROUP]),
    check: (resource) => findingsOf(resource, judge(resource.properties)),
    examples: { passes: [example({ AWS: "111122223333" })], fails: [example("*")] },
});
