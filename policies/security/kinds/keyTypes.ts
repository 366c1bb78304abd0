import { Accompanied } from "../../shared/kinds/companionRule";

export const KEY = "aws:kms/key:Key";
export const NATIVE_KEY = "aws-native:kms:Key";
/** A key whose material somebody brings along. */
export const EXTERNAL_KEY = "aws:kms/externalKey:ExternalKey";
/** Copies of a key in other regions. */
export const REPLICA_KEYS = [
    "aws:kms/replicaKey:ReplicaKey",
    "aws:kms/replicaExternalKey:ReplicaExternalKey",
    "aws-native:kms:ReplicaKey",
] as const;
export const KEY_POLICY = "aws:kms/keyPolicy:KeyPolicy";

/** Keys, and what else says who may use them. */
export const KEYS: Accompanied = {
    types: [KEY, NATIVE_KEY, EXTERNAL_KEY, ...REPLICA_KEYS],
    names: ["keyId", "id", "arn"],
    companions: { [KEY_POLICY]: "keyId" },
};

/** Where the policy of a key stands. */
export const KEY_POLICIES = {
    [KEY]: { policy: "policy?" },
    [EXTERNAL_KEY]: { policy: "policy?" },
    [REPLICA_KEYS[0]]: { policy: "policy?" },
    [REPLICA_KEYS[1]]: { policy: "policy?" },
    [KEY_POLICY]: { policy: "policy" },
    [NATIVE_KEY]: { policy: "keyPolicy?" },
    [REPLICA_KEYS[2]]: { policy: "keyPolicy?" },
};
