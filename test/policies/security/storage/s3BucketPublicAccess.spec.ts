import { s3BucketPublicAccess } from "../../../../policies/security/storage/s3BucketPublicAccess";
import { UNKNOWN } from "../../analyzer";
import { describeRule, RuleCase } from "../../ruleCases";
import { bucket, companion, IT, nativeBucket, NATIVE_BUCKET, token } from "./buckets";

const BLOCK = "BucketPublicAccessBlock";
const CLOSED = {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
};
const MISSING =
    `${IT} has no public access block; nothing in it is for the public. ` +
    "Fix: declare a BucketPublicAccessBlock for it with all four flags true.";

const eachFlag = Object.fromEntries(
    Object.keys(CLOSED).flatMap((flag): [string, RuleCase][] => [
        [
            `stops ${flag} off`,
            {
                resources: [bucket(), companion(BLOCK, { ...CLOSED, [flag]: false })],
                violations: [
                    `${token(BLOCK)} "part": ${flag} is false; it must be true. Fix: set ${flag} to true.`,
                ],
            },
        ],
        [
            `stops ${flag} left out in a native bucket`,
            {
                resources: [
                    nativeBucket({ publicAccessBlockConfiguration: { ...CLOSED, [flag]: undefined } }),
                ],
                violations: [
                    `${NATIVE_BUCKET} "models": publicAccessBlockConfiguration.${flag} is not set; it must be true. ` +
                        `Fix: set publicAccessBlockConfiguration.${flag} to true.`,
                ],
            },
        ],
    ]),
);

describeRule(s3BucketPublicAccess, {
    "accepts all four flags, in a block and in a native bucket": {
        resources: [
            bucket(),
            companion(BLOCK, CLOSED),
            nativeBucket({ publicAccessBlockConfiguration: CLOSED }),
        ],
    },
    "joins by dependency where a preview knows no name": {
        resources: [
            bucket({ bucket: UNKNOWN }),
            { ...companion(BLOCK, { ...CLOSED, bucket: UNKNOWN }), sources: { bucket: ["models"] } },
        ],
    },
    ...eachFlag,
    "stops a bucket without a block": { resources: [bucket()], violations: [MISSING] },
    "stops a bucket whose neighbour only has a block": {
        resources: [bucket(), companion(BLOCK, { ...CLOSED, bucket: "models-2" })],
        violations: [MISSING],
    },
    "notes a flag that is unknown": {
        resources: [bucket(), companion(BLOCK, { ...CLOSED, ignorePublicAcls: UNKNOWN })],
        undecided: [
            `${token(BLOCK)} "part": string value at .ignorePublicAcls can't be known during preview`,
        ],
    },
});
