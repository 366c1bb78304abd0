import { machineLearningLens } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { Judgement } from "../../shared/kinds/judgements";
import { readingRule } from "../../shared/kinds/readingRule";
import { Place } from "../../shared/places";
import { Unknown, valueAt } from "../../shared/properties";
import { wholeNumber } from "../../shared/settingKinds";

const IDLE = "appLifecycleManagement.idleSettings";
const APPS = ["jupyterLabAppSettings", "codeEditorAppSettings"] as const;

/** A domain must say it; a profile or a space may say something else, or leave it to the domain. */
function required(settings: string): Record<(typeof APPS)[number], string> {
    const [jupyterLabAppSettings, codeEditorAppSettings] = APPS.map((app) => `${settings}.${app}.${IDLE}`);
    return {
        jupyterLabAppSettings: jupyterLabAppSettings ?? "",
        codeEditorAppSettings: codeEditorAppSettings ?? "",
    };
}

function optional(settings: string): Record<(typeof APPS)[number], string> {
    const [jupyterLabAppSettings, codeEditorAppSettings] = APPS.map(
        (app) => `${settings}?.${app}?.appLifecycleManagement?.idleSettings?`,
    );
    return {
        jupyterLabAppSettings: jupyterLabAppSettings ?? "",
        codeEditorAppSettings: codeEditorAppSettings ?? "",
    };
}

/** @param mustShutDown false where only a setting that is there can be wrong, and a time alone is fine */
function judge({ subject, value }: Place, longest: number, mustShutDown: boolean): Judgement[] {
    const [management, minutes] = ["lifecycleManagement", "idleTimeoutInMinutes"].map((key) =>
        valueAt(value, key),
    );
    const unknowns = [management, minutes].filter((each) => each instanceof Unknown);
    if (unknowns.length > 0) {
        return unknowns.slice(0, 1);
    }
    const isOff = mustShutDown ? management !== "ENABLED" : management === "DISABLED";
    const isLong = typeof minutes === "number" && minutes > longest;
    return [
        ...(isOff
            ? [
                  {
                      subject: `${subject}.lifecycleManagement`,
                      found: isValue(management),
                      rule: "what nobody uses must be shut down",
                      fix: 'set it to "ENABLED"',
                  },
              ]
            : []),
        ...(isLong || (minutes === undefined && mustShutDown)
            ? [
                  {
                      subject: `${subject}.idleTimeoutInMinutes`,
                      found: isValue(minutes),
                      rule: `it must be at most ${String(longest)} minutes`,
                      fix: `set it to ${String(longest)} or less`,
                  },
              ]
            : []),
    ];
}

const DOMAIN = ["aws:sagemaker/domain:Domain", "aws-native:sagemaker:Domain"] as const;
const PROFILE = ["aws:sagemaker/userProfile:UserProfile", "aws-native:sagemaker:UserProfile"] as const;
const SPACE = ["aws:sagemaker/space:Space", "aws-native:sagemaker:Space"] as const;

function domain(lifecycleManagement: string) {
    const app = {
        appLifecycleManagement: { idleSettings: { lifecycleManagement, idleTimeoutInMinutes: 60 } },
    };
    const defaultUserSettings = { jupyterLabAppSettings: app, codeEditorAppSettings: app };
    return { type: DOMAIN[0], name: "studio", properties: { defaultUserSettings } };
}

/** A setting that is unknown at preview is noted there and judged before the domain is changed. */
export const sagemakerStudioIdleShutdown = readingRule({
    name: "sagemaker-studio-idle-shutdown",
    displayName: "Studio shuts down what nobody uses",
    description: "The applications of a Studio domain must shut down when nobody uses them.",
    why: "An application that somebody left open on Friday is paid for until Monday, and nobody sees it.",
    severity: "medium",
    tags: ["cost", "studio", "sagemaker"],
    framework: machineLearningLens("MLCOST05-BP03", "Size what hosts and trains a model for what it needs."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-idle-shutdown.html",
    remediationSteps:
        "Set appLifecycleManagement.idleSettings of JupyterLab and of the code editor in the domain's defaults.",
    settings: {
        maximumIdleMinutes: wholeNumber({
            description: "Longest time that an application may stay up unused, in minutes.",
            minimum: 60,
            maximum: 525_600,
            fallback: 240,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "SageMaker Studio domains, user profiles and spaces",
    reads: {
        [DOMAIN[0]]: required("defaultUserSettings"),
        [DOMAIN[1]]: required("defaultUserSettings"),
        [PROFILE[0]]: optional("userSettings"),
        [PROFILE[1]]: optional("userSettings"),
        [SPACE[0]]: optional("spaceSettings"),
        [SPACE[1]]: optional("spaceSettings"),
    },
    judge: (readings, { maximumIdleMinutes }) =>
        APPS.flatMap((app) =>
            readings
                .all(app)
                .flatMap((place) =>
                    judge(place, maximumIdleMinutes, place.subject.startsWith("defaultUserSettings")),
                ),
        ),
    examples: { passes: [domain("ENABLED")], fails: [domain("DISABLED")] },
});
