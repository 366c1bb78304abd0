import { join } from "node:path";
import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AwsLocation } from "../../shared/awsLocation";
import { invokeByRule } from "../../shared/functions/functionTarget";
import { jsonStringify } from "../../shared/plainInputs";
import { createPythonFunction } from "../../shared/functions/pythonFunction";
import type { Tags } from "../../shared/tags";
import { modelPackagesArn } from "../builds/deployBuildSetting";
import { starterStatements } from "../permissions/starterPermissions";
import { historyArns, VersionHistory } from "./versionHistory";

/** An EventBridge rule that matches one kind of decision on a version. */
export interface DecisionRule {
    /** What is added to the names of what ties the rule to the starter. */
    decision: "approved" | "rejected";
    ruleName: pulumi.Input<string>;
    ruleArn: pulumi.Input<string>;
}

/** The rules of a pipeline's arguments; that for rejections only where there is one. */
export function decisionRules(args: {
    approvedRuleName: pulumi.Input<string>;
    approvedRuleArn: pulumi.Input<string>;
    rejectedRuleName?: pulumi.Input<string>;
    rejectedRuleArn?: pulumi.Input<string>;
}): DecisionRule[] {
    const { rejectedRuleName, rejectedRuleArn } = args;
    const approved: DecisionRule = {
        decision: "approved",
        ruleName: args.approvedRuleName,
        ruleArn: args.approvedRuleArn,
    };
    return rejectedRuleName === undefined || rejectedRuleArn === undefined
        ? [approved]
        : [approved, { decision: "rejected", ruleName: rejectedRuleName, ruleArn: rejectedRuleArn }];
}

/** What the starter listens to, and what it starts. */
export interface DecisionStarterSpec {
    location: AwsLocation;
    keyArn: pulumi.Input<string>;
    modelPackageGroupName: pulumi.Input<string>;
    rules: DecisionRule[];
    /** Where each environment notes its versions, in the order of deployment. */
    environments: VersionHistory[];
    pipelineName: pulumi.Input<string>;
    pipelineArn: pulumi.Input<string>;
    deadLetterQueueArn: pulumi.Input<string>;
    tags: Tags;
    parent: pulumi.Resource;
}

/** Creates the function that turns a decision into one execution of the pipeline, and the rules' way to it. */
export function createDecisionStarter(name: string, spec: DecisionStarterSpec): aws.lambda.Function {
    const { location, deadLetterQueueArn, parent } = spec;
    const target = createPythonFunction(name, {
        ...spec,
        description:
            "Starts the deployment pipeline once for each decision on a model version that changes what is live",
        handlerFile: join(__dirname, "starter", "handler.py"),
        variables: {
            MODEL_PACKAGE_GROUP: spec.modelPackageGroupName,
            PIPELINE_NAME: spec.pipelineName,
            ENVIRONMENTS: jsonStringify(spec.environments),
        },
        statements: starterStatements({
            modelPackages: modelPackagesArn(spec),
            pipeline: spec.pipelineArn,
            ...historyArns(location, spec.environments),
        }),
    });
    for (const { decision, ruleName, ruleArn } of spec.rules) {
        invokeByRule(
            { permission: `${name}-permission-${decision}`, target: `${name}-event-target-${decision}` },
            { ruleName, ruleArn, targetId: `deploy-when-${decision}`, target, deadLetterQueueArn, parent },
        );
    }
    return target.lambda;
}
