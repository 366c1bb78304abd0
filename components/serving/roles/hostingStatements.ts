import type * as pulumi from "@pulumi/pulumi";
import type { AwsLocation } from "../../shared/awsLocation";
import type { PolicyStatement } from "../../shared/iam/iamDocuments";
import { QueueNeeds, queueStatements } from "./queueStatements";
import { publishMetrics, pullImages, runInVpc, writeLogs } from "../../shared/iam/workloadStatements";

/** What a hosting role has to reach; the ARNs are whole, so that the document is readable at preview. */
export interface HostingNeeds {
    location: AwsLocation;
    endpointName: string;
    /** Repositories of the container images. */
    repositoryArns: pulumi.Input<string>[];
    /** Objects of the model archives, as an ARN pattern. */
    modelDataArn: pulumi.Input<string>;
    keyArn: pulumi.Input<string>;
    /** Key that the model archives are encrypted with, where it is another. */
    modelKeyArn?: pulumi.Input<string>;
    /** Alarms that SageMaker looks at during a rollout. */
    alarmArns: pulumi.Input<string>[];
    /** Objects that data capture writes, as an ARN pattern; left out where nothing is captured. */
    captureArn?: pulumi.Input<string>;
    /** Bucket and prefix that many models are loaded from; left out where each model is named. */
    modelListing?: { bucketArn: pulumi.Input<string>; prefix: pulumi.Input<string> };
    /** Left out where requests are answered at once. */
    queue?: QueueNeeds;
}

function dataStatements(needs: HostingNeeds): PolicyStatement[] {
    const { captureArn, modelListing } = needs;
    const read: PolicyStatement = {
        Sid: "ReadModelData",
        Effect: "Allow",
        Action: "s3:GetObject",
        Resource: needs.modelDataArn,
    };
    const listing: PolicyStatement[] =
        modelListing === undefined
            ? []
            : [
                  {
                      Sid: "ListModels",
                      Effect: "Allow",
                      Action: "s3:ListBucket",
                      Resource: modelListing.bucketArn,
                      Condition: { StringLike: { "s3:prefix": modelListing.prefix } },
                  },
              ];
    const capture: PolicyStatement[] =
        captureArn === undefined
            ? []
            : [{ Sid: "WriteCapturedData", Effect: "Allow", Action: "s3:PutObject", Resource: captureArn }];
    return [read, ...listing, ...capture];
}

function keyStatements(needs: HostingNeeds): PolicyStatement[] {
    return [
        {
            Sid: "UseKey",
            Effect: "Allow",
            Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
            Resource: needs.keyArn,
        },
        {
            Sid: "LendKeyToVolumes",
            Effect: "Allow",
            Action: "kms:CreateGrant",
            Resource: needs.keyArn,
            Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        },
        ...modelKeyStatements(needs),
    ];
}

function modelKeyStatements({ modelKeyArn }: HostingNeeds): PolicyStatement[] {
    return modelKeyArn === undefined
        ? []
        : [{ Sid: "ReadEncryptedModels", Effect: "Allow", Action: "kms:Decrypt", Resource: modelKeyArn }];
}

/** Namespaces that SageMaker publishes an endpoint's metrics in, and containers their own. */
const METRIC_NAMESPACES = ["AWS/SageMaker", "/aws/sagemaker/*", "aws/sagemaker/*"];

/** SageMaker reads rollback alarms as the execution role: https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails-configuration.html */
function alarmStatements({ alarmArns }: HostingNeeds): PolicyStatement[] {
    return alarmArns.length === 0
        ? []
        : [{ Sid: "WatchAlarms", Effect: "Allow", Action: "cloudwatch:DescribeAlarms", Resource: alarmArns }];
}

/** What SageMaker may do to host models in a VPC, and nothing else. */
export function hostingStatements(needs: HostingNeeds): PolicyStatement[] {
    return [
        ...pullImages(needs.repositoryArns),
        ...dataStatements(needs),
        ...(needs.queue === undefined ? [] : queueStatements(needs.queue)),
        ...keyStatements(needs),
        ...writeLogs(needs.location, `/aws/sagemaker/Endpoints/${needs.endpointName}`),
        ...publishMetrics(METRIC_NAMESPACES),
        ...runInVpc(needs.location),
        ...alarmStatements(needs),
    ];
}
