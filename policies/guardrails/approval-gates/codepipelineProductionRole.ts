import { wellArchitected } from "../../shared/frameworks";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { Properties, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { CODE_PIPELINE } from "../resourceTypes";
import { placedActions } from "../placedActions";
import { APPROVAL_GATE_SETTINGS, ApprovalGateSettings } from "./approvalGateSettings";
import { declaredActions, doubtsOf, kindOf } from "./pipelineActions";

interface Use {
    subject: string;
    role: PropertyValue | undefined;
    isProduction: boolean;
    /** Set where a preview does not know whether it changes production. */
    doubt: Unknown | undefined;
    /** Who does the work: what CodeBuild, Lambda and Step Functions run has a role of its own. */
    provider: PropertyValue | undefined;
}

/** What these run does not take the pipeline's role. */
const OWN_ROLES: readonly unknown[] = ["CodeBuild", "Lambda", "StepFunctions"];
/** Runs whatever its commands say, with the pipeline's role where it names none. */
const COMMANDS = "Commands";

/** Every action that does something, with the role that it takes. */
function usesOf(pipeline: Properties, settings: ApprovalGateSettings): Use[] {
    const declared = declaredActions(pipeline, settings);
    return placedActions(pipeline).flatMap(({ action, subject }, index) => {
        const { role, doubt } = declared[index] ?? {};
        return role === "production" || role === "work"
            ? [
                  {
                      subject,
                      role: valueAt(action, "roleArn"),
                      isProduction: role === "production",
                      doubt,
                      provider: kindOf(action, "provider"),
                  },
              ]
            : [];
    });
}

/** Commands that run before the approval with the pipeline's role, which production is changed with too. */
function pipelineRole(production: readonly Use[], others: readonly Use[]): Judgement[] {
    const commands = others.find(({ role, provider }) => role === undefined && provider === COMMANDS);
    return commands === undefined
        ? []
        : production
              .filter(({ role, provider }) => role === undefined && !OWN_ROLES.includes(provider))
              .map(({ subject }) => ({
                  subject: `${subject} roleArn`,
                  found: "is not set, so that it is the pipeline's own role",
                  rule: `${commands.subject} runs commands with that role, and could change production before the approval`,
                  fix: "give production a role of its own, in its own account where it has one",
              }));
}

function sharedRoles(uses: readonly Use[]): Judgement[] {
    const production = uses.filter(({ isProduction }) => isProduction);
    const others = uses.filter(({ isProduction }) => !isProduction);
    const unknowns = uses.map(({ role }) => role).filter((role) => role instanceof Unknown);
    return [
        ...(production.length > 0 && others.length > 0 ? unknowns : []),
        ...pipelineRole(production, others),
        ...production.flatMap(({ subject, role }) => {
            const other = others.find((each) => typeof role === "string" && each.role === role);
            return other === undefined
                ? []
                : [
                      {
                          subject: `${subject} roleArn`,
                          found: `is ${JSON.stringify(role)}`,
                          rule: `${other.subject} takes the same role, and could change production before the approval`,
                          fix: "give production a role of its own, in its own account where it has one",
                      },
                  ];
        }),
    ];
}

/** Judged as it stands; where that finds less than if every action in doubt changed production, the doubt is told. */
function judge(pipeline: Properties, settings: ApprovalGateSettings): Judgement[] {
    const uses = usesOf(pipeline, settings);
    const judged = sharedRoles(uses);
    const doubts = doubtsOf(uses);
    const isOpen = uses.some((use) => {
        const others = uses.map((each) => (each === use ? { ...each, isProduction: true } : each));
        return use.doubt !== undefined && sharedRoles(others).length > judged.length;
    });
    const unread = placedActions(pipeline)
        .map(({ action }) => action)
        .filter((action) => action instanceof Unknown);
    return [...judged, ...unread, ...(isOpen ? doubts : [])];
}

function pipeline(stagingRole: string) {
    const stage = (name: string, role: string): object => ({
        name,
        actions: [
            {
                name: "Deploy",
                category: "Deploy",
                owner: "AWS",
                provider: "CloudFormation",
                roleArn: `arn:aws:iam::111122223333:role/${role}`,
            },
        ],
    });
    const stages = [stage("Staging", stagingRole), stage("Production", "delivery")];
    return { type: CODE_PIPELINE[0], name: "fraud", properties: { stages } };
}

/** A role that is unknown at preview is noted there, where production could share it. */
export const codepipelineProductionRole = resourceRule({
    name: "codepipeline-production-role",
    displayName: "Production has a role of its own",
    description: "What changes production must not share its role with what runs before the approval.",
    why: "Whoever can change a test can change what it does with its role: with production's role there is no gate.",
    severity: "high",
    tags: ["approval-gates", "codepipeline", "iam"],
    framework: wellArchitected("SEC03-BP02", "Grant least privilege access."),
    sources: [],
    url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-create-cross-account.html",
    remediationSteps:
        "Give each environment a role of its own and name it in roleArn of the environment's actions.",
    settings: APPROVAL_GATE_SETTINGS,
    enforcementLevel: "mandatory",
    subject: "CodePipeline pipelines",
    appliesTo: isOneOf(CODE_PIPELINE),
    check: (resource, settings) => findingsOf(resource, judge(resource.properties, settings)),
    examples: { passes: [pipeline("staging-delivery")], fails: [pipeline("delivery")] },
});
