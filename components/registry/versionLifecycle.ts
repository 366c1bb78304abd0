import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation, s3Arn } from "../shared/awsLocation";
import { createRuleQueue } from "../shared/functions/deadLetterQueue";
import { invokeByRule } from "../shared/functions/functionTarget";
import { interpolate } from "../shared/plainInputs";
import { createPythonFunction, PythonFunction } from "../shared/functions/pythonFunction";
import { Tags } from "../shared/tags";
import { keeperStatements } from "./keeperStatements";
import { archivePrefix, LIFECYCLE_DEFAULTS, VersionLifecycleArgs } from "./lifecycleArgs";

/** What the keeper of old versions is made from. */
export interface VersionKeeperSpec extends VersionLifecycleArgs {
    location: AwsLocation;
    groupName: string;
    tags: Tags;
    parent: pulumi.Resource;
}

/** Listing and archiving thousands of versions takes its time; Lambda allows no more. */
const TIMEOUT_SECONDS = 900;

/** Creates the function that archives old versions on schedule, with a queue for runs that were lost. */
export function createVersionKeeper(name: string, spec: VersionKeeperSpec): PythonFunction {
    const { location, notificationTopicArn: topicArn, tags, parent } = spec;
    const rule = new aws.cloudwatch.EventRule(
        `${name}-schedule-rule`,
        {
            description: `Archives old versions of ${spec.groupName}`,
            scheduleExpression: spec.schedule ?? LIFECYCLE_DEFAULTS.schedule,
            tags,
        },
        { parent },
    );
    const ruleArn = interpolate`${arn(location, "events", "rule/")}${rule.name}`;
    const queueSpec = { ...spec, topicArn, subject: "model registry" };
    const deadLetterQueueArn = createRuleQueue(name, ruleArn, queueSpec);
    const target = createKeeperFunction(name, spec, deadLetterQueueArn);
    invokeByRule(
        { permission: `${name}-permission`, target: `${name}-event-target` },
        { ruleName: rule.name, ruleArn, targetId: "archive", target, deadLetterQueueArn, parent },
    );
    return target;
}

function createKeeperFunction(
    name: string,
    spec: VersionKeeperSpec,
    deadLetterQueueArn: pulumi.Input<string>,
): PythonFunction {
    const { groupName, deleteAfterDays } = spec;
    return createPythonFunction(name, {
        ...spec,
        deadLetterQueueArn,
        description: `Archives old versions of ${groupName} that nobody approved`,
        handlerFile: join(__dirname, "lifecycle", "handler.py"),
        variables: {
            MODEL_PACKAGE_GROUP: groupName,
            KEEP_NEWEST: String(spec.keepNewest ?? LIFECYCLE_DEFAULTS.keepNewest),
            ARCHIVE_AFTER_DAYS: String(spec.archiveAfterDays ?? LIFECYCLE_DEFAULTS.archiveAfterDays),
            DELETE_AFTER_DAYS: deleteAfterDays === undefined ? "" : String(deleteAfterDays),
            ARCHIVE_BUCKET: spec.artifactBucketName,
            ARCHIVE_PREFIX: archivePrefix(groupName),
        },
        statements: keeperStatements({
            ...spec,
            archiveArn: interpolate`${s3Arn(spec.location, "")}${spec.artifactBucketName}/${archivePrefix(groupName)}/*`,
        }),
        timeoutSeconds: TIMEOUT_SECONDS,
    });
}
