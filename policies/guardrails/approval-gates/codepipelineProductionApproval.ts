import { ResourceValidationPolicy } from "@pulumi/policy";
import { checkEachResource, isOneOf } from "../../shared/rules";
import { approvalFindings } from "./approvalFindings";
import { APPROVAL_GATE_SETTINGS } from "./approvalGateSettings";

const NAME = "codepipeline-production-approval";

/** A value that is unknown at preview is noted there only where it decides the verdict. */
export const codepipelineProductionApproval: ResourceValidationPolicy = {
    name: NAME,
    displayName: "Manual approval before production",
    description: "Nothing must reach production without a manual approval of exactly what is deployed.",
    severity: "critical",
    tags: ["approval-gates", "codepipeline", "change-control"],
    framework: {
        name: "AWS Well-Architected Machine Learning Lens",
        version: "latest",
        reference: "MLREL04-BP02",
        specification: "Have a strategy for testing and deploying models before they reach production.",
    },
    url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html",
    remediationSteps:
        "Add a manual approval in a stage of its own, after the last test and directly before the production " +
        "stage. Where an action only speaks of production and changes nothing, name it in harmlessActions.",
    configSchema: APPROVAL_GATE_SETTINGS.configSchema,
    enforcementLevel: "mandatory",
    validateResource: checkEachResource(
        "CodePipeline pipelines",
        isOneOf(["aws:codepipeline/pipeline:Pipeline", "aws-native:codepipeline:Pipeline"]),
        (resource, config) =>
            approvalFindings(resource, APPROVAL_GATE_SETTINGS.read(NAME, config.getConfig())),
    ),
};
