import { arn, AwsLocation, dnsSuffix, s3Arn } from "../../shared/awsLocation";
import type { PolicyStatement } from "../../shared/iam/iamDocuments";
import { keyTags } from "./keyPermissions";

/** What a check of an environment of this account may do: look at its endpoints and alarms, and ask for a prediction. */
export function checkStatements(location: AwsLocation, namePrefix: string): PolicyStatement[] {
    return [
        {
            Sid: "Endpoints",
            Effect: "Allow",
            Action: [
                "sagemaker:DescribeEndpoint",
                "sagemaker:InvokeEndpoint",
                "sagemaker:InvokeEndpointAsync",
            ],
            Resource: arn(location, "sagemaker", `endpoint/${namePrefix.toLowerCase()}*`),
        },
        {
            Sid: "Alarms",
            Effect: "Allow",
            Action: "cloudwatch:DescribeAlarms",
            Resource: arn(location, "cloudwatch", `alarm:${namePrefix}*`),
        },
        ...queueStatements(location, namePrefix),
    ];
}

/**
 * What it takes to ask an asynchronous endpoint: put a request into the environment's bucket, look for its answer there,
 * and have both encrypted and decrypted. Who may not list is not told that an answer is not there yet.
 */
function queueStatements(location: AwsLocation, namePrefix: string): PolicyStatement[] {
    const bucket = `${namePrefix.toLowerCase()}*`;
    const under = (folder: string): string => s3Arn(location, `${bucket}/async-inference/*/${folder}/*`);
    const tags = keyTags("ResourceTag", namePrefix);
    return [
        { Sid: "Requests", Effect: "Allow", Action: "s3:PutObject", Resource: under("input") },
        {
            Sid: "Answers",
            Effect: "Allow",
            Action: "s3:GetObject",
            Resource: [under("output"), under("failure")],
        },
        {
            Sid: "AnswersToCome",
            Effect: "Allow",
            Action: "s3:ListBucket",
            Resource: s3Arn(location, bucket),
            Condition: { StringLike: { "s3:prefix": "async-inference/*" } },
        },
        {
            Sid: "RequestsAndAnswersKey",
            Effect: "Allow",
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: arn(location, "kms", "key/*"),
            Condition: {
                StringEquals: {
                    ...tags.component,
                    "kms:ViaService": `s3.${location.region}.${dnsSuffix(location)}`,
                },
                StringLike: tags.name,
            },
        },
    ];
}

/** Asking which version an environment has live. */
export function liveVersionStatement(parameterArn: string): PolicyStatement {
    return { Sid: "LiveVersion", Effect: "Allow", Action: "ssm:GetParameters", Resource: parameterArn };
}

/** What a preview reads of AWS beside the state: the zones that subnets are laid out over. */
export function previewStatements(): PolicyStatement[] {
    return [
        {
            // This names no resource: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
            Sid: "Zones",
            Effect: "Allow",
            Action: "ec2:DescribeAvailabilityZones",
            Resource: "*",
        },
    ];
}
