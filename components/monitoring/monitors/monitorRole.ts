import type * as pulumi from "@pulumi/pulumi";
import type { AwsLocation } from "../../shared/awsLocation";
import type { PolicyStatement } from "../../shared/iam/iamDocuments";
import { mapInput } from "../../shared/plainInputs";
import type { S3Objects } from "../../shared/s3Uri";
import {
    publishMetrics,
    pullImages,
    runInVpc,
    useKeyForJob,
    writeLogs,
} from "../../shared/iam/workloadStatements";
import { MONITOR_NAMESPACES } from "./dataQuality/monitorMetrics";

/** Objects that a job reads, each part perhaps known later. */
export type ReadObjects = { [part in keyof S3Objects]: pulumi.Input<string> };

/** The objects that an S3 URI names, each part at once where the URI is plain. */
export function readObjects(uri: pulumi.Input<string>, read: (text: string) => S3Objects): ReadObjects {
    const part = (name: keyof S3Objects) => mapInput(uri, (text) => read(text)[name]);
    return { bucketArn: part("bucketArn"), objectArn: part("objectArn"), key: part("key") };
}

/** What the role of a monitoring job has to reach. */
export interface MonitorNeeds {
    location: AwsLocation;
    /** What is read, by a name of letters for its statements. */
    inputs: Record<string, ReadObjects>;
    /** Where reports are written, an ARN pattern. */
    outputArn: pulumi.Input<string>;
    repositoryArn: string;
    /** Key of everything the job reads and writes, but for what `otherKeyArns` names. */
    keyArn: pulumi.Input<string>;
    /** Keys of what is read under another one, by a name of letters for their statements. */
    otherKeyArns: Record<string, pulumi.Input<string>>;
}

/** What a monitoring job may do, and nothing else. */
export function monitorStatements(needs: MonitorNeeds): PolicyStatement[] {
    return [
        ...Object.entries(needs.inputs).flatMap(([what, objects]) => readStatements(what, objects)),
        { Sid: "WriteReports", Effect: "Allow", Action: "s3:PutObject", Resource: needs.outputArn },
        ...pullImages([needs.repositoryArn]),
        ...useKeyForJob(needs.keyArn),
        ...Object.entries(needs.otherKeyArns).map(([what, keyArn]) => decryptStatement(what, keyArn)),
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

function decryptStatement(what: string, keyArn: pulumi.Input<string>): PolicyStatement {
    return { Sid: `Decrypt${what}`, Effect: "Allow", Action: "kms:Decrypt", Resource: keyArn };
}
