import { Accompanied } from "../../shared/kinds/companionRule";

export const KEY = "aws:kms/key:Key";
export const NATIVE_KEY = "aws-native:kms:Key";
export const KEY_POLICY = "aws:kms/keyPolicy:KeyPolicy";

/** Keys, and what else says who may use them. */
export const KEYS: Accompanied = {
    types: [KEY, NATIVE_KEY],
    names: ["keyId", "id", "arn"],
    companions: { [KEY_POLICY]: "keyId" },
};
