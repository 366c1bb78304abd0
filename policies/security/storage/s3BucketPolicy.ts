import { accountsOf, isServiceWildcard } from "../../shared/callers";
import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { coversAction, Statement } from "../../shared/policyDocuments";
import { statementRequirement } from "../kinds/documents";
import { objectToWidth, StatementObjection, TRUSTED_ACCOUNTS } from "../kinds/resourcePolicies";
import { BUCKET, BUCKET_POLICY, BUCKET_V2 } from "../kinds/storageTypes";

/** With these somebody else's account could take the bucket's protection away. */
const PROTECTION = [
    "s3:DeleteBucketPolicy",
    "s3:PutBucketAcl",
    "s3:PutBucketPolicy",
    "s3:PutEncryptionConfiguration",
    "s3:PutObjectAcl",
];

function lockout({ conditions, principals, actions }: Statement): StatementObjection[] {
    return conditions === undefined && principals.includes("*") && actions.some(isServiceWildcard)
        ? [
              {
                  found: "denies everybody everything, whatever the circumstances",
                  rule: "only the account's root user could then open the bucket again",
                  fix: "give the denial a condition, or name actions",
              },
          ]
        : [];
}

function protection(statement: Statement): StatementObjection[] {
    const accounts = accountsOf(statement);
    const covered = PROTECTION.filter((action) => coversAction(statement, action));
    return covered.length === 0 || accounts.length === 0
        ? []
        : [
              {
                  found: `lets ${accounts.join(", ")} do ${covered.join(", ")}`,
                  rule: "a bucket's protection must not be in the hands of its policy's guests",
                  fix: "take those actions out; roles of the own account get them from their IAM policies",
              },
          ];
}

const mustProtect = statementRequirement((statement, settings: { trustedAccounts: string[] }) =>
    statement.effect === "Allow"
        ? [...objectToWidth(statement, "the bucket", settings), ...protection(statement)]
        : lockout(statement),
);

function policy(statement: object) {
    const Statement = [{ Effect: "Allow", Resource: "arn:aws:s3:::models-1/*", ...statement }];
    const document = JSON.stringify({ Version: "2012-10-17", Statement });
    return { type: BUCKET_POLICY[0], name: "models", properties: { bucket: "models-1", policy: document } };
}

/** A policy that a preview does not know is noted there and judged before the bucket gets it. */
export const s3BucketPolicy = propertyRule({
    name: "s3-bucket-policy",
    displayName: "Bucket policies are narrow",
    description: "A bucket's policy must let in named principals for named actions, and lock nobody out.",
    why: "What a bucket's policy allows to everybody or to another account no IAM policy takes back.",
    severity: "high",
    tags: ["storage", "access", "s3"],
    framework: securityHub("S3.6", "Bucket policies restrict access to other AWS accounts."),
    sources: [
        "AWS Config s3-bucket-blacklisted-actions-prohibited",
        "Checkov CKV_AWS_70",
        "Checkov CKV_AWS_93",
        "Prowler s3_bucket_policy_public_write_access",
    ],
    url: securityHubUrl("S3.6"),
    remediationSteps: "Name the principals and the actions; add aws:SourceAccount where a service writes.",
    settings: { trustedAccounts: TRUSTED_ACCOUNTS },
    enforcementLevel: "mandatory",
    subject: "S3 bucket policies",
    reads: {
        [BUCKET_POLICY[0]]: ["policy"],
        [BUCKET_POLICY[1]]: ["policyDocument"],
        [BUCKET]: ["policy?"],
        [BUCKET_V2]: ["policy?"],
    },
    must: mustProtect,
    examples: {
        passes: [
            policy({ Principal: { AWS: "arn:aws:iam::111122223333:role/trainer" }, Action: "s3:GetObject" }),
        ],
        fails: [policy({ Principal: "*", Action: "s3:GetObject" })],
    },
});
