import { kmsKeyPolicy } from "../../../../policies/security/keys/kmsKeyPolicy";
import { UNKNOWN } from "../../analyzer";
import { describeRule, RuleCase } from "../../ruleCases";

const KEY = "aws:kms/key:Key";
const ACCOUNT = {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::111122223333:root" },
    Action: "kms:*",
    Resource: "*",
};
const ROLE = { AWS: "arn:aws:iam::111122223333:role/training" };

function key(...Statement: object[]) {
    return {
        type: KEY,
        name: "platform",
        properties: { keyId: "1234", policy: JSON.stringify({ Version: "2012-10-17", Statement }) },
    };
}

const OPEN =
    "allows everybody, without saying on whose behalf; the key must not be open to the public. " +
    "Fix: name principals, or add a condition such as StringEquals aws:PrincipalOrgID.";

const STOPPED: Record<string, [statement: object, ...found: string[]]> = {
    everybody: [{ Principal: "*", Action: "kms:Decrypt" }, OPEN],
    "everybody by way of a service": [
        {
            Principal: "*",
            Action: "kms:Decrypt",
            Condition: { StringEquals: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" } },
        },
        OPEN,
    ],
    "everybody but one": [
        { Principal: undefined, NotPrincipal: ROLE, Action: "kms:Decrypt" },
        "allows everybody but AWS:arn:aws:iam::111122223333:role/training; whom the key is for must be named. " +
            "Fix: name whom it allows in Principal.",
    ],
    "all rights of a role": [
        { Principal: ROLE },
        'allows "kms:*" to AWS:arn:aws:iam::111122223333:role/training; only the account may have all rights to a key. ' +
            "Fix: list the actions that they need.",
    ],
    "all rights but one of a service": [
        { Principal: { Service: "logs.amazonaws.com" }, Action: undefined, NotAction: "kms:PutKeyPolicy" },
        'allows "*" to Service:logs.amazonaws.com; only the account may have all rights to a key. ' +
            "Fix: list the actions that they need.",
    ],
};

const stopped = Object.fromEntries(
    Object.entries(STOPPED).map(([what, [statement, ...found]]): [string, RuleCase] => [
        `stops ${what}`,
        {
            resources: [key(ACCOUNT, { ...ACCOUNT, Sid: "More", ...statement })],
            violations: found.map((text) => `${KEY} "platform": policy.Statement[More] ${text}`),
        },
    ]),
);

describeRule(kmsKeyPolicy, {
    "looks at keys of other kinds too: of brought material, and copies in other regions": {
        resources: [
            "aws:kms/externalKey:ExternalKey",
            "aws:kms/replicaKey:ReplicaKey",
            "aws:kms/replicaExternalKey:ReplicaExternalKey",
        ]
            .map((type) => ({ ...key(ACCOUNT, { ...ACCOUNT, Principal: "*", Action: "kms:Decrypt" }), type }))
            .concat({
                type: "aws-native:kms:ReplicaKey",
                name: "platform",
                properties: {
                    keyId: "1234",
                    policy: "",
                    keyPolicy: { Statement: [{ ...ACCOUNT, Principal: "*", Action: "kms:Decrypt" }] },
                } as never,
            }),
        violations: [
            ...[
                "externalKey:ExternalKey",
                "replicaKey:ReplicaKey",
                "replicaExternalKey:ReplicaExternalKey",
            ].map((type) => `aws:kms/${type} "platform": policy.Statement[1] ${OPEN}`),
            `aws-native:kms:ReplicaKey "platform": keyPolicy.Statement[0] ${OPEN}`,
        ],
    },
    "accepts the account, named roles and services": {
        resources: [
            key(
                ACCOUNT,
                { ...ACCOUNT, Principal: ROLE, Action: ["kms:Decrypt", "kms:GenerateDataKey*"] },
                { ...ACCOUNT, Principal: { Service: "logs.amazonaws.com" }, Action: "kms:Decrypt" },
            ),
        ],
    },
    "accepts everybody of an account by way of a service": {
        resources: [
            key({
                ...ACCOUNT,
                Principal: { AWS: "*" },
                Action: "kms:Decrypt",
                Condition: { StringEquals: { "kms:CallerAccount": "111122223333" } },
            }),
        ],
    },
    "accepts a policy of its own resource, and a native one": {
        resources: [
            { type: KEY, name: "platform", properties: { keyId: "1234" } },
            {
                type: "aws:kms/keyPolicy:KeyPolicy",
                name: "platform",
                properties: { keyId: "1234", policy: JSON.stringify({ Statement: ACCOUNT }) },
            },
            {
                type: "aws-native:kms:Key",
                name: "native",
                properties: { keyPolicy: { Statement: [ACCOUNT] } },
            },
        ],
    },
    ...stopped,
    "stops a key without a policy": {
        resources: [{ type: KEY, name: "platform", properties: {} }],
        violations: [
            `${KEY} "platform": the key has no policy of its own; who may use a key must be written down. ` +
                "Fix: give it a policy that names the account and the services that use it.",
        ],
    },
    "stops an account that is not trusted": {
        config: { trustedAccounts: ["444455556666"] },
        resources: [key(ACCOUNT)],
        violations: [
            `${KEY} "platform": policy.Statement[0] lets in 111122223333; only 444455556666 may be let in. ` +
                "Fix: take the account out, or add it to trustedAccounts in a reviewed change.",
        ],
    },
    "notes a policy that is unknown": {
        resources: [{ type: KEY, name: "platform", properties: { policy: UNKNOWN } }],
        undecided: [`${KEY} "platform": string value at .policy can't be known during preview`],
    },
});
