import { sagemakerStudioIdleShutdown } from "../../../../policies/guardrails/cost/sagemakerStudioIdleShutdown";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const DOMAIN = "aws:sagemaker/domain:Domain";
const PROFILE = "aws:sagemaker/userProfile:UserProfile";
const GOOD = { lifecycleManagement: "ENABLED", idleTimeoutInMinutes: 60 };

function app(idleSettings: object) {
    return { appLifecycleManagement: { idleSettings } };
}

function domain(jupyterLab: object, codeEditor: object = GOOD, type = DOMAIN): ResourceFixture {
    return {
        type,
        name: "studio",
        properties: {
            defaultUserSettings: {
                jupyterLabAppSettings: app(jupyterLab),
                codeEditorAppSettings: app(codeEditor),
            },
        },
    };
}

function profile(idleSettings: object, type = PROFILE, key = "userSettings"): ResourceFixture {
    return { type, name: "ada", properties: { [key]: { jupyterLabAppSettings: app(idleSettings) } } };
}

function off(resource: string, place: string, found: string): string {
    return (
        `${resource}: ${place}.lifecycleManagement ${found}; what nobody uses must be shut down. ` +
        'Fix: set it to "ENABLED".'
    );
}

function long(resource: string, place: string, found: string): string {
    return (
        `${resource}: ${place}.idleTimeoutInMinutes ${found}; it must be at most 240 minutes. ` +
        "Fix: set it to 240 or less."
    );
}

const LAB = "defaultUserSettings.jupyterLabAppSettings.appLifecycleManagement.idleSettings";
const EDITOR = "defaultUserSettings.codeEditorAppSettings.appLifecycleManagement.idleSettings";
const OWN = "userSettings.jupyterLabAppSettings.appLifecycleManagement.idleSettings";

describeRule(sagemakerStudioIdleShutdown, {
    "accepts a domain that shuts both down, of both providers": {
        resources: [domain(GOOD), domain(GOOD, GOOD, "aws-native:sagemaker:Domain")],
    },
    "accepts profiles and spaces that leave it to the domain, or are stricter": {
        resources: [
            { type: PROFILE, name: "ada", properties: {} },
            profile({ idleTimeoutInMinutes: 60 }),
            profile({ idleTimeoutInMinutes: 60 }, "aws:sagemaker/space:Space", "spaceSettings"),
            profile({ idleTimeoutInMinutes: 60 }, "aws-native:sagemaker:Space", "spaceSettings"),
        ],
    },
    "stops a domain that says nothing": {
        resources: [{ type: DOMAIN, name: "studio", properties: {} }],
        violations: [LAB, EDITOR].flatMap((place) => [
            off(`${DOMAIN} "studio"`, place, "is not set"),
            long(`${DOMAIN} "studio"`, place, "is not set"),
        ]),
    },
    "stops a domain that leaves one of both on": {
        resources: [domain(GOOD, { ...GOOD, lifecycleManagement: "DISABLED" })],
        violations: [off(`${DOMAIN} "studio"`, EDITOR, 'is "DISABLED"')],
    },
    "stops a long time": {
        resources: [domain({ ...GOOD, idleTimeoutInMinutes: 600 })],
        violations: [long(`${DOMAIN} "studio"`, LAB, "is 600")],
    },
    "takes the time from its settings": {
        resources: [domain({ ...GOOD, idleTimeoutInMinutes: 600 })],
        config: { maximumIdleMinutes: 600 },
    },
    "stops a profile that switches it off or takes longer": {
        resources: [profile({ lifecycleManagement: "DISABLED" }), profile({ idleTimeoutInMinutes: 600 })],
        violations: [off(`${PROFILE} "ada"`, OWN, 'is "DISABLED"'), long(`${PROFILE} "ada"`, OWN, "is 600")],
    },
    "notes what it does not know": {
        resources: [domain({ ...GOOD, lifecycleManagement: UNKNOWN })],
        undecided: [
            `${DOMAIN} "studio": string value at .${LAB}.lifecycleManagement can't be known during preview`,
        ],
    },
});
