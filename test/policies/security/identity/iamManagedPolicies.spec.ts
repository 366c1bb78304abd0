import { iamManagedPolicies } from "../../../../policies/security/identity/iamManagedPolicies";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const RULE =
    "AWS's broad policies hold more than any one task needs. " +
    "Fix: write a policy with the actions and resources that the task needs.";
const FULL = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess";
const OWN = "arn:aws:iam::111122223333:policy/AmazonSageMakerFullAccess";

describeRule(
    iamManagedPolicies,
    {
        types: [
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            "aws:iam/userPolicyAttachment:UserPolicyAttachment",
            "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
            "aws:iam/policyAttachment:PolicyAttachment",
        ],
        good: { policyArn: OWN },
        accepts: {
            "a narrow policy of AWS": {
                policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
            },
        },
        stops: {
            "a broad policy of AWS": [{ policyArn: FULL }, `policyArn is "${FULL}"; ${RULE}`],
            "one of another partition, with a path": [
                { policyArn: "arn:aws-cn:iam::aws:policy/job-function/PowerUserAccess" },
                `policyArn is "arn:aws-cn:iam::aws:policy/job-function/PowerUserAccess"; ${RULE}`,
            ],
        },
        notes: { "an unknown policy": [{ policyArn: UNKNOWN }, "string value at .policyArn"] },
    },
    {
        types: ["aws:iam/role:Role", "aws-native:iam:Role", "aws-native:iam:User", "aws-native:iam:Group"],
        good: { managedPolicyArns: [OWN] },
        accepts: { "none at all": { managedPolicyArns: undefined } },
        stops: {
            "a broad policy of AWS": [
                { managedPolicyArns: [OWN, FULL] },
                `managedPolicyArns[1] is "${FULL}"; ${RULE}`,
            ],
        },
    },
    {
        types: ["role", "user", "group"].map((kind) => {
            const title = kind.charAt(0).toUpperCase() + kind.slice(1);
            return `aws:iam/${kind}PolicyAttachmentsExclusive:${title}PolicyAttachmentsExclusive`;
        }),
        good: { policyArns: [OWN] },
        stops: {
            "a broad policy of AWS": [{ policyArns: [FULL] }, `policyArns[0] is "${FULL}"; ${RULE}`],
        },
    },
    {
        types: ["aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment"],
        good: { managedPolicyArn: OWN },
        stops: {
            "a broad policy of AWS": [{ managedPolicyArn: FULL }, `managedPolicyArn is "${FULL}"; ${RULE}`],
        },
    },
    {
        types: ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"],
        config: { forbidden: ["ReadOnlyAccess"] },
        good: { policyArn: FULL },
        stops: {
            "what is configured": [
                { policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
                `policyArn is "arn:aws:iam::aws:policy/ReadOnlyAccess"; ${RULE}`,
            ],
        },
    },
);
