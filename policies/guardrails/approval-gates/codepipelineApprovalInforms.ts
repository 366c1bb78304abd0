import { wellArchitected } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { Unknown, valueAt } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { InspectedResource } from "../../shared/ruleSpec";
import { wholeNumber } from "../../shared/settingKinds";
import { regionOf } from "../../shared/stackRegion";
import { CODE_PIPELINE } from "../resourceTypes";
import { PlacedAction, placedActions } from "../placedActions";
import { GATED_PIPELINE, SILENT_APPROVAL } from "./examplePipelines";
import { isManualApproval, unclearApprovals } from "./pipelineParts";

const TEXTS: readonly [key: string, rule: string, fix: string][] = [
    [
        "CustomData",
        "the approver must read what to look at",
        "say in CustomData what to compare before approving",
    ],
    [
        "ExternalEntityLink",
        "the approver must find what to look at",
        "set ExternalEntityLink to the dashboard or report that decides",
    ],
];

function textJudgements({ action, subject }: PlacedAction): Judgement[] {
    return TEXTS.flatMap(([key, rule, fix]): Judgement[] => {
        const value = valueAt(action, "configuration", key);
        const isTold = value instanceof Unknown || (typeof value === "string" && value.trim() !== "");
        return isTold ? [] : [{ subject: `${subject} ${key}`, found: isValue(value), rule, fix }];
    });
}

function topicJudgements(pipeline: InspectedResource, { action, subject }: PlacedAction): Judgement[] {
    const arn = valueAt(action, "configuration", "NotificationArn");
    const region = valueAt(action, "region") ?? regionOf(pipeline, "");
    if (arn instanceof Unknown) {
        return [arn];
    }
    const problem = { subject: `${subject} NotificationArn`, found: isValue(arn) };
    const topicRegion = typeof arn === "string" ? /^arn:[^:]+:sns:([^:]+):/.exec(arn)?.[1] : undefined;
    if (topicRegion === undefined) {
        const rule = "an approval must tell an SNS topic that it waits";
        return [{ ...problem, rule, fix: "set NotificationArn to a topic with subscribers" }];
    }
    if (typeof region !== "string" || region === topicRegion) {
        return region instanceof Unknown ? [region] : [];
    }
    const rule = `the topic must be in the pipeline's own region, which is ${region}`;
    return [{ ...problem, rule, fix: `name a topic of ${region}` }];
}

function timeoutJudgements({ action, subject }: PlacedAction, maximum: number): Judgement[] {
    const minutes = valueAt(action, "timeoutInMinutes");
    if (minutes instanceof Unknown) {
        return [minutes];
    }
    const rule = `an approval must end within ${String(maximum)} minutes, because what was tested grows stale`;
    return typeof minutes === "number" && minutes <= maximum
        ? []
        : [
              {
                  subject: `${subject} timeoutInMinutes`,
                  found: isValue(minutes),
                  rule,
                  fix: `set timeoutInMinutes to ${String(maximum)} or less`,
              },
          ];
}

/** A topic or timeout that is unknown at preview is noted there; a text counts as soon as it is set. */
export const codepipelineApprovalInforms = resourceRule({
    name: "codepipeline-approval-informs",
    displayName: "Approvals reach their approvers",
    description:
        "A manual approval must tell somebody that it waits, what to look at, and must not wait for ever.",
    why: "Whoever approves without being told what to compare approves blindly, and a gate that nobody hears of is bypassed.",
    severity: "high",
    tags: ["approval-gates", "codepipeline"],
    framework: wellArchitected(
        "OPS06-BP01",
        "Plan for unsuccessful changes and review them before they go out.",
    ),
    sources: ["AWS CodePipeline user guide: manual approval actions"],
    url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals-action-add.html",
    remediationSteps:
        "Give the approval a NotificationArn of the pipeline's region, CustomData, an ExternalEntityLink and " +
        "timeoutInMinutes.",
    settings: {
        maximumMinutes: wholeNumber({
            description: "Longest that an approval may wait, in minutes; AWS's own end is 10080, a week.",
            minimum: 5,
            maximum: 86_400,
            fallback: 10_080,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "CodePipeline pipelines",
    appliesTo: isOneOf(CODE_PIPELINE),
    check: (resource, { maximumMinutes }) =>
        findingsOf(resource, [
            ...unclearApprovals(resource.properties),
            ...placedActions(resource.properties)
                .filter(isManualApproval)
                .flatMap((approval) => [
                    ...topicJudgements(resource, approval),
                    ...textJudgements(approval),
                    ...timeoutJudgements(approval, maximumMinutes),
                ]),
        ]),
    examples: { passes: [GATED_PIPELINE], fails: [SILENT_APPROVAL] },
});
