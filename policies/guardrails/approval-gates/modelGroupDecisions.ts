import { concernsEverybody, denialsBy, valuesUnder } from "../../shared/denials";
import { machineLearningLens } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { Accompanied, companionsOf } from "../../shared/kinds/companionRule";
import { readPolicyDocument, Statement } from "../../shared/policyDocuments";
import { PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { Stack, StackResource } from "../../shared/stack";
import { MODEL_GROUP } from "../resourceTypes";

const GROUP_POLICY = "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy";
const STATUS = "sagemaker:ModelApprovalStatus";
const PENDING = "PendingManualApproval";

const DENY_REGISTERING = {
    Effect: "Deny",
    Principal: "*",
    Action: "sagemaker:CreateModelPackage",
    Resource: "*",
    Condition: { StringNotEquals: { [STATUS]: PENDING } },
};
const DENY_DECIDING = {
    Effect: "Deny",
    Principal: "*",
    Action: "sagemaker:UpdateModelPackage",
    Resource: "*",
    Condition: { ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/approvers" } },
};

function group(statements: readonly object[]) {
    const resourcePolicy = JSON.stringify({ Version: "2012-10-17", Statement: statements });
    return [
        { type: MODEL_GROUP[0], name: "fraud", properties: { modelPackageGroupName: "fraud" } },
        { type: GROUP_POLICY, name: "fraud", properties: { modelPackageGroupName: "fraud", resourcePolicy } },
    ];
}

function isRegistrationDenied(statement: Statement): boolean {
    const conditions = denialsBy(statement, "sagemaker:CreateModelPackage", STATUS) ?? [];
    const statuses = valuesUnder(conditions, ["StringNotEquals", "StringNotEqualsIfExists"]);
    return concernsEverybody(statement) && conditions.length === 1 && statuses.join() === PENDING;
}

/** `arn:aws:iam::*:role/*` leaves out everybody, as `*` does. */
function isNamed(principalArn: string): boolean {
    return !/^[*?]*$/.test(principalArn.split("/").at(-1) ?? "");
}

function isDecisionDenied(statement: Statement): boolean {
    const conditions = denialsBy(statement, "sagemaker:UpdateModelPackage", "aws:PrincipalArn") ?? [];
    const excepted = valuesUnder(conditions, [
        "ArnNotEquals",
        "ArnNotLike",
        "StringNotEquals",
        "StringNotLike",
    ]);
    return (
        concernsEverybody(statement) &&
        conditions.length === 1 &&
        excepted.length > 0 &&
        excepted.every(isNamed)
    );
}

function findings(resource: StackResource, document: PropertyValue | undefined): Finding[] {
    const statements = readPolicyDocument(document);
    if (statements instanceof Unknown) {
        return [{ kind: "undecided", resource, unknown: statements }];
    }
    const problem = { kind: "violation", resource, subject: "its resource policy" } as const;
    return [
        ...(statements.some(isRegistrationDenied)
            ? []
            : [
                  {
                      ...problem,
                      found: "lets versions be registered as approved",
                      rule: `a version must be registered as ${PENDING}`,
                      fix: `deny sagemaker:CreateModelPackage to "*" where StringNotEquals ${STATUS} is "${PENDING}"`,
                  },
              ]),
        ...(statements.some(isDecisionDenied)
            ? []
            : [
                  {
                      ...problem,
                      found: "lets everybody with rights in the account decide about versions",
                      rule: "only approvers may decide about a version",
                      fix: 'deny sagemaker:UpdateModelPackage to "*" where ArnNotEquals aws:PrincipalArn are the approvers',
                  },
              ]),
    ];
}

const GROUPS: Accompanied = {
    types: MODEL_GROUP,
    names: ["modelPackageGroupName"],
    companions: { [GROUP_POLICY]: "modelPackageGroupName" },
};

function check(stack: Stack): Finding[] {
    const { joined, doubt } = companionsOf(stack, GROUPS);
    return [...joined].flatMap(([group, policies]) => {
        const document = valueAt(policies.at(-1)?.properties, "resourcePolicy");
        const own = valueAt(group.properties, "modelPackageGroupPolicy");
        return findings(group, document ?? own ?? doubt);
    });
}

/** Groups and policies are joined by name, then by dependency; a policy that is unknown at preview is noted there. */
export const modelGroupDecisions = stackRule({
    name: "model-group-decisions",
    displayName: "Model groups guard their decisions",
    description:
        "The policy of a model package group must deny decisions to all but approvers, and decided registrations.",
    why: "Rights of identities change elsewhere; the group's own policy holds whatever they become.",
    severity: "high",
    tags: ["approval-gates", "model-registry", "iam"],
    framework: machineLearningLens("MLSEC03-BP01", "Give each role the least rights that it needs."),
    sources: ["Prowler sagemaker_models_registry_in_use"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-model-group.html",
    remediationSteps: "Declare a ModelPackageGroupPolicy with the two denials that the message names.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "model package groups",
    appliesTo: isOneOf(MODEL_GROUP),
    check,
    examples: { passes: group([DENY_REGISTERING, DENY_DECIDING]), fails: group([DENY_REGISTERING]) },
});
