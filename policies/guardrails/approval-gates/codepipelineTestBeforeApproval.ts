import { machineLearningLens } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { Cell } from "../../shared/approvalGates";
import { Unknown } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { InspectedResource } from "../../shared/ruleSpec";
import { CODE_PIPELINE } from "../resourceTypes";
import { placedActions } from "../placedActions";
import { APPROVAL_GATE_SETTINGS, ApprovalGateSettings } from "./approvalGateSettings";
import { GATED_PIPELINE, UNTESTED_PIPELINE } from "./examplePipelines";
import { declaredActions, kindOf } from "./pipelineActions";

function isBefore(a: Cell, b: Cell): boolean {
    return a.stage < b.stage || (a.stage === b.stage && a.runOrder < b.runOrder);
}

function check(resource: InspectedResource, settings: ApprovalGateSettings): Finding[] {
    const actions = declaredActions(resource.properties, settings);
    const categories = placedActions(resource.properties).map(({ action }) => kindOf(action, "category"));
    const production = actions.filter(({ role, doubt }) => role === "production" || doubt !== undefined);
    const unclear = actions.flatMap(({ mayApprove, doubt }) => (mayApprove && doubt ? [doubt] : []));
    const gates = actions.filter(
        ({ role, cell }) => role === "approval" && production.some((each) => isBefore(cell, each.cell)),
    );
    const judged = gates.flatMap((gate): Finding[] => {
        const earlier = categories.filter((_, index) => {
            const action = actions[index];
            return action !== undefined && action.role !== "other" && isBefore(action.cell, gate.cell);
        });
        const guarded = production.filter(({ cell }) => isBefore(gate.cell, cell));
        const doubt = guarded.every(({ role }) => role !== "production") ? guarded[0]?.doubt : undefined;
        const unknown = earlier.find((category) => category instanceof Unknown) ?? doubt;
        if (earlier.includes("Test")) {
            return [];
        }
        return unknown !== undefined
            ? [{ kind: "undecided", resource, unknown }]
            : [
                  {
                      kind: "violation",
                      resource,
                      subject: `action "${gate.stage}/${gate.name}"`,
                      found: "asks for an approval before anything was tested",
                      rule: "an action of category Test must run before the approval",
                      fix: "deploy to staging and test there, in actions of category Deploy and Test, before the approval",
                  },
              ];
    });
    return [...judged, ...unclear.map((unknown): Finding => ({ kind: "undecided", resource, unknown }))];
}

/** A category that is unknown at preview is noted there where it decides the verdict. */
export const codepipelineTestBeforeApproval = resourceRule({
    name: "codepipeline-test-before-approval",
    displayName: "A test before the approval",
    description: "What an approver decides about must have been tested.",
    why: "An approver who sees no test result decides about a promise.",
    severity: "high",
    tags: ["approval-gates", "codepipeline", "testing"],
    framework: machineLearningLens("MLREL04-BP02", "Test models in the way in which they are deployed."),
    sources: [],
    url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/integrations-action-type.html",
    remediationSteps:
        "Add an action of category Test, for example a CodeBuild project, in front of the approval.",
    settings: APPROVAL_GATE_SETTINGS,
    enforcementLevel: "mandatory",
    subject: "CodePipeline pipelines",
    appliesTo: isOneOf(CODE_PIPELINE),
    check,
    examples: { passes: [GATED_PIPELINE], fails: [UNTESTED_PIPELINE] },
});
