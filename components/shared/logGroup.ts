import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "./awsLocation";
import type { Tags } from "./tags";

const RETENTION_DAYS = 365;

/** What a log group is made from. */
export interface LogGroupSpec {
    keyArn: pulumi.Input<string>;
    tags: Tags;
    parent: pulumi.Resource;
}

/** Creates an encrypted log group that keeps a year. */
export function createLogGroup(
    name: string,
    { keyArn, tags, parent }: LogGroupSpec,
): aws.cloudwatch.LogGroup {
    return new aws.cloudwatch.LogGroup(
        name,
        { kmsKeyId: keyArn, retentionInDays: RETENTION_DAYS, tags },
        { parent },
    );
}

/** ARN of the streams of a log group, known at preview. */
export function logStreamsArn(
    location: AwsLocation,
    logGroup: aws.cloudwatch.LogGroup,
): pulumi.Output<string> {
    return pulumi.interpolate`${arn(location, "logs", "log-group:")}${logGroup.name}:*`;
}
