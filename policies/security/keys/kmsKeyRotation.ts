import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { readingRule } from "../../shared/kinds/readingRule";
import { mustBe, requirement } from "../../shared/kinds/requirements";
import { Unknown } from "../../shared/properties";
import { wholeNumber } from "../../shared/settingKinds";
import { SettingValues } from "../../shared/settings";
import { KEY, NATIVE_KEY } from "../kinds/keyTypes";

const SETTINGS = {
    maximumRotationDays: wholeNumber({
        description: "Days after which the key's material must be new at the latest.",
        minimum: 90,
        maximum: 2560,
        fallback: 365,
    }),
};

const mustBeSoon = requirement({
    holds: (value, { maximumRotationDays }: SettingValues<typeof SETTINGS>) =>
        value === undefined || (typeof value === "number" && value <= maximumRotationDays),
    rule: ({ maximumRotationDays }) => `it must be at most ${String(maximumRotationDays)}`,
    fix: (subject, { maximumRotationDays }) => `set ${subject} to ${String(maximumRotationDays)}`,
});

/** AWS rotates symmetric keys whose material it made itself; a key of another kind has nothing to rotate. */
function isSymmetric(spec: unknown): boolean {
    return spec === undefined || spec === "SYMMETRIC_DEFAULT";
}

const PATHS = { rotation: "enableKeyRotation", period: "rotationPeriodInDays" };

/** Whether a key is symmetric may be unknown at preview; that is noted there. */
export const kmsKeyRotation = readingRule({
    name: "kms-key-rotation",
    displayName: "Keys are rotated",
    description: "A symmetric key must be rotated, within a year unless configured otherwise.",
    why: "What one key encrypted for years is open as a whole once that key is.",
    severity: "high",
    tags: ["keys", "encryption", "kms"],
    framework: securityHub("KMS.4", "KMS key rotation is enabled."),
    sources: [
        "AWS Config cmk-backing-key-rotation-enabled",
        "Checkov CKV_AWS_7",
        "Trivy AWS-0065",
        "cdk-nag AwsSolutions-KMS5",
    ],
    url: securityHubUrl("KMS.4"),
    remediationSteps: "Set enableKeyRotation to true; old material stays and decrypts what it encrypted.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "KMS keys",
    remedy: { path: ["enableKeyRotation"], value: true },
    reads: {
        [KEY]: { ...PATHS, spec: "customerMasterKeySpec" },
        [NATIVE_KEY]: { ...PATHS, spec: "keySpec" },
    },
    judge: (readings, settings) => {
        const spec = readings.one("spec").value;
        if (spec instanceof Unknown) {
            return [spec];
        }
        return isSymmetric(spec)
            ? [
                  ...mustBe(true, "AWS's default is false")(readings.one("rotation"), {}),
                  ...mustBeSoon(readings.one("period"), settings),
              ]
            : [];
    },
    examples: {
        passes: [{ type: KEY, name: "platform", properties: { enableKeyRotation: true } }],
        fails: [{ type: KEY, name: "platform", properties: {} }],
    },
});
