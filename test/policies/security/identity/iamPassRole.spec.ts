import { iamPassRole } from "../../../../policies/security/identity/iamPassRole";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";
import { policy } from "./documents";

const ROLE = "arn:aws:iam::111122223333:role/training";
const TO_SAGEMAKER = { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } };
const NAMED = "the roles must be named. Fix: put the ARNs of the roles into Resource.";
const SERVICE =
    "policy.Statement[0] allows iam:PassRole to any service; the services that may get the role must be named. " +
    'Fix: add the condition StringEquals iam:PassedToService, such as "sagemaker.amazonaws.com".';

function pass(more: object): { policy: string } {
    return policy({ Action: "iam:PassRole", Resource: ROLE, Condition: TO_SAGEMAKER, ...more });
}

describeRule(iamPassRole, {
    types: ["aws:iam/rolePolicy:RolePolicy"],
    good: pass({}),
    accepts: {
        "roles with a common beginning": pass({ Resource: "arn:aws:iam::111122223333:role/training-*" }),
        "roles with a tag": pass({
            Resource: "*",
            Condition: { StringEquals: { ...TO_SAGEMAKER.StringEquals, "iam:ResourceTag/team": "fraud" } },
        }),
        "several services": pass({
            Condition: {
                StringLike: { "iam:passedtoservice": ["sagemaker.amazonaws.com", "events.amazonaws.com"] },
            },
        }),
        "a denial": pass({ Effect: "Deny", Resource: "*", Condition: undefined }),
        "what the same document denies": policy(
            { Action: "iam:*", Resource: "*" },
            { Effect: "Deny", Action: "iam:PassRole", Resource: "*" },
        ),
        "what hands no role on": policy({ Action: "iam:GetRole", Resource: "*" }),
        "everything but handing roles on": policy({ NotAction: "iam:*", Resource: "*" }),
    },
    stops: {
        "any role": [pass({ Resource: "*" }), `policy.Statement[0] allows iam:PassRole on "*"; ${NAMED}`],
        "any role of an account": [
            pass({ Resource: [ROLE, "arn:aws:iam::111122223333:role/*"] }),
            `policy.Statement[0] allows iam:PassRole on "arn:aws:iam::111122223333:role/*"; ${NAMED}`,
        ],
        "any role but one": [
            pass({ Resource: undefined, NotResource: ROLE }),
            `policy.Statement[0] allows iam:PassRole on "*"; ${NAMED}`,
        ],
        "any role by a wildcard in the action": [
            pass({ Action: "IAM:Pass?ole", Resource: "*" }),
            `policy.Statement[0] allows iam:PassRole on "*"; ${NAMED}`,
        ],
        "any service": [pass({ Condition: undefined }), SERVICE],
        "any service by a wildcard": [
            pass({ Condition: { StringLike: { "iam:PassedToService": "*" } } }),
            SERVICE,
        ],
        "any service where the key is missing": [
            pass({ Condition: { StringEqualsIfExists: TO_SAGEMAKER.StringEquals } }),
            SERVICE,
        ],
        "all but one service": [pass({ Condition: { StringNotEquals: TO_SAGEMAKER.StringEquals } }), SERVICE],
        "any role to any service": [
            policy({ Action: "*", Resource: "*" }),
            `policy.Statement[0] allows iam:PassRole on "*"; ${NAMED}`,
            SERVICE,
        ],
    },
    notes: { "an unknown document": [{ policy: UNKNOWN }, "string value at .policy"] },
});
