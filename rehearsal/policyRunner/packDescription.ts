import * as analyzerproto from "@pulumi/pulumi/proto/analyzer_pb";
import { Verdict } from "../graph/resourceGraph";
import { LEVELS, SEVERITIES } from "./levels";

/** A requirement of somebody else that a policy checks. */
export interface Requirement {
    /** Standard or guide: `AWS Security Hub`. */
    framework: string;
    version: string;
    /** Identifier in it: `SageMaker.5`. */
    reference: string;
}

/** A policy as its pack describes it. */
export interface PolicyDescription {
    name: string;
    displayName: string;
    description: string;
    /** Level that the pack gives it; a configuration may say otherwise. */
    level: Verdict["level"];
    severity: Verdict["severity"];
    tags: string[];
    remediationSteps: string;
    url: string;
    requirement?: Requirement;
}

/** A policy pack as it describes itself. */
export interface PackDescription {
    name: string;
    version: string;
    policies: PolicyDescription[];
}

function requirementOf(policy: analyzerproto.PolicyInfo): { requirement?: Requirement } {
    const framework = policy.getFramework();
    return framework === undefined
        ? {}
        : {
              requirement: {
                  framework: framework.getName(),
                  version: framework.getVersion(),
                  reference: framework.getReference(),
              },
          };
}

function policyDescription(policy: analyzerproto.PolicyInfo): PolicyDescription {
    return {
        name: policy.getName(),
        displayName: policy.getDisplayname(),
        description: policy.getDescription(),
        level: LEVELS[policy.getEnforcementlevel()] ?? "advisory",
        severity: SEVERITIES[policy.getSeverity()] ?? "unspecified",
        tags: policy.getTagsList(),
        remediationSteps: policy.getRemediationSteps(),
        url: policy.getUrl(),
        ...requirementOf(policy),
    };
}

/** What a pack says about itself over the analyzer protocol. */
export function packDescription(info: analyzerproto.AnalyzerInfo): PackDescription {
    return {
        name: info.getName(),
        version: info.getVersion(),
        policies: info.getPoliciesList().map(policyDescription),
    };
}
