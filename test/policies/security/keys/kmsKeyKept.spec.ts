import { kmsKeyKept } from "../../../../policies/security/keys/kmsKeyKept";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const BYPASS = "bypassPolicyLockoutSafetyCheck";
const COMMON = {
    "a policy that may lock everybody out": [
        { [BYPASS]: true },
        `${BYPASS} is true; it must not be true. Fix: take ${BYPASS} out.`,
    ],
    "a key of several regions": [
        { multiRegion: true },
        "multiRegion is true; a key must stay in its region. " +
            "Fix: take multiRegion out, or set allowMultiRegion in a reviewed change.",
    ],
} satisfies Record<string, [Record<string, unknown>, string]>;

describeRule(
    kmsKeyKept,
    {
        types: ["aws:kms/key:Key"],
        good: { deletionWindowInDays: 30, isEnabled: true, multiRegion: false },
        accepts: { "AWS's defaults": { deletionWindowInDays: undefined, isEnabled: undefined } },
        stops: {
            ...COMMON,
            "a key that is off": [
                { isEnabled: false },
                "isEnabled is false; it must not be false. Fix: take isEnabled out.",
            ],
            "a short time to save it": [
                { deletionWindowInDays: 7 },
                "deletionWindowInDays is 7; it must be at least 30. Fix: set deletionWindowInDays to 30.",
            ],
        },
        notes: {
            "an unknown time": [{ deletionWindowInDays: UNKNOWN }, "string value at .deletionWindowInDays"],
        },
    },
    {
        types: ["aws:kms/externalKey:ExternalKey"],
        good: { deletionWindowInDays: 30, enabled: true },
        stops: {
            ...COMMON,
            "a key that is off": [
                { enabled: false },
                "enabled is false; it must not be false. Fix: take enabled out.",
            ],
        },
    },
    {
        types: ["aws-native:kms:Key"],
        good: { pendingWindowInDays: 30, enabled: true },
        stops: {
            ...COMMON,
            "a key that is off": [
                { enabled: false },
                "enabled is false; it must not be false. Fix: take enabled out.",
            ],
            "a short time to save it": [
                { pendingWindowInDays: 7 },
                "pendingWindowInDays is 7; it must be at least 30. Fix: set pendingWindowInDays to 30.",
            ],
        },
    },
    {
        types: ["aws:kms/key:Key"],
        config: { minimumDeletionDays: 7, allowMultiRegion: true },
        good: { deletionWindowInDays: 7, multiRegion: true },
    },
);
