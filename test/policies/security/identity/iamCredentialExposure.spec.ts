import { iamCredentialExposure } from "../../../../policies/security/identity/iamCredentialExposure";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";
import { policy } from "./documents";

const RULE =
    "whose credentials may be had must be named. Fix: name the roles, users or notebooks in Resource.";

describeRule(iamCredentialExposure, {
    types: ["aws:iam/rolePolicy:RolePolicy"],
    good: policy({ Action: "sts:AssumeRole", Resource: "arn:aws:iam::*:role/deploy" }),
    accepts: {
        "what cannot be narrowed down": policy({ Action: "ecr:GetAuthorizationToken", Resource: "*" }),
        "a denial": policy({ Effect: "Deny", Action: "sts:*", Resource: "*" }),
    },
    stops: {
        "any role": [
            policy({ Action: ["sts:AssumeRole"], Resource: "arn:aws:iam::444455556666:role/*" }),
            `policy.Statement[0] allows sts:AssumeRole on "arn:aws:iam::444455556666:role/*"; ${RULE}`,
        ],
        "any notebook": [
            policy({ Action: "sagemaker:CreatePresigned*", Resource: "*" }),
            "policy.Statement[0] allows sagemaker:CreatePresignedDomainUrl, " +
                `sagemaker:CreatePresignedNotebookInstanceUrl on "*"; ${RULE}`,
        ],
    },
    notes: { "an unknown document": [{ policy: UNKNOWN }, "string value at .policy"] },
});
