import type * as pulumi from "@pulumi/pulumi";
import type { AwsLocation } from "../shared/awsLocation";
import type { PolicyStatement } from "../shared/iamDocuments";
import type { S3Objects } from "../shared/s3Uri";
import { publishMetrics, pullImages, runInVpc, useKeyForJob, writeLogs } from "../shared/workloadStatements";
import { MONITOR_NAMESPACES } from "./monitorMetrics";

/** Objects that a job reads, each part perhaps known later. */
export type ReadObjects = { [part in keyof S3Objects]: pulumi.Input<string> };

/** What the role of a monitoring job has to reach. */
export interface MonitorNeeds {
    location: AwsLocation;
    /** What is read, by a name of letters for its statements. */
    inputs: Record<string, ReadObjects>;
    /** Where reports are written, an ARN pattern. */
    outputArn: pulumi.Input<string>;
    repositoryArn: string;
    /** Key of everything the job reads and writes. */
    keyArn: pulumi.Input<string>;
    /** Key of the baseline where that is another one. */
    baselineKeyArn: pulumi.Input<string> | undefined;
}

/** What a monitoring job may do, and nothing else. */
export function monitorStatements(needs: MonitorNeeds): PolicyStatement[] {
    return [
        ...Object.entries(needs.inputs).flatMap(([what, objects]) => readStatements(what, objects)),
        { Sid: "WriteReports", Effect: "Allow", Action: "s3:PutObject", Resource: needs.outputArn },
        ...pullImages([needs.repositoryArn]),
        ...useKeyForJob(needs.keyArn),
        ...baselineKeyStatements(needs.baselineKeyArn),
        ...writeLogs(needs.location, "/aws/sagemaker/ProcessingJobs"),
        ...publishMetrics(MONITOR_NAMESPACES),
        ...runInVpc(needs.location),
    ];
}

function readStatements(what: string, objects: ReadObjects): PolicyStatement[] {
    return [
        {
            Sid: `List${what}`,
            Effect: "Allow",
            Action: "s3:ListBucket",
            Resource: objects.bucketArn,
            Condition: { StringLike: { "s3:prefix": objects.key } },
        },
        { Sid: `Read${what}`, Effect: "Allow", Action: "s3:GetObject", Resource: objects.objectArn },
    ];
}

function baselineKeyStatements(keyArn: pulumi.Input<string> | undefined): PolicyStatement[] {
    return keyArn === undefined
        ? []
        : [{ Sid: "DecryptBaseline", Effect: "Allow", Action: "kms:Decrypt", Resource: keyArn }];
}
