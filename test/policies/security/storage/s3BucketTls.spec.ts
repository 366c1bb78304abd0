import { s3BucketTls } from "../../../../policies/security/storage/s3BucketTls";
import { UNKNOWN } from "../../analyzer";
import { describeRule, RuleCase } from "../../ruleCases";
import { bucket, companion, IT, token } from "./buckets";

const ARN = "arn:aws:s3:::models-1";
const DENIAL = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [ARN, `${ARN}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const RULE = "what travels to it or from it must not travel in the clear";
const FIX = 'deny "s3:*" to "*" on the bucket and its objects where aws:SecureTransport is "false"';
const STOPPED = [
    `${token("BucketPolicy")} "part": policy does not deny everybody s3:* without TLS, on everything; ${RULE}. Fix: ${FIX}.`,
];

function policy(...Statement: object[]) {
    return companion("BucketPolicy", { policy: JSON.stringify({ Version: "2012-10-17", Statement }) });
}

const WRONG: Record<string, object> = {
    "that only names objects": { ...DENIAL, Resource: `${ARN}/*` },
    "that only names the bucket": { ...DENIAL, Resource: ARN },
    "that only names some actions": { ...DENIAL, Action: "s3:Get*" },
    "that only names some principals": { ...DENIAL, Principal: { AWS: "arn:aws:iam::111122223333:root" } },
    "that asks for more": {
        ...DENIAL,
        Condition: { ...DENIAL.Condition, StringEquals: { "aws:PrincipalTag/a": "b" } },
    },
    "that means the opposite": { ...DENIAL, Condition: { Bool: { "aws:SecureTransport": "true" } } },
    "that is no denial": { ...DENIAL, Effect: "Allow" },
    "without a condition": { ...DENIAL, Condition: undefined },
};

const wrong = Object.fromEntries(
    Object.entries(WRONG).map(([what, statement]): [string, RuleCase] => [
        `stops a statement ${what}`,
        { resources: [bucket(), policy(statement)], violations: STOPPED },
    ]),
);

describeRule(s3BucketTls, {
    "accepts a denial of everything without TLS": { resources: [bucket(), policy(DENIAL)] },
    "accepts it in two statements, in any case of letters, with lists": {
        resources: [
            bucket(),
            policy(
                { ...DENIAL, Action: ["S3:*"], Resource: ARN, Principal: { AWS: ["*"] } },
                {
                    ...DENIAL,
                    Resource: `${ARN}/*`,
                    Condition: { bool: { "AWS:securetransport": ["false"] } },
                },
            ),
        ],
    },
    "accepts it in the bucket's own policy and in a native one": {
        resources: [
            bucket({ policy: JSON.stringify({ Statement: DENIAL }) }),
            { type: "aws-native:s3:Bucket", name: "other", properties: { bucketName: "other-1" } },
            {
                type: "aws-native:s3:BucketPolicy",
                name: "other",
                properties: { bucket: "other-1", policyDocument: { Statement: [DENIAL] } },
            },
        ],
    },
    ...wrong,
    "stops a bucket without a policy": {
        resources: [bucket()],
        violations: [`${IT} has no policy; ${RULE}. Fix: declare a BucketPolicy: ${FIX}.`],
    },
    "stops a policy without statements": {
        resources: [bucket(), policy()],
        violations: [`${token("BucketPolicy")} "part": policy is not set; ${RULE}. Fix: ${FIX}.`],
    },
    "notes a policy that is unknown": {
        resources: [bucket(), companion("BucketPolicy", { policy: UNKNOWN })],
        undecided: [`${token("BucketPolicy")} "part": string value at .policy can't be known during preview`],
    },
});
