import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { readingRule } from "../../shared/kinds/readingRule";
import { mustNotBe, requirement } from "../../shared/kinds/requirements";
import { textOf } from "../../shared/properties";
import { flag, wholeNumber } from "../../shared/settingKinds";
import { SettingValues } from "../../shared/settings";
import { EXTERNAL_KEY, KEY, NATIVE_KEY } from "../kinds/keyTypes";

/** What a team may decide about how keys are kept. */
export const KEPT_SETTINGS = {
    minimumDeletionDays: wholeNumber({
        description: "Days for which a key that is to be deleted can still be saved, at least.",
        minimum: 7,
        maximum: 30,
        fallback: 30,
    }),
    allowMultiRegion: flag({
        description: "Whether a key may be one of several regions, which can be used in all of them.",
        fallback: false,
    }),
};
type Settings = SettingValues<typeof KEPT_SETTINGS>;

/** The time after which a key is gone must be long enough to save it. */
export const mustBeLong = requirement({
    // AWS's own default is 30 days.
    holds: (value, { minimumDeletionDays }: Settings) => Number(textOf(value ?? 30)) >= minimumDeletionDays,
    rule: ({ minimumDeletionDays }) => `it must be at least ${String(minimumDeletionDays)}`,
    fix: (subject, { minimumDeletionDays }) => `set ${subject} to ${String(minimumDeletionDays)}`,
});

const mustBeDeclared = requirement({
    holds: (value, { allowMultiRegion }: Settings) => value !== true || allowMultiRegion,
    rule: "a key must stay in its region",
    fix: (subject) => `take ${subject} out, or set allowMultiRegion in a reviewed change`,
});

const SAFETY = { bypass: "bypassPolicyLockoutSafetyCheck", multiRegion: "multiRegion" };

/** What a preview does not know is noted there. */
export const kmsKeyKept = readingRule({
    name: "kms-key-kept",
    displayName: "Keys are not lost",
    description: "A key must be enabled, take long to delete, lock nobody out and stay in its region.",
    why: "With its key everything that it encrypted is gone: data, models, logs and their copies.",
    severity: "critical",
    tags: ["keys", "recovery", "kms"],
    framework: securityHub("KMS.3", "KMS keys are not deleted unintentionally."),
    sources: ["AWS Config kms-cmk-not-scheduled-for-deletion", "Checkov CKV_AWS_227"],
    url: securityHubUrl("KMS.3"),
    remediationSteps:
        "Leave the key enabled, set deletionWindowInDays to 30 and take bypassPolicyLockoutSafetyCheck out.",
    settings: KEPT_SETTINGS,
    enforcementLevel: "mandatory",
    subject: "KMS keys",
    reads: {
        [KEY]: { ...SAFETY, enabled: "isEnabled", days: "deletionWindowInDays" },
        [EXTERNAL_KEY]: { ...SAFETY, enabled: "enabled", days: "deletionWindowInDays" },
        [NATIVE_KEY]: { ...SAFETY, enabled: "enabled", days: "pendingWindowInDays" },
    },
    judge: (readings, settings) => [
        ...mustNotBe(false)(readings.one("enabled"), {}),
        ...mustBeLong(readings.one("days"), settings),
        ...mustNotBe(true)(readings.one("bypass"), {}),
        ...mustBeDeclared(readings.one("multiRegion"), settings),
    ],
    examples: {
        passes: [{ type: KEY, name: "platform", properties: { deletionWindowInDays: 30 } }],
        fails: [{ type: KEY, name: "platform", properties: { deletionWindowInDays: 7 } }],
    },
});
