import { kmsDecryptScoped } from "../../../../policies/security/keys/kmsDecryptScoped";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";
import { policy } from "../identity/documents";

const RULE = "the keys must be named. Fix: put the ARNs of the keys into Resource.";
const KEYS = "arn:aws:kms:eu-central-1:111122223333:key/*";

describeRule(kmsDecryptScoped, {
    types: ["aws:iam/policy:Policy", "aws:iam/rolePolicy:RolePolicy"],
    good: policy({ Action: "kms:Decrypt", Resource: "arn:aws:kms:eu-central-1:111122223333:key/1" }),
    accepts: {
        "keys with a tag": policy({
            Action: "kms:Decrypt",
            Resource: KEYS,
            Condition: { StringEquals: { "aws:ResourceTag/team": "fraud" } },
        }),
        "encryption with every key": policy({ Action: "kms:Encrypt", Resource: "*" }),
        "a denial": policy({ Effect: "Deny", Action: "kms:Decrypt", Resource: "*" }),
    },
    stops: {
        "every key": [
            policy({ Action: ["kms:Decrypt"], Resource: "*" }),
            `policy.Statement[0] allows kms:Decrypt on "*"; ${RULE}`,
        ],
        "every key of an account, by a wildcard": [
            policy({ Action: "kms:ReEncrypt*", Resource: KEYS }),
            `policy.Statement[0] allows kms:ReEncryptFrom on "${KEYS}"; ${RULE}`,
        ],
        "every key where requests come over TLS": [
            policy({
                Action: "kms:Decrypt",
                Resource: "*",
                Condition: { Bool: { "aws:SecureTransport": "true" } },
            }),
            `policy.Statement[0] allows kms:Decrypt on "*"; ${RULE}`,
        ],
    },
    notes: { "an unknown document": [{ policy: UNKNOWN }, "string value at .policy"] },
});
