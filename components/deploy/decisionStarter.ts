import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation, globalArn } from "../shared/awsLocation";
import { policyDocument } from "../shared/iamDocuments";
import type { Tags } from "../shared/tags";
import { createLogGroup, logStreamsArn } from "./buildProject";
import { EVENT_RETRY_POLICY } from "./deadLetterQueue";
import { modelPackagesArn } from "./deployBuildSetting";
import { starterStatements } from "./permissions/starterPermissions";
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

const TIMEOUT_SECONDS = 60;
const MEMORY_MB = 256;
const HANDLER = readFileSync(join(__dirname, "starter", "handler.py"), "utf8");

/** Creates the function that turns a decision into one execution of the pipeline, and the rules' way to it. */
export function createDecisionStarter(name: string, spec: DecisionStarterSpec): aws.lambda.Function {
    const starter = createFunction(name, spec);
    for (const rule of spec.rules) {
        listenTo(rule, name, starter, spec);
    }
    return starter;
}

function listenTo(
    { decision, ruleName, ruleArn }: DecisionRule,
    name: string,
    starter: aws.lambda.Function,
    { location, deadLetterQueueArn, parent }: DecisionStarterSpec,
): void {
    const permission = new aws.lambda.Permission(
        `${name}-permission-${decision}`,
        {
            action: "lambda:InvokeFunction",
            function: starter.name,
            principal: "events.amazonaws.com",
            sourceArn: ruleArn,
        },
        { parent },
    );
    new aws.cloudwatch.EventTarget(
        `${name}-event-target-${decision}`,
        {
            rule: ruleName,
            targetId: `deploy-when-${decision}`,
            arn: pulumi.interpolate`${arn(location, "lambda", "function:")}${starter.name}`,
            retryPolicy: EVENT_RETRY_POLICY,
            deadLetterConfig: { arn: deadLetterQueueArn },
        },
        { parent, dependsOn: [permission] },
    );
}

function createFunction(name: string, spec: DecisionStarterSpec): aws.lambda.Function {
    const { location, keyArn, tags, parent } = spec;
    const logGroup = createLogGroup(`${name}-log-group`, spec);
    const { role, policy } = createRole(name, logGroup, spec);
    return new aws.lambda.Function(
        `${name}-function`,
        {
            description:
                "Starts the deployment pipeline once for each decision on a model version that changes what is live",
            runtime: aws.lambda.Runtime.Python3d13,
            architectures: ["arm64"],
            handler: "handler.handler",
            code: new pulumi.asset.AssetArchive({ "handler.py": new pulumi.asset.StringAsset(HANDLER) }),
            role: pulumi.interpolate`${globalArn(location, "iam", "role/")}${role.name}`,
            timeout: TIMEOUT_SECONDS,
            memorySize: MEMORY_MB,
            environment: {
                variables: {
                    MODEL_PACKAGE_GROUP: spec.modelPackageGroupName,
                    PIPELINE_NAME: spec.pipelineName,
                    ENVIRONMENTS: pulumi.jsonStringify(spec.environments),
                },
            },
            kmsKeyArn: keyArn,
            // EventBridge only hands the event over; what the function then fails at ends here.
            deadLetterConfig: { targetArn: spec.deadLetterQueueArn },
            loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
            tags,
        },
        { parent, dependsOn: [policy] },
    );
}

function createRole(
    name: string,
    logGroup: aws.cloudwatch.LogGroup,
    spec: DecisionStarterSpec,
): { role: aws.iam.Role; policy: aws.iam.RolePolicy } {
    const { location, parent } = spec;
    const role = new aws.iam.Role(
        `${name}-role`,
        {
            // Lambda names no source when it assumes a role, so a condition on one would lock it out. It takes a role
            // of the function's own account only: https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
            assumeRolePolicy: JSON.stringify(
                policyDocument([
                    {
                        Sid: "LambdaMayAssume",
                        Effect: "Allow",
                        Principal: { Service: "lambda.amazonaws.com" },
                        Action: "sts:AssumeRole",
                    },
                ]),
            ),
            tags: spec.tags,
        },
        { parent },
    );
    const statements = starterStatements({
        logStreams: logStreamsArn(location, logGroup),
        modelPackages: modelPackagesArn(spec),
        pipeline: spec.pipelineArn,
        ...historyArns(location, spec.environments),
        deadLetterQueue: spec.deadLetterQueueArn,
        key: spec.keyArn,
    });
    const policy = new aws.iam.RolePolicy(
        `${name}-role-policy`,
        { role: role.name, policy: pulumi.jsonStringify(policyDocument(statements)) },
        { parent },
    );
    return { role, policy };
}
