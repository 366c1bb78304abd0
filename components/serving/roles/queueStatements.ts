import type * as pulumi from "@pulumi/pulumi";
import type { PolicyStatement } from "../../shared/iam/iamDocuments";

/** What an asynchronous endpoint reads, writes and tells. */
export interface QueueNeeds {
    bucketArn: pulumi.Input<string>;
    /** Keys of the requests in that bucket, as a pattern. */
    inputKeys: string;
    /** The same as an ARN pattern. */
    inputArn: pulumi.Input<string>;
    /** Objects that answers and failures are written to, as ARN patterns. */
    writtenArns: pulumi.Input<string>[];
    /** Topics that answers and failures are announced on. */
    topicArns: pulumi.Input<string>[];
}

/**
 * What SageMaker does for an asynchronous endpoint with the execution role. It may list requests, because S3 says of
 * an object that is not there that it is forbidden to whom may not list.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-create-endpoint-prerequisites.html
 */
export function queueStatements(needs: QueueNeeds): PolicyStatement[] {
    const { bucketArn, inputKeys, inputArn, writtenArns, topicArns } = needs;
    return [
        { Sid: "ReadRequests", Effect: "Allow", Action: "s3:GetObject", Resource: inputArn },
        {
            Sid: "FindRequests",
            Effect: "Allow",
            Action: "s3:ListBucket",
            Resource: bucketArn,
            Condition: { StringLike: { "s3:prefix": inputKeys } },
        },
        {
            Sid: "WriteAnswers",
            Effect: "Allow",
            Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
            Resource: writtenArns,
        },
        ...(topicArns.length === 0
            ? []
            : [
                  {
                      Sid: "AnnounceAnswers",
                      Effect: "Allow" as const,
                      Action: "sns:Publish",
                      Resource: topicArns,
                  },
              ]),
    ];
}
