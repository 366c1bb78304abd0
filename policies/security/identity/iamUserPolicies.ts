import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { Requirement } from "../../shared/kinds/requirements";
import { Unknown } from "../../shared/properties";

/** Whoever is named there is a user, whether a preview knows the name or not. */
const mustNotBeThere: Requirement = ({ subject, value }) => [
    {
        subject,
        found: `${value instanceof Unknown ? "" : `is ${JSON.stringify(value)}: `}a user is given rights of its own`,
        rule: "people get rights by roles or groups",
        fix: "attach it to a role that people take, or to a group",
    },
];

/** Whom a preview does not know is a user all the same. */
export const iamUserPolicies = propertyRule({
    name: "iam-user-policies",
    displayName: "No rights of single users",
    description: "A policy must not be given to a user but to a role or a group.",
    why: "Rights of single users are forgotten when people change teams, and their keys live for years.",
    severity: "low",
    tags: ["identity", "users", "iam"],
    framework: securityHub("IAM.2", "IAM users do not have IAM policies attached."),
    sources: ["AWS Config iam-user-no-policies-check", "Checkov CKV_AWS_40", "Trivy AWS-0143"],
    url: securityHubUrl("IAM.2"),
    remediationSteps: "Give the rights to a role or a group.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "policies that can be given to users",
    reads: {
        "aws:iam/userPolicy:UserPolicy": ["user"],
        "aws:iam/userPolicyAttachment:UserPolicyAttachment": ["user"],
        "aws:iam/policyAttachment:PolicyAttachment": ["users[]"],
        "aws-native:iam:UserPolicy": ["userName"],
        "aws-native:iam:ManagedPolicy": ["users[]"],
        "aws-native:iam:User": ["managedPolicyArns[]", "policies[].policyName"],
    },
    must: mustNotBeThere,
    examples: {
        passes: [
            {
                type: "aws:iam/policyAttachment:PolicyAttachment",
                name: "reading",
                properties: { policyArn: "arn:aws:iam::111122223333:policy/reading", roles: ["trainer"] },
            },
        ],
        fails: [
            {
                type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
                name: "reading",
                properties: { policyArn: "arn:aws:iam::111122223333:policy/reading", user: "ada" },
            },
        ],
    },
});
