import { SettingValues, Shape } from "../../shared/settings";
import { flag, textList } from "../../shared/settingKinds";

const WORD = "^[a-z]+$";

/** What a team may decide about approval gates. */
export const APPROVAL_GATE_SETTINGS = {
    productionWords: textList({
        description:
            "Words that mean production in the name of a stage or an action, or in what an action is told. " +
            "A word before them such as pre or non turns them into their opposite.",
        pattern: WORD,
        form: 'words in lower case such as "prod"',
        fallback: ["live", "prd", "prod", "production"],
    }),
    productionAccounts: textList({
        description:
            "Accounts of production: an action whose role belongs to one of them changes production.",
        pattern: "^[0-9]{12}$",
        form: "12-digit account ids",
        fallback: [],
    }),
    harmlessActions: textList({
        description:
            "Actions, as Stage/Action, that change nothing and need not be seen before an approval, " +
            "although their name or configuration speaks of production: a preview, a notification.",
        pattern: "^[^/]+/[^/]+$",
        form: 'actions such as "Build/Preview"',
        fallback: [],
    }),
    gatePerProductionStage: flag({
        description: "Whether each production stage needs an approval of its own, after the stage before it.",
        fallback: false,
    }),
    deployPipelineWords: textList({
        description:
            "A pipeline whose name has one of these words must have a production stage that can be recognised.",
        pattern: WORD,
        form: 'words in lower case such as "deploy"',
        fallback: [],
    }),
} satisfies Shape;

/** Projects or functions that a rule about what they are told leaves alone. */
export const HARMLESS_PROJECTS = textList({
    description: "Names of projects or functions that change nothing, although they speak of production.",
    pattern: "^[^ ]+$",
    form: 'names such as "fraud-prod-report"',
    fallback: [],
});

export type ApprovalGateSettings = SettingValues<typeof APPROVAL_GATE_SETTINGS>;
