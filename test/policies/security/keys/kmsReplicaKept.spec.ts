import * as assert from "node:assert";
import { kmsReplicaKept } from "../../../../policies/security/keys/kmsReplicaKept";
import { analyze, mandatoryMessages, UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const BYPASS = "bypassPolicyLockoutSafetyCheck";
const PRIMARY = "arn:aws:kms:eu-central-1:111122223333:key/mrk-1";

describeRule(
    kmsReplicaKept,
    {
        types: ["aws:kms/replicaKey:ReplicaKey", "aws:kms/replicaExternalKey:ReplicaExternalKey"],
        config: { allowMultiRegion: true },
        good: { primaryKeyArn: PRIMARY, deletionWindowInDays: 30, enabled: true },
        accepts: { "AWS's defaults": { deletionWindowInDays: undefined, enabled: undefined } },
        stops: {
            "a copy that is off": [
                { enabled: false },
                "enabled is false; it must not be false. Fix: take enabled out.",
            ],
            "a short time to save it": [
                { deletionWindowInDays: 7 },
                "deletionWindowInDays is 7; it must be at least 30. Fix: set deletionWindowInDays to 30.",
            ],
            "a policy that may lock everybody out": [
                { [BYPASS]: true },
                `${BYPASS} is true; it must not be true. Fix: take ${BYPASS} out.`,
            ],
        },
        notes: {
            "an unknown time": [{ deletionWindowInDays: UNKNOWN }, "string value at .deletionWindowInDays"],
        },
    },
    {
        types: ["aws-native:kms:ReplicaKey"],
        config: { allowMultiRegion: true, minimumDeletionDays: 14 },
        good: { primaryKeyArn: PRIMARY, pendingWindowInDays: 14 },
        stops: {
            "a short time to save it": [
                { pendingWindowInDays: 7 },
                "pendingWindowInDays is 7; it must be at least 14. Fix: set pendingWindowInDays to 14.",
            ],
        },
    },
);

describe("kms-replica-kept, where nobody has said that copies are wanted", () => {
    it("stops every copy", async () => {
        for (const type of ["aws:kms/replicaKey:ReplicaKey", "aws-native:kms:ReplicaKey"]) {
            const replica = { type, name: "platform", properties: { primaryKeyArn: PRIMARY } };
            assert.deepStrictEqual(mandatoryMessages(await analyze(kmsReplicaKept, replica)), [
                `${type} "platform": the replica is declared; a key must stay in its region. ` +
                    "Fix: make a key of its own there, or set allowMultiRegion in a reviewed change.",
            ]);
        }
    });
});
