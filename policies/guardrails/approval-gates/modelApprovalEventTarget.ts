import { machineLearningLens } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { Unknown } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { choices } from "../../shared/settingKinds";
import { EVENT_RULE } from "../resourceTypes";
import { approvalTargetFindings } from "./approvalTargets";
import { Target, targetedRules } from "../eventTargets";
import { APPROVED_ONLY, BUILD_TARGET, GATED_TARGET } from "./exampleEvents";

const SERVICES = [
    "codebuild",
    "codepipeline",
    "lambda",
    "logs",
    "sagemaker",
    "sns",
    "sqs",
    "states",
] as const;

function findings({ resource, place, service }: Target, allowed: readonly string[]): Finding[] {
    if (service instanceof Unknown) {
        return [{ kind: "undecided", resource, unknown: service }];
    }
    return allowed.includes(service)
        ? []
        : [
              {
                  kind: "violation",
                  resource,
                  subject: place,
                  found: `hands approvals of models to ${service}`,
                  rule: `an approved version must go through the deploy pipeline; allowed are ${allowed.join(", ")}`,
                  fix: "let the rule start the pipeline that asks for approval before production",
              },
          ];
}

/** A target whose ARN is unknown at preview is judged by what the ARN is made from, and noted where that is none. */
export const modelApprovalEventTarget = stackRule({
    name: "model-approval-event-target",
    displayName: "Approvals go to the deploy pipeline",
    description:
        "An approval in the model registry must start the gated pipeline and not a deployment of its own.",
    why: "A build or job that deploys straight from the registry passes every gate by that the pipeline has.",
    severity: "high",
    tags: ["approval-gates", "eventbridge", "model-registry"],
    framework: machineLearningLens("MLREL04-BP02", "Deploy every version in the same tested way."),
    sources: [],
    url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-about-starting.html",
    remediationSteps: "Point the target at the CodePipeline pipeline, or at a function that only starts it.",
    settings: {
        allowedTargets: choices({
            description: "Services that may be handed an approval.",
            words: SERVICES,
            fallback: ["codepipeline", "lambda", "logs", "sns", "sqs"],
        }),
    },
    enforcementLevel: "mandatory",
    subject: "EventBridge rules",
    appliesTo: isOneOf(EVENT_RULE),
    check: (stack, { allowedTargets }) =>
        targetedRules(stack).flatMap((targeted) =>
            approvalTargetFindings(targeted, (target) => findings(target, allowedTargets)),
        ),
    examples: { passes: [APPROVED_ONLY, GATED_TARGET], fails: [APPROVED_ONLY, BUILD_TARGET] },
});
