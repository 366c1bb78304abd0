import { machineLearningLens } from "../../shared/frameworks";
import { isOneOf, resourceRule } from "../../shared/rule";
import { approvalFindings } from "./approvalFindings";
import { APPROVAL_GATE_SETTINGS } from "./approvalGateSettings";
import { GATED_PIPELINE, UNGATED_PIPELINE } from "./examplePipelines";

/** A value that is unknown at preview is noted there only where it decides the verdict. */
export const codepipelineProductionApproval = resourceRule({
    name: "codepipeline-production-approval",
    displayName: "Manual approval before production",
    description: "Nothing must reach production without a manual approval of exactly what is deployed.",
    why: "A model that nobody has looked at decides about customers the moment it is deployed.",
    severity: "critical",
    tags: ["approval-gates", "codepipeline", "change-control"],
    framework: machineLearningLens(
        "MLREL04-BP02",
        "Have a strategy for testing and deploying models before they reach production.",
    ),
    sources: ["AWS CodePipeline user guide: manual approval actions"],
    url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html",
    remediationSteps:
        "Add a manual approval in a stage of its own, after the last test and directly before the production " +
        "stage. Where an action only speaks of production and changes nothing, name it in harmlessActions.",
    settings: APPROVAL_GATE_SETTINGS,
    enforcementLevel: "mandatory",
    unknowns: "is noted only where it could decide whether something reaches production.",
    subject: "CodePipeline pipelines",
    appliesTo: isOneOf(["aws:codepipeline/pipeline:Pipeline", "aws-native:codepipeline:Pipeline"]),
    check: approvalFindings,
    examples: { passes: [GATED_PIPELINE], fails: [UNGATED_PIPELINE] },
});
