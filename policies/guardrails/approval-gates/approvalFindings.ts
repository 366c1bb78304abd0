import { approvalGaps, Gap } from "../../shared/approvalGates";
import { Finding, ResourceIdentity, Violation } from "../../shared/findings";
import { valueAt } from "../../shared/properties";
import { meansProduction } from "../../shared/productionNames";
import { InspectedResource } from "../../shared/ruleSpec";
import { ApprovalGateSettings } from "./approvalGateSettings";
import { DeclaredAction, declaredActions, doubtsOf } from "./pipelineActions";

const RULE = "a manual approval must run strictly before it and after everything that is built and tested";

function place(action: { stage: string; name: string }): string {
    return `"${action.stage}/${action.name}"`;
}

function foundIn(gap: Gap): string {
    const unseen = gap.unseen === undefined ? "" : place(gap.unseen);
    switch (gap.reason) {
        case "none":
            return "reaches production without a manual approval";
        case "parallel":
            return "runs in parallel with its approval, which therefore holds nothing back";
        case "late":
            return "runs before the approval";
        case "stale":
            return `reaches production although the last approval was not after ${unseen}`;
        case "shared":
            return `shares its approval with ${unseen}, an earlier production stage`;
    }
}

/**
 * What is wrong with a production action without a gate.
 *
 * @param how by what it is known to change production, where its own name does not say so
 */
export function gapViolation(
    resource: ResourceIdentity,
    gap: Gap,
    actions: readonly DeclaredAction[],
    how = "",
): Violation {
    const { stage } = gap.action;
    const fakes = actions.flatMap((action) =>
        action.flaw === undefined ? [] : [`${place(action)} does not count: ${action.flaw}`],
    );
    const note = fakes.length === 0 ? "" : ` (${fakes.join("; ")})`;
    return {
        kind: "violation",
        resource,
        subject: `action ${place(gap.action)}`,
        found: `${foundIn(gap)}${how}${note}`,
        rule: RULE,
        fix:
            `put an action with category Approval, owner AWS and provider Manual into a stage of its own ` +
            `directly before stage "${stage}"`,
    };
}

/** A pipeline that should deploy, in which nothing is recognised as production, must not pass for gated. */
function unrecognised(resource: InspectedResource, settings: ApprovalGateSettings): Finding[] {
    const { deployPipelineWords, productionWords } = settings;
    const names = [resource.name, valueAt(resource.properties, "name")];
    const deploys = names.some(
        (name) => typeof name === "string" && meansProduction(name, deployPipelineWords),
    );
    return deploys
        ? [
              {
                  kind: "violation",
                  resource,
                  subject: "stages",
                  found: "hold no action that is recognised as production",
                  rule: "a deploy pipeline must show where production begins",
                  fix: `give the production stage a name with one of ${productionWords.join(", ")}`,
              },
          ]
        : [];
}

/** Every way in which what is in doubt may turn out. */
const WAYS = ["production", "work", "approval"] as const;

function withDoubtsAs(role: (typeof WAYS)[number], actions: readonly DeclaredAction[]): DeclaredAction[] {
    return actions.map((action) =>
        action.doubt === undefined || (role === "approval" && action.mayApprove !== true)
            ? action
            : { ...action, role },
    );
}

/**
 * What is wrong with the gates of one pipeline. Where a preview does not know what an action does, the pipeline is
 * judged once for each way in which it may turn out: what fails every time is a violation, the rest is undecided.
 */
export function approvalFindings(resource: InspectedResource, settings: ApprovalGateSettings): Finding[] {
    const actions = declaredActions(resource.properties, settings);
    const ways = WAYS.map((role) =>
        approvalGaps(withDoubtsAs(role, actions), settings.gatePerProductionStage),
    );
    const key = (gap: Gap): string => place(gap.action);
    const always = (ways[1] ?? []).filter((gap) =>
        ways.every((gaps) => gaps.some((other) => key(other) === key(gap))),
    );
    const doubts = doubtsOf(actions);
    const isOpen = ways.some((gaps) => gaps.length > always.length);
    const recognised = doubts.length > 0 || actions.some(({ role }) => role === "production");
    return [
        ...always.map((gap) => gapViolation(resource, gap, actions)),
        ...(isOpen ? doubts.map((unknown) => ({ kind: "undecided" as const, resource, unknown })) : []),
        ...(recognised ? [] : unrecognised(resource, settings)),
    ];
}
