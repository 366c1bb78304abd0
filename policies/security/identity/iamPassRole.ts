import { textOf } from "../../shared/properties";
import { isNarrowed, unscopedResources } from "../../shared/breadth";
import { conditionsOf } from "../../shared/callers";
import { machineLearningLens } from "../../shared/frameworks";
import { coversAction, denies, Statement } from "../../shared/policyDocuments";
import { quoted } from "../kinds/documents";
import { exampleRolePolicy, identityRule } from "../kinds/identityRule";

const PASS = "iam:PassRole";

/** Whether it is said to which services a role may be handed. */
function namesServices(statement: Statement): boolean {
    return conditionsOf(statement).some(
        ({ operator, key, values }) =>
            /^String(?:Equals|EqualsIgnoreCase|Like)$/i.test(operator) &&
            key.toLowerCase() === "iam:passedtoservice" &&
            values.length > 0 &&
            values.every((value) => /^[\w.-]+$/.test(textOf(value))),
    );
}

const ROLE = "arn:aws:iam::111122223333:role/training";
const PASSED = { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } };

/** A document that a preview does not know is noted there and judged before the policy is created. */
export const iamPassRole = identityRule({
    name: "iam-pass-role",
    displayName: "Roles are handed on narrowly",
    description: "The right to hand on a role must name the roles and the services that may get them.",
    why: "Whoever may give any role to a job has the rights of every role of the account.",
    severity: "high",
    tags: ["identity", "least-privilege", "iam"],
    framework: machineLearningLens("MLSEC03-BP01", "Give each role the least rights that it needs."),
    sources: ["Trivy AWS-0342"],
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
    remediationSteps:
        "Put the role's ARN into Resource and the service into the condition iam:PassedToService.",
    settings: {},
    enforcementLevel: "mandatory",
    judge: (statement, _, document) => {
        if (!coversAction(statement, PASS) || document.some((other) => denies(other, PASS, statement))) {
            return [];
        }
        const open = isNarrowed(statement, ["iam:passedtoservice"]) ? [] : unscopedResources(statement);
        return [
            ...(open.length === 0
                ? []
                : [
                      {
                          found: `allows ${PASS} on ${quoted(open)}`,
                          rule: "the roles must be named",
                          fix: "put the ARNs of the roles into Resource",
                      },
                  ]),
            ...(namesServices(statement)
                ? []
                : [
                      {
                          found: `allows ${PASS} to any service`,
                          rule: "the services that may get the role must be named",
                          fix: 'add the condition StringEquals iam:PassedToService, such as "sagemaker.amazonaws.com"',
                      },
                  ]),
        ];
    },
    examples: {
        passes: [exampleRolePolicy({ Action: PASS, Resource: ROLE, Condition: PASSED })],
        fails: [exampleRolePolicy({ Action: PASS, Resource: "*" })],
    },
});
