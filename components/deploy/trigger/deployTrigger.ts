import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../../shared/awsLocation";
import { attachQueuePolicy, createDeadLetterQueue, queueArnOf } from "../../shared/functions/deadLetterQueue";
import { interpolate } from "../../shared/plainInputs";
import { createDecisionStarter, DecisionStarterSpec } from "./decisionStarter";
import { createFailureNotice } from "./failureNotice";

/** What the trigger of a deployment pipeline is made from. */
export interface DeployTriggerSpec extends Omit<DecisionStarterSpec, "deadLetterQueueArn"> {
    topicArn: pulumi.Input<string>;
}

/**
 * Creates what starts the pipeline, what says that it failed, and the queue where events end that neither could
 * handle. Returns the starter.
 */
export function createTrigger(name: string, spec: DeployTriggerSpec): aws.lambda.Function {
    const queueName = `${name}-dead-letter-queue`;
    const queue = createDeadLetterQueue(queueName, { ...spec, subject: "deployment pipeline" });
    const deadLetterQueueArn = queueArnOf(spec.location, queue);
    const starter = createDecisionStarter(`${name}-starter`, { ...spec, deadLetterQueueArn });
    const failed = createFailureNotice(`${name}-failure`, { ...spec, deadLetterQueueArn });
    const failedRuleArn = interpolate`${arn(spec.location, "events", "rule/")}${failed.name}`;
    attachQueuePolicy(queueName, queue, [...spec.rules.map(({ ruleArn }) => ruleArn), failedRuleArn], spec);
    return starter;
}
