import { iamPermissionsManagement } from "../../../../policies/security/identity/iamPermissionsManagement";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";
import { policy } from "./documents";

const RULE =
    "whose rights may be changed must be named. Fix: name the resources in Resource, or narrow them down by aws:ResourceTag.";

describeRule(iamPermissionsManagement, {
    types: ["aws:iam/rolePolicy:RolePolicy"],
    good: policy({ Action: "s3:PutBucketPolicy", Resource: "arn:aws:s3:::models-1" }),
    accepts: {
        "grants for AWS's own resources": policy({
            Action: "kms:CreateGrant",
            Resource: "*",
            Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        }),
        "roles within a boundary": policy({
            Action: "iam:PutRolePolicy",
            Resource: "*",
            Condition: {
                StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/edge" },
            },
        }),
        "a denial": policy({ Effect: "Deny", Action: "iam:*", Resource: "*" }),
    },
    stops: {
        "policies of any bucket": [
            policy({ Action: "s3:PutBucketPolicy", Resource: "arn:aws:s3:::*" }),
            `policy.Statement[0] allows s3:PutBucketPolicy on "arn:aws:s3:::*"; ${RULE}`,
        ],
        "policies of any key or group of models": [
            policy({ Action: ["kms:PutKeyPolicy", "sagemaker:PutModelPackageGroupPolicy"], Resource: "*" }),
            `policy.Statement[0] allows kms:PutKeyPolicy, sagemaker:PutModelPackageGroupPolicy on "*"; ${RULE}`,
        ],
    },
    notes: { "an unknown document": [{ policy: UNKNOWN }, "string value at .policy"] },
});
