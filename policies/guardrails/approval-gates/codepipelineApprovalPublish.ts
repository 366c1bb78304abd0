import { wellArchitected } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { findingsOf } from "../../shared/kinds/judgements";
import { ROLE_TYPES } from "../../shared/identityPolicies";
import { matchesWildcards } from "../../shared/policyDocuments";
import { allowances, Principal, principalsOf } from "../../shared/principals";
import { PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { ExampleResource } from "../../shared/ruleSpec";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { CODE_PIPELINE } from "../resourceTypes";
import { placedActions } from "../placedActions";
import { isManualApproval, unclearApprovals } from "./pipelineParts";

/** Managed policies of AWS's that let publish everything. */
const BROAD =
    /:policy\/(?:AdministratorAccess|AmazonSNSFullAccess|PowerUserAccess|AWSCodePipeline_FullAccess)$/;

/** A topic that nobody has: who may publish to it may publish to any. */
const ANY_TOPIC = "arn:aws:sns:zz-any-0:000000000000:zz-any";

function mayPublish(principal: Principal, topic: PropertyValue): boolean {
    const name = typeof topic === "string" ? topic : ANY_TOPIC;
    return (
        principal.managed.some(({ arn }) => BROAD.test(arn)) ||
        allowances(principal, "sns:Publish").some(
            ({ statement }) =>
                statement.notResources.length > 0 ||
                statement.resources.some((pattern) => matchesWildcards(pattern, name)),
        )
    );
}

/** The role that takes an action: its own, else the pipeline's; undefined where it is not in the stack. */
function roleOf(
    action: PropertyValue,
    pipeline: StackResource,
    roles: NamedResources,
    byRole: ReadonlyMap<StackResource | undefined, Principal>,
): Principal | undefined {
    const own = valueAt(action, "roleArn");
    const [value, property] =
        own === undefined ? [valueAt(pipeline.properties, "roleArn"), "roleArn"] : [own, "stages"];
    const name = typeof value === "string" ? value.split("/").at(-1) : value;
    const found = roles.meant(name, pipeline, property);
    return found.length === 1 ? byRole.get(found[0]) : undefined;
}

function check(stack: Stack): Finding[] {
    const roles = new NamedResources(stack.ofTypes(ROLE_TYPES), ["name", "roleName", "arn"]);
    const byRole = new Map(principalsOf(stack).map((principal) => [principal.resource, principal]));
    return stack.ofTypes(CODE_PIPELINE).flatMap((resource) => [
        ...findingsOf(resource, unclearApprovals(resource.properties)),
        ...placedActions(resource.properties)
            .filter(isManualApproval)
            .flatMap(({ action, subject }): Finding[] => {
                const topic = valueAt(action, "configuration", "NotificationArn");
                const principal = roleOf(action, resource, roles, byRole);
                if (topic === undefined || principal === undefined || mayPublish(principal, topic)) {
                    return [];
                }
                const [unknown] = [topic, ...principal.unknowns.map((each) => each.unknown)].filter(
                    (value) => value instanceof Unknown,
                );
                return unknown === undefined
                    ? [
                          {
                              kind: "violation",
                              resource,
                              subject: `${subject} NotificationArn`,
                              found: `is ${JSON.stringify(topic)}, to which "${principal.name}" may not publish`,
                              rule: "an approval of which nobody hears is never given",
                              fix: "allow the role sns:Publish on the topic",
                          },
                      ]
                    : [{ kind: "undecided", resource, unknown }];
            }),
    ]);
}

const TOPIC = "arn:aws:sns:eu-central-1:111122223333:approvals";

function example(Resource: string): ExampleResource[] {
    const policy = JSON.stringify({ Statement: [{ Effect: "Allow", Action: "sns:Publish", Resource }] });
    const approve = {
        name: "Approve",
        category: "Approval",
        owner: "AWS",
        provider: "Manual",
        configuration: { NotificationArn: TOPIC },
    };
    return [
        { type: "aws:iam/role:Role", name: "delivery", properties: { name: "delivery" } },
        { type: "aws:iam/rolePolicy:RolePolicy", name: "delivery", properties: { role: "delivery", policy } },
        {
            type: CODE_PIPELINE[0],
            name: "fraud",
            properties: {
                roleArn: "arn:aws:iam::111122223333:role/delivery",
                stages: [{ name: "Gate", actions: [approve] }],
            },
        },
    ];
}

/** Roles are joined by name, then by dependency; rights that are unknown at preview are noted there. */
export const codepipelineApprovalPublish = stackRule({
    name: "codepipeline-approval-publish",
    displayName: "Approvals can be announced",
    description: "The role of a pipeline must be allowed to publish to the topics of its approvals.",
    why: "Without the right the approval fails as soon as it is reached, and nobody is told why.",
    severity: "medium",
    tags: ["approval-gates", "codepipeline", "sns"],
    framework: wellArchitected(
        "OPS06-BP01",
        "Plan for unsuccessful changes and review them before they go out.",
    ),
    sources: ["AWS CodePipeline user guide: manual approval actions"],
    url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals-iam-permissions.html",
    remediationSteps: "Allow the pipeline's role, or the action's, sns:Publish on the topic.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "CodePipeline pipelines",
    appliesTo: isOneOf(CODE_PIPELINE),
    check,
    examples: { passes: example(TOPIC), fails: example(`${TOPIC}-of-others`) },
});
