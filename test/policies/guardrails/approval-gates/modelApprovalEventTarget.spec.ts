import { modelApprovalEventTarget } from "../../../../policies/guardrails/approval-gates/modelApprovalEventTarget";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { eventRule, eventTarget, NATIVE_RULE, patternOf, APPROVED, RULE, TARGET } from "./events";

const ALLOWED = "codepipeline, lambda, logs, sns, sqs";

function violation(
    service: string,
    type = TARGET,
    name = "deploy",
    place = "arn",
    allowed = ALLOWED,
): string {
    return (
        `${type} "${name}": ${place} hands approvals of models to ${service}; ` +
        `an approved version must go through the deploy pipeline; allowed are ${allowed}. ` +
        "Fix: let the rule start the pipeline that asks for approval before production."
    );
}

const PROJECT = { type: "aws:codebuild/project:Project", name: "build", properties: {} };

describeRule(modelApprovalEventTarget, {
    "accepts the pipeline, a function that starts it, and who is told": {
        resources: [
            eventRule(),
            ...["codepipeline", "lambda", "sns"].map((service) => ({
                ...eventTarget(service),
                name: service,
            })),
        ],
    },
    "stops a build, a training pipeline or a workflow of its own": {
        resources: [
            eventRule(),
            ...["codebuild", "sagemaker", "states"].map((service) => ({
                ...eventTarget(service),
                name: service,
            })),
        ],
        violations: ["codebuild", "sagemaker", "states"].map((service) =>
            violation(service, TARGET, service),
        ),
    },
    "takes what it is told for allowed": {
        resources: [eventRule(), eventTarget("lambda")],
        config: { allowedTargets: ["codepipeline"] },
        violations: [violation("lambda", TARGET, "deploy", "arn", "codepipeline")],
    },
    "leaves targets of other rules alone": {
        resources: [
            {
                type: RULE,
                name: "approved",
                properties: { name: "approved", eventPattern: '{"source":["aws.s3"]}' },
            },
            eventTarget("codebuild"),
        ],
    },
    "reads targets inside a native rule": {
        resources: [
            {
                type: NATIVE_RULE,
                name: "approved",
                properties: {
                    eventPattern: patternOf(APPROVED),
                    targets: [{ id: "go", arn: "arn:aws:codebuild:eu-central-1:111122223333:project/x" }],
                },
            },
        ],
        violations: [violation("codebuild", NATIVE_RULE, "approved", "targets[go].arn")],
    },
    "knows a target by what its ARN is made from": {
        resources: [
            eventRule(),
            PROJECT,
            { ...eventTarget("x", { arn: UNKNOWN }), sources: { arn: ["build"] } },
        ],
        violations: [violation("codebuild")],
    },
    "notes a target that is unknown": {
        resources: [eventRule(), eventTarget("x", { arn: UNKNOWN })],
        undecided: [`${TARGET} "deploy": string value at .arn can't be known during preview`],
    },
});
