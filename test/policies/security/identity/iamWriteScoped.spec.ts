import { iamWriteScoped } from "../../../../policies/security/identity/iamWriteScoped";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";
import { policy } from "./documents";

const RULE =
    "what may be changed must be named. Fix: name the resources in Resource, or narrow them down by aws:ResourceTag.";
const ENDPOINT = "arn:aws:sagemaker:eu-central-1:111122223333:endpoint/fraud";

describeRule(
    iamWriteScoped,
    {
        types: ["aws:iam/rolePolicy:RolePolicy"],
        good: policy({ Action: "sagemaker:DeleteEndpoint", Resource: ENDPOINT }),
        accepts: {
            "what AWS lets nobody narrow down": policy({
                Action: ["cloudwatch:PutMetricData", "sns:Unsubscribe", "logs:CreateLogDelivery"],
                Resource: "*",
            }),
            reading: policy({ Action: ["s3:GetObject", "ec2:Describe*", "sagemaker:List*"], Resource: "*" }),
            "one kind of resource of the account": policy({
                Action: "ec2:DeleteSubnet",
                Resource: "arn:aws:ec2:eu-central-1:111122223333:subnet/*",
            }),
            "what a condition narrows down": policy({
                Action: "sagemaker:DeleteEndpoint",
                Resource: "*",
                Condition: { StringEquals: { "aws:ResourceTag/team": "fraud" } },
            }),
            "the interfaces that SageMaker makes in a VPC": policy({
                Action: ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"],
                Resource: "*",
            }),
            "what rules of their own are about": policy({
                Action: ["iam:PassRole", "s3:PutBucketPolicy", "iam:CreateAccessKey", "sagemaker:*"],
                Resource: "*",
            }),
            "what the document takes back": {
                policy: JSON.stringify({
                    Statement: [
                        { Effect: "Allow", Action: "sagemaker:DeleteEndpoint", Resource: "*" },
                        { Effect: "Deny", Action: "sagemaker:Delete*", Resource: "*" },
                    ],
                }),
            },
            "a denial": policy({ Effect: "Deny", Action: "sagemaker:DeleteEndpoint", Resource: "*" }),
        },
        stops: {
            "any endpoint": [
                policy({ Action: "sagemaker:DeleteEndpoint", Resource: "*" }),
                `policy.Statement[0] allows sagemaker:DeleteEndpoint on "*"; ${RULE}`,
            ],
            "any bucket, and everything of a service": [
                policy(
                    { Action: "s3:PutObject", Resource: "arn:aws:s3:::*" },
                    { Action: "sagemaker:DeleteModel", Resource: "arn:aws:sagemaker:*:*:*" },
                ),
                `policy.Statement[0] allows s3:PutObject on "arn:aws:s3:::*"; ${RULE}`,
                `policy.Statement[1] allows sagemaker:DeleteModel on "arn:aws:sagemaker:*:*:*"; ${RULE}`,
            ],
            "everything but some": [
                {
                    policy: JSON.stringify({
                        Statement: [
                            { Effect: "Allow", Action: "sagemaker:StopTrainingJob", NotResource: ENDPOINT },
                        ],
                    }),
                },
                `policy.Statement[0] allows sagemaker:StopTrainingJob on "*"; ${RULE}`,
            ],
            "what a wildcard holds": [
                policy({ Action: "sagemaker:DeleteEndpoint*", Resource: "*" }),
                `policy.Statement[0] allows sagemaker:DeleteEndpoint, sagemaker:DeleteEndpointConfig on "*"; ${RULE}`,
            ],
            "a condition about who asks, which narrows nothing down": [
                policy({
                    Action: "sagemaker:DeleteEndpoint",
                    Resource: "*",
                    Condition: { StringEquals: { "aws:RequestedRegion": "eu-central-1" } },
                }),
                `policy.Statement[0] allows sagemaker:DeleteEndpoint on "*"; ${RULE}`,
            ],
        },
        notes: { "an unknown document": [{ policy: UNKNOWN }, "string value at .policy"] },
    },
    {
        types: ["aws:iam/rolePolicy:RolePolicy"],
        config: { allowedActions: ["sagemaker:Delete*"] },
        good: policy({ Action: "sagemaker:DeleteEndpoint", Resource: "*" }),
        stops: {
            "what is not on the list, the interfaces of a VPC included": [
                policy({ Action: ["ec2:CreateNetworkInterface", "sagemaker:DeleteModel"], Resource: "*" }),
                `policy.Statement[0] allows ec2:CreateNetworkInterface on "*"; ${RULE}`,
            ],
        },
    },
);
