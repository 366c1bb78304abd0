import * as assert from "node:assert";
import { kmsKeyRotation } from "../../../../policies/security/keys/kmsKeyRotation";
import { PACK } from "../../../../policies/shared/packState";
import { remediate, UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(
    kmsKeyRotation,
    {
        types: ["aws:kms/key:Key", "aws-native:kms:Key"],
        good: { enableKeyRotation: true, rotationPeriodInDays: 365 },
        accepts: { "AWS's own period": { rotationPeriodInDays: undefined } },
        stops: {
            "no rotation": [
                { enableKeyRotation: undefined },
                "enableKeyRotation is not set; it must be true, AWS's default is false. Fix: set enableKeyRotation to true.",
            ],
            "rotation off": [
                { enableKeyRotation: false },
                "enableKeyRotation is false; it must be true, AWS's default is false. Fix: set enableKeyRotation to true.",
            ],
            "a long period": [
                { rotationPeriodInDays: 1000 },
                "rotationPeriodInDays is 1000; it must be at most 365. Fix: set rotationPeriodInDays to 365.",
            ],
        },
        notes: {
            "an unknown switch": [{ enableKeyRotation: UNKNOWN }, "string value at .enableKeyRotation"],
            "an unknown period": [{ rotationPeriodInDays: UNKNOWN }, "string value at .rotationPeriodInDays"],
        },
    },
    {
        types: ["aws:kms/key:Key"],
        good: { customerMasterKeySpec: "ECC_NIST_P256" },
        stops: {
            "a symmetric key that says so": [
                { customerMasterKeySpec: "SYMMETRIC_DEFAULT" },
                "enableKeyRotation is not set; it must be true, AWS's default is false. Fix: set enableKeyRotation to true.",
            ],
        },
        notes: {
            "an unknown kind of key": [
                { customerMasterKeySpec: UNKNOWN },
                "string value at .customerMasterKeySpec",
            ],
        },
    },
    { types: ["aws-native:kms:Key"], good: { keySpec: "HMAC_256" } },
    {
        types: ["aws:kms/key:Key"],
        config: { maximumRotationDays: 2000 },
        good: { enableKeyRotation: true, rotationPeriodInDays: 1000 },
    },
);

describe("kms-key-rotation's remedy", () => {
    it("switches rotation on and leaves the rest", async () => {
        PACK.configure({ disabledFamilies: [], exemptions: [] });
        const key = {
            type: "aws:kms/key:Key",
            name: "platform",
            properties: { description: "of the platform" },
        };
        assert.deepStrictEqual(await remediate(kmsKeyRotation, key), {
            description: "of the platform",
            enableKeyRotation: true,
        });
        PACK.reset();
    });
});
