import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { requirement } from "../../shared/kinds/requirements";
import { textList } from "../../shared/settingKinds";
import { SettingValues } from "../../shared/settings";
import { NOTEBOOK, inBoth } from "../kinds/resourceTypes";

const SETTINGS = {
    platforms: textList({
        description: "Platforms that notebook instances may run on.",
        pattern: "^notebook-al[0-9]+-v[0-9]+$",
        form: 'platform identifiers such as "notebook-al2023-v1"',
        fallback: ["notebook-al2023-v1"],
    }),
};

const mustBeSupported = requirement({
    holds: (value, { platforms }: SettingValues<typeof SETTINGS>) =>
        typeof value === "string" && platforms.includes(value),
    rule: ({ platforms }) => `it must be one of ${platforms.join(", ")}`,
    fix: (subject, { platforms: [newest = "a supported platform"] }) => `set ${subject} to ${newest}`,
});

export const sagemakerNotebookPlatform = propertyRule({
    name: "sagemaker-notebook-platform",
    displayName: "Supported notebook platforms",
    description: "A notebook instance must run on a platform that AWS still patches.",
    why: "An outdated platform gets no security updates, and its packages cannot be upgraded.",
    severity: "medium",
    tags: ["notebook", "patching", "sagemaker"],
    framework: securityHub("SageMaker.8", "Notebook instances run on supported platforms."),
    sources: ["AWS Config sagemaker-notebook-instance-platform-version"],
    url: securityHubUrl("SageMaker.8"),
    remediationSteps:
        "Set platformIdentifier to one of the platforms that the message lists; move what is on the old " +
        "one first.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "SageMaker notebook instances",
    reads: inBoth(NOTEBOOK, "platformIdentifier"),
    must: mustBeSupported,
    examples: {
        passes: [
            { type: NOTEBOOK.classic, name: "lab", properties: { platformIdentifier: "notebook-al2023-v1" } },
        ],
        fails: [
            { type: NOTEBOOK.classic, name: "lab", properties: { platformIdentifier: "notebook-al1-v1" } },
        ],
    },
});
