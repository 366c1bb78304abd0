import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { requirement } from "../../shared/kinds/requirements";
import { flag, wholeNumber } from "../../shared/settingKinds";
import { SettingValues } from "../../shared/settings";
import { LOG_GROUPS } from "./logGroups";

const SETTINGS = {
    minimumRetentionDays: wholeNumber({
        description: "Days for which events must be kept, at least.",
        minimum: 1,
        maximum: 3653,
        fallback: 365,
    }),
    allowUnlimited: flag({
        description: "Whether events may be kept for ever, which costs more every month.",
        fallback: false,
    }),
};
type Settings = SettingValues<typeof SETTINGS>;

/** With no retention, and with 0, CloudWatch Logs keeps events for ever. */
function daysOf(value: unknown): number {
    return typeof value === "number" && value > 0 ? value : Infinity;
}

const mustBeLong = requirement({
    holds: (value, { minimumRetentionDays, allowUnlimited }: Settings) =>
        daysOf(value) === Infinity ? allowUnlimited : daysOf(value) >= minimumRetentionDays,
    rule: ({ minimumRetentionDays, allowUnlimited }) =>
        `events must be kept for at least ${String(minimumRetentionDays)} days` +
        (allowUnlimited ? "" : ", and not for ever"),
    fix: (subject, { minimumRetentionDays }) => `set ${subject} to ${String(minimumRetentionDays)} or more`,
});

/** What CloudWatch Logs takes. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const PERIODS = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** The shortest time that is long enough. */
function shortest({ minimumRetentionDays }: Settings): number {
    return PERIODS.find((days) => days >= minimumRetentionDays) ?? 3653;
}

export const logGroupRetention = propertyRule({
    name: "log-group-retention",
    displayName: "Logs are kept long enough",
    description: "A log group must say how long it keeps its events, and that must be long enough.",
    why: "Who deployed what, and why a model was rejected, is asked months later; what is kept for ever is paid for ever.",
    severity: "medium",
    tags: ["logs", "audit", "cloudwatch"],
    framework: securityHub("CloudWatch.16", "Log groups are retained for a specified time period."),
    sources: [
        "AWS Config cw-loggroup-retention-period-check",
        "Checkov CKV_AWS_66",
        "Checkov CKV_AWS_338",
        "AWS Control Tower CT.CLOUDWATCH.PR.2",
    ],
    url: securityHubUrl("CloudWatch.16"),
    remediationSteps: "Set retentionInDays to 365 or more; events that are older go, so export them first.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "log groups",
    reads: Object.fromEntries(LOG_GROUPS.map((type) => [type, ["retentionInDays"]])),
    remedy: (settings) => ({ path: ["retentionInDays"], value: shortest(settings) }),
    must: mustBeLong,
    examples: {
        passes: [{ type: LOG_GROUPS[0], name: "build", properties: { retentionInDays: 365 } }],
        fails: [{ type: LOG_GROUPS[0], name: "build", properties: { retentionInDays: 30 } }],
    },
});
