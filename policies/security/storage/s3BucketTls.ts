import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { mustDenyInsecureTransport } from "../kinds/documents";
import { BUCKET, BUCKET_POLICY, BUCKET_V2, BUCKETS } from "../kinds/storageTypes";

const FIX = 'deny "s3:*" to "*" on the bucket and its objects where aws:SecureTransport is "false"';

/** Both the bucket itself and what lies in it. */
function isWholeBucket(resources: readonly string[]): boolean {
    const isObjects = (resource: string): boolean => /^\*$|\/\*$/.test(resource);
    const isBucket = (resource: string): boolean => resource === "*" || !resource.includes("/");
    return resources.some(isObjects) && resources.some(isBucket);
}

const EXAMPLE = { type: BUCKET, name: "models", properties: { bucket: "models-1" } };

function policy(Action: string) {
    const Statement = [
        {
            Effect: "Deny",
            Principal: "*",
            Action,
            Resource: ["arn:aws:s3:::models-1", "arn:aws:s3:::models-1/*"],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
    ];
    const document = JSON.stringify({ Version: "2012-10-17", Statement });
    return { type: BUCKET_POLICY[0], name: "models", properties: { bucket: "models-1", policy: document } };
}

/** A policy that a preview does not know is noted there. */
export const s3BucketTls = companionRule({
    name: "s3-bucket-tls",
    displayName: "Buckets over TLS only",
    description: "The policy of every bucket must deny requests that do not come over TLS.",
    why: "S3 answers over plain HTTP too; whoever sits on the way then reads data and models.",
    severity: "medium",
    tags: ["storage", "encryption", "s3"],
    framework: securityHub("S3.5", "General purpose buckets require requests to use SSL."),
    sources: [
        "AWS Config s3-bucket-ssl-requests-only",
        "Checkov CKV_AWS_379",
        "Prowler s3_bucket_secure_transport_policy",
    ],
    url: securityHubUrl("S3.5"),
    remediationSteps:
        "Add a statement that denies s3:* to everybody on the bucket and its objects where aws:SecureTransport is " +
        "false.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "S3 buckets",
    of: BUCKETS,
    reads: {
        [BUCKET_POLICY[0]]: { policy: "policy" },
        [BUCKET_POLICY[1]]: { policy: "policyDocument" },
        [BUCKET]: { policy: "policy?" },
        [BUCKET_V2]: { policy: "policy?" },
    },
    missing: {
        subject: "the bucket",
        found: "has no policy",
        rule: "what travels to it or from it must not travel in the clear",
        fix: `declare a BucketPolicy: ${FIX}`,
    },
    must: { policy: mustDenyInsecureTransport({ actions: ["s3:*"], isWhole: isWholeBucket, fix: FIX }) },
    examples: { passes: [EXAMPLE, policy("s3:*")], fails: [EXAMPLE, policy("s3:GetObject")] },
});
