import type * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation, s3Arn } from "../../shared/awsLocation";
import { interpolate } from "../../shared/plainInputs";
import { createServiceRole, ServiceRole } from "../../shared/iam/serviceRole";
import { Tags } from "../../shared/tags";
import { hostingStatements } from "./hostingStatements";
import { QueueNeeds } from "./queueStatements";

/** What a hosting role is made from. */
export interface HostingRoleSpec {
    location: AwsLocation;
    endpointName: string;
    artifactBucketName: pulumi.Input<string>;
    /** Bucket of the model archives, where it is another. */
    modelBucketName?: pulumi.Input<string>;
    /** Key of the model archives, where it is another. */
    modelKeyArn?: pulumi.Input<string>;
    /** Objects of the model archives in the bucket, for example `*`. */
    modelDataKeys: pulumi.Input<string>;
    repositoryArns: pulumi.Input<string>[];
    keyArn: pulumi.Input<string>;
    rollbackAlarmNames: pulumi.Input<string>[];
    /** Prefix that data capture writes under; left out where nothing is captured. */
    capturePrefix?: string;
    /** Prefix that many models are loaded from; left out where each model is named. */
    listedPrefix?: pulumi.Input<string>;
    /** What an asynchronous endpoint reads, writes and tells; left out where requests are answered at once. */
    queue?: { inputPrefix: string; writtenPrefixes: string[]; topicArns: pulumi.Input<string>[] };
    tags: Tags;
}

function queueNeeds(
    bucketArn: pulumi.Input<string>,
    { inputPrefix, writtenPrefixes, topicArns }: NonNullable<HostingRoleSpec["queue"]>,
): QueueNeeds {
    return {
        bucketArn,
        inputKeys: `${inputPrefix}/*`,
        inputArn: interpolate`${bucketArn}/${inputPrefix}/*`,
        writtenArns: writtenPrefixes.map((prefix) => interpolate`${bucketArn}/${prefix}/*`),
        topicArns,
    };
}

/** Creates the role that SageMaker hosts models with: `<name>-execution-role` and its policy. */
export function createHostingRole(
    name: string,
    spec: HostingRoleSpec,
    opts: pulumi.CustomResourceOptions,
): ServiceRole {
    const { location, endpointName, capturePrefix, listedPrefix, queue } = spec;
    const bucketArn = interpolate`${s3Arn(location, "")}${spec.artifactBucketName}`;
    const modelBucket = spec.modelBucketName ?? spec.artifactBucketName;
    const modelBucketArn = interpolate`${s3Arn(location, "")}${modelBucket}`;
    const alarmArn = arn(location, "cloudwatch", "alarm:");
    const statements = hostingStatements({
        location,
        endpointName,
        repositoryArns: spec.repositoryArns,
        modelDataArn: interpolate`${modelBucketArn}/${spec.modelDataKeys}`,
        keyArn: spec.keyArn,
        ...(spec.modelKeyArn === undefined ? {} : { modelKeyArn: spec.modelKeyArn }),
        alarmArns: spec.rollbackAlarmNames.map((alarm) => interpolate`${alarmArn}${alarm}`),
        ...(capturePrefix === undefined
            ? {}
            : { captureArn: interpolate`${bucketArn}/${capturePrefix}/${endpointName}/*` }),
        ...(listedPrefix === undefined
            ? {}
            : { modelListing: { bucketArn, prefix: interpolate`${listedPrefix}*` } }),
        ...(queue === undefined ? {} : { queue: queueNeeds(bucketArn, queue) }),
    });
    const service = "sagemaker.amazonaws.com";
    return createServiceRole(
        `${name}-execution-role`,
        { service, location, statements, tags: spec.tags },
        opts,
    );
}
