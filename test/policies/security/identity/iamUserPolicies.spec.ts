import { iamUserPolicies } from "../../../../policies/security/identity/iamUserPolicies";
import { UNKNOWN } from "../../analyzer";
import { describeRule as describeCases } from "../../ruleCases";
import { describeRule } from "../describeRule";

const RULE =
    "a user is given rights of its own; people get rights by roles or groups. " +
    "Fix: attach it to a role that people take, or to a group.";

describeRule(
    iamUserPolicies,
    {
        types: ["aws:iam/policyAttachment:PolicyAttachment", "aws-native:iam:ManagedPolicy"],
        good: { roles: ["trainer"], groups: ["trainers"] },
        stops: {
            "users whom a preview does not know": [{ users: UNKNOWN }, `users ${RULE}`],
            "a user among others": [
                { users: ["ada", UNKNOWN] },
                `users[0] is "ada": ${RULE}`,
                `users[1] ${RULE}`,
            ],
        },
    },
    {
        types: ["aws-native:iam:User"],
        good: { userName: "ada" },
        stops: {
            "a managed policy": [
                { managedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] },
                `managedPolicyArns[0] is "arn:aws:iam::aws:policy/ReadOnlyAccess": ${RULE}`,
            ],
            "a policy of its own": [
                { policies: [{ policyName: "own", policyDocument: {} }] },
                `policies[0].policyName is "own": ${RULE}`,
            ],
        },
    },
);

describeCases(iamUserPolicies, {
    "stops every policy that is there for users only, whether the user is known or not": {
        resources: [
            { type: "aws:iam/userPolicy:UserPolicy", name: "inline", properties: { user: "ada" } },
            {
                type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
                name: "attached",
                properties: { user: UNKNOWN },
            },
            { type: "aws-native:iam:UserPolicy", name: "native", properties: { userName: "ada" } },
        ],
        violations: [
            `aws:iam/userPolicy:UserPolicy "inline": user is "ada": ${RULE}`,
            `aws:iam/userPolicyAttachment:UserPolicyAttachment "attached": user ${RULE}`,
            `aws-native:iam:UserPolicy "native": userName is "ada": ${RULE}`,
        ],
    },
});
