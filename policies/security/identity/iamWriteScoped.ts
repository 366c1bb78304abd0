import { isEverything, isNarrowed } from "../../shared/breadth";
import { wellArchitected } from "../../shared/frameworks";
import { denies, Statement, wildcardTest } from "../../shared/policyDocuments";
import { textList } from "../../shared/settingKinds";
import { quoted } from "../kinds/documents";
import { exampleRolePolicy, identityRule, someOf } from "../kinds/identityRule";
import { namedActions } from "./iamActions";
import { CREDENTIALS } from "./iamCredentialExposure";
import { PERMISSIONS } from "./iamPermissionsManagement";

/** What rules of their own are about. */
const ELSEWHERE = new Set([...CREDENTIALS, ...PERMISSIONS, "iam:PassRole", "kms:ReEncryptFrom"]);

/** The resources of a statement that are everything there is; `*` where it says everything but some. */
function everythingIn({ resources, notResources }: Statement): string[] {
    return notResources.length > 0 ? ["*"] : resources.filter(isEverything);
}

/** A document that a preview does not know is noted there and judged before the policy is created. */
export const iamWriteScoped = identityRule({
    name: "iam-write-scoped",
    displayName: "No right to change everything",
    description:
        "A policy must name the resources of what it allows to change, where AWS lets it name them, or narrow them down.",
    why: "A job that may delete its own endpoint may delete everybody's, when its policy does not say whose.",
    severity: "high",
    tags: ["identity", "least-privilege", "iam"],
    framework: wellArchitected("SEC03-BP02", "Grant least privilege access."),
    sources: ["Checkov CKV_AWS_290", "Checkov CKV_AWS_355", "Cloudsplaining InfrastructureModification"],
    url: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    remediationSteps:
        "Name the resources in Resource, or narrow them down by a condition such as aws:ResourceTag; actions that AWS " +
        "lets nobody narrow down stand in a statement of their own.",
    settings: {
        allowedActions: textList({
            description: "Actions that may be allowed on everything all the same, with * for any text.",
            pattern: "^[a-z0-9-]+:[A-Za-z0-9*]+$",
            form: 'actions such as "ec2:CreateNetworkInterface"',
            fallback: [
                // SageMaker and CodeBuild ask for these on everything, since nobody can name an interface beforehand.
                // https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
                "ec2:CreateNetworkInterface",
                "ec2:DeleteNetworkInterface",
            ],
        }),
    },
    enforcementLevel: "mandatory",
    judge: (statement, { allowedActions }, document) => {
        const everything = everythingIn(statement);
        if (everything.length === 0 || isNarrowed(statement)) {
            return [];
        }
        const allowed = allowedActions.map(wildcardTest);
        const isAllowed = (action: string): boolean => allowed.some((test) => test(action));
        const actions = namedActions(statement, "write").filter(
            (action) =>
                !ELSEWHERE.has(action) &&
                !isAllowed(action) &&
                !document.some((other) => denies(other, action, statement)),
        );
        return actions.length === 0
            ? []
            : [
                  {
                      found: `allows ${someOf(actions)} on ${quoted(everything)}`,
                      rule: "what may be changed must be named",
                      fix: "name the resources in Resource, or narrow them down by aws:ResourceTag",
                  },
              ];
    },
    examples: {
        passes: [
            exampleRolePolicy({
                Action: "sagemaker:DeleteEndpoint",
                Resource: "arn:aws:sagemaker:eu-central-1:111122223333:endpoint/fraud",
            }),
        ],
        fails: [exampleRolePolicy({ Action: "sagemaker:DeleteEndpoint", Resource: "*" })],
    },
});
