import type * as pulumi from "@pulumi/pulumi";
import { AwsLocation, s3Arn } from "../../shared/awsLocation";
import { PolicyStatement } from "../../shared/iam/iamDocuments";
import {
    publishMetrics,
    pullImages,
    runInVpc,
    useKeyForJob,
    writeLogs,
} from "../../shared/iam/workloadStatements";
import { clarifyJobStatements } from "../baselines/baselineStatements";
import { listStatement } from "./commonStatements";

/** Log groups that SageMaker writes the containers' output to, by kind of job. */
const LOG_GROUPS = ["/aws/sagemaker/ProcessingJobs", "/aws/sagemaker/TrainingJobs"];

/** What the jobs of the pipeline act on. */
export interface JobRoleScope {
    location: AwsLocation;
    bucketArn: pulumi.Input<string>;
    codeArn: pulumi.Input<string>;
    runsArn: pulumi.Input<string>;
    codePrefix: string;
    runsPrefix: string;
    keyArn: pulumi.Input<string>;
    /** Address of the data, `s3://bucket/prefix`. */
    inputDataUri: string;
    inputDataKeyArn: pulumi.Input<string> | undefined;
    /** Repositories of the images that jobs run; an image outside ECR needs no right of ours. */
    imageRepositoryArns: string[];
    /** Model that Clarify asks, with the files that say how; undefined where it asks none. */
    clarify: { modelName: string; checksArn: pulumi.Input<string> } | undefined;
}

/** Where models write that Clarify hosts. */
const ENDPOINT_LOG_GROUPS = "/aws/sagemaker/Endpoints/*";

function dataStatements({ location, inputDataUri, inputDataKeyArn }: JobRoleScope): PolicyStatement[] {
    const [bucket = "", ...key] = inputDataUri.slice("s3://".length).split("/");
    const prefix = key.join("/");
    return [
        {
            Sid: "ReadData",
            Effect: "Allow",
            Action: "s3:GetObject",
            Resource: s3Arn(location, `${bucket}/${prefix}*`),
        },
        listStatement("ListData", s3Arn(location, bucket), [`${prefix}*`]),
        ...(inputDataKeyArn === undefined
            ? []
            : [
                  {
                      Sid: "DecryptData",
                      Effect: "Allow" as const,
                      Action: "kms:Decrypt",
                      Resource: inputDataKeyArn,
                  },
              ]),
    ];
}

function artifactStatements(scope: JobRoleScope): PolicyStatement[] {
    const { bucketArn, codeArn, runsArn, codePrefix, runsPrefix } = scope;
    return [
        {
            Sid: "ReadCodeAndRuns",
            Effect: "Allow",
            Action: "s3:GetObject",
            Resource: [codeArn, runsArn],
        },
        {
            Sid: "WriteRuns",
            Effect: "Allow",
            Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
            Resource: runsArn,
        },
        listStatement("ListCodeAndRuns", bucketArn, [`${codePrefix}/*`, `${runsPrefix}/*`]),
    ];
}

/** What the jobs' role may do: read code, data and earlier steps, write this pipeline's runs, run in the VPC. */
export function jobRoleStatements(scope: JobRoleScope): PolicyStatement[] {
    const { location, keyArn, imageRepositoryArns, clarify } = scope;
    return [
        ...dataStatements(scope),
        ...artifactStatements(scope),
        ...useKeyForJob(keyArn),
        ...pullImages(imageRepositoryArns),
        ...writeLogs(location, ...LOG_GROUPS, ...(clarify === undefined ? [] : [ENDPOINT_LOG_GROUPS])),
        ...publishMetrics(["/aws/sagemaker/*"]),
        ...runInVpc(location),
        ...(clarify === undefined
            ? []
            : clarifyJobStatements(location, clarify.modelName, clarify.checksArn)),
    ];
}
