import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { EVENT_RETRY_POLICY } from "./deadLetterQueue";
import type { PythonFunction } from "./pythonFunction";

/** A rule of EventBridge, and what of it reaches a function. */
export interface FunctionTargetSpec {
    ruleName: pulumi.Input<string>;
    ruleArn: pulumi.Input<string>;
    /** Bus of the rule. Default: the account's own. */
    eventBusName?: pulumi.Input<string>;
    targetId: string;
    target: PythonFunction;
    deadLetterQueueArn: pulumi.Input<string>;
    parent: pulumi.Resource;
}

/** Names of the two resources that tie a rule to a function. */
export interface FunctionTargetNames {
    permission: string;
    target: string;
}

/** Lets a rule invoke a function, and keeps the events that do not get there. */
export function invokeByRule(names: FunctionTargetNames, spec: FunctionTargetSpec): void {
    const { target, eventBusName, parent } = spec;
    const permission = new aws.lambda.Permission(
        names.permission,
        {
            action: "lambda:InvokeFunction",
            function: target.lambda.name,
            principal: "events.amazonaws.com",
            sourceArn: spec.ruleArn,
        },
        { parent },
    );
    new aws.cloudwatch.EventTarget(
        names.target,
        {
            rule: spec.ruleName,
            ...(eventBusName === undefined ? {} : { eventBusName }),
            targetId: spec.targetId,
            arn: target.arn,
            retryPolicy: EVENT_RETRY_POLICY,
            deadLetterConfig: { arn: spec.deadLetterQueueArn },
        },
        { parent, dependsOn: [permission] },
    );
}
