import { wellArchitected } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { Statement } from "../../shared/policyDocuments";
import { Principal, principalsOf } from "../../shared/principals";
import { PropertyValue } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { ExampleResource } from "../../shared/ruleSpec";
import { textList } from "../../shared/settingKinds";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { ROLE_TYPES } from "../../shared/identityPolicies";
import { executionRoles, ROLE_PLACES } from "./executionRoles";

/** Whether a statement lets do everything, or everything of a service, with everything. */
function isBoundless({ effect, actions, notActions, resources }: Statement): boolean {
    const isBroad = notActions.length > 0 || actions.some((action) => /^(?:\*|[a-z0-9-]+:\*)$/i.test(action));
    return effect === "Allow" && isBroad && resources.includes("*");
}

function judge(principal: Principal, place: string, forbidden: readonly string[]): Judgement[] {
    const subject = `${place}, the role "${principal.name}",`;
    const rule = "code of a model must not do more than the model needs";
    return [
        ...principal.unknowns.map(({ unknown }) => unknown),
        ...principal.managed
            .map(({ arn }) => arn.split("/").at(-1) ?? arn)
            .filter((name) => forbidden.includes(name))
            .map((name) => ({
                subject,
                found: `has ${name}`,
                rule,
                fix: "detach it and allow the buckets, keys and images that are needed",
            })),
        ...principal.statements
            .map(({ statement }) => statement)
            .filter(isBoundless)
            .map(({ actions, notActions }) => ({
                subject,
                found: `may do ${actions.join(", ") || `everything but ${notActions.join(", ")}`} with every resource`,
                rule,
                fix: "name the actions and the resources that are needed",
            })),
    ];
}

function check(stack: Stack, forbidden: readonly string[]): Finding[] {
    const roles = new NamedResources(stack.ofTypes(ROLE_TYPES), ["arn", "name", "roleName", "id"]);
    const byRole = new Map<StackResource | undefined, Principal>(
        principalsOf(stack).map((principal) => [principal.resource, principal]),
    );
    const named = (value: PropertyValue | undefined): PropertyValue | undefined =>
        typeof value === "string" && value.includes(":role/") ? (value.split("/").at(-1) ?? value) : value;
    return executionRoles(stack).flatMap(({ resource, property, place, value }) => {
        const found = roles.meant(named(value), resource, property);
        return found
            .flatMap((role) => byRole.get(role) ?? [])
            .flatMap((principal) => findingsOf(resource, judge(principal, place, forbidden)));
    });
}

function example(policyName: string): ExampleResource[] {
    const role = "arn:aws:iam::111122223333:role/fraud";
    return [
        { type: "aws:iam/role:Role", name: "fraud", properties: { name: "fraud", arn: role } },
        {
            type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            name: "fraud",
            properties: { role: "fraud", policyArn: `arn:aws:iam::aws:policy/${policyName}` },
        },
        { type: "aws:sagemaker/model:Model", name: "fraud", properties: { executionRoleArn: role } },
    ];
}

/** Roles are joined by name, then by dependency; a document that is unknown at preview is noted there. */
export const sagemakerExecutionRole = stackRule({
    name: "sagemaker-execution-role",
    displayName: "Execution roles with few rights",
    description: "What SageMaker runs must run with a role that may do no more than it needs.",
    why: "A model, a notebook and a training run code of many authors: with a broad role each of them owns the account.",
    severity: "high",
    tags: ["model", "identity", "sagemaker"],
    framework: wellArchitected("SEC03-BP02", "Grant least privilege access."),
    sources: ["Checkov CKV2_AWS_68", "Checkov CKV_AWS_274", "cfn-guard iam_role_elevated_managed_policy"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
    remediationSteps:
        "Detach the broad policy and allow the actions, buckets, keys and images that are needed.",
    settings: {
        forbiddenPolicies: textList({
            description: "Managed policies that an execution role must not have, by name.",
            pattern: "^[\\w+=,.@-]+$",
            form: 'names of policies such as "AdministratorAccess"',
            fallback: [
                "AdministratorAccess",
                "AmazonSageMakerFullAccess",
                "IAMFullAccess",
                "PowerUserAccess",
            ],
        }),
    },
    enforcementLevel: "mandatory",
    subject: "resources of SageMaker that run with a role",
    appliesTo: isOneOf(Object.keys(ROLE_PLACES)),
    check: (stack, { forbiddenPolicies }) => check(stack, forbiddenPolicies),
    examples: { passes: example("CloudWatchAgentServerPolicy"), fails: example("AmazonSageMakerFullAccess") },
});
