import { iamDataExfiltration } from "../../../../policies/security/identity/iamDataExfiltration";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";
import { policy } from "./documents";

const RULE =
    "whose data may be read must be named. Fix: name the bucket, table, parameter or secret in Resource.";

describeRule(iamDataExfiltration, {
    types: ["aws:iam/rolePolicy:RolePolicy"],
    good: policy({ Action: "s3:GetObject", Resource: "arn:aws:s3:::models-1/*" }),
    accepts: {
        "buckets with a common beginning": policy({
            Action: "s3:GetObject",
            Resource: "arn:aws:s3:::sagemaker-*",
        }),
        "data with a tag": policy({
            Action: "s3:GetObject",
            Resource: "*",
            Condition: { StringEquals: { "s3:ExistingObjectTag/team": "fraud" } },
        }),
        "a denial": policy({ Effect: "Deny", Action: "s3:GetObject", Resource: "*" }),
        "what the same document denies": policy(
            { Action: "s3:*", Resource: "*" },
            { Effect: "Deny", Action: "s3:GetObject*", Resource: "*" },
        ),
        "other actions on everything": policy({ Action: "s3:ListAllMyBuckets", Resource: "*" }),
    },
    stops: {
        "objects of any bucket": [
            policy({ Action: "s3:GetObject*", Resource: ["arn:aws:s3:::*/*"] }),
            `policy.Statement[0] allows s3:GetObject, s3:GetObjectVersion on "arn:aws:s3:::*/*"; ${RULE}`,
        ],
        "secrets of an account": [
            policy({
                Action: "secretsmanager:GetSecretValue",
                Resource: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:*",
            }),
            "policy.Statement[0] allows secretsmanager:GetSecretValue on " +
                `"arn:aws:secretsmanager:eu-central-1:111122223333:secret:*"; ${RULE}`,
        ],
        "what the same document denies in part, or in some circumstances": [
            policy(
                { Action: "s3:GetObject", Resource: "*" },
                { Effect: "Deny", Action: "s3:*", Resource: "arn:aws:s3:::models-1/*" },
                {
                    Effect: "Deny",
                    Action: "s3:*",
                    Resource: "*",
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
            ),
            `policy.Statement[0] allows s3:GetObject on "*"; ${RULE}`,
        ],
        "records in a condition that anybody meets": [
            policy({
                Action: "sagemaker:GetRecord",
                Resource: "*",
                Condition: { Bool: { "aws:SecureTransport": "true" } },
            }),
            `policy.Statement[0] allows sagemaker:GetRecord on "*"; ${RULE}`,
        ],
        everything: [
            policy({ Action: "*", Resource: "*" }),
            `policy.Statement[0] allows s3:GetObject, ssm:GetParameter, ssm:GetParameters, ssm:GetParametersByPath, 6 others on "*"; ${RULE}`,
        ],
    },
    notes: { "an unknown document": [{ policy: UNKNOWN }, "string value at .policy"] },
});
