import { machineLearningLens } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { readingRule } from "../../shared/kinds/readingRule";
import { textOf, Unknown } from "../../shared/properties";
import { flag, wholeNumber } from "../../shared/settingKinds";
import { NOTEBOOK } from "../resourceTypes";

/** What AWS gives where nothing is said, in GB. */
const DEFAULT_VOLUME = 5;

function notebook(volumeSize: number) {
    return { type: NOTEBOOK[0], name: "explore", properties: { volumeSize } };
}

/** A size that is unknown at preview is noted there and judged before the notebook is created. */
export const sagemakerNotebookBounded = readingRule({
    name: "sagemaker-notebook-bounded",
    displayName: "Notebooks where they belong, and small",
    description: "A notebook instance must be allowed in its environment, with a volume of sensible size.",
    why: "A notebook runs and is paid for day and night, and in production it is a way in that nobody reviews.",
    severity: "medium",
    tags: ["cost", "notebook", "sagemaker"],
    framework: machineLearningLens("MLCOST05-BP03", "Size what hosts and trains a model for what it needs."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateNotebookInstance.html",
    remediationSteps: "Use a smaller volume; declare notebooks in an environment for exploring.",
    settings: {
        allowNotebooks: flag({
            description: "Whether notebook instances may exist in this environment.",
            fallback: true,
        }),
        maximumVolumeGb: wholeNumber({
            description: "Largest volume of a notebook instance, in GB.",
            minimum: 5,
            maximum: 16_384,
            fallback: 100,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "SageMaker notebook instances",
    reads: {
        [NOTEBOOK[0]]: { volume: "volumeSize" },
        [NOTEBOOK[1]]: { volume: "volumeSizeInGb" },
    },
    judge: (readings, { allowNotebooks, maximumVolumeGb }) => {
        if (!allowNotebooks) {
            return [
                {
                    subject: "the notebook instance",
                    found: "is declared",
                    rule: "this environment must have none",
                    fix: "explore in another environment, or have allowNotebooks set",
                },
            ];
        }
        const { subject, value } = readings.one("volume");
        if (value instanceof Unknown) {
            return [value];
        }
        return Number(textOf(value ?? DEFAULT_VOLUME)) <= maximumVolumeGb
            ? []
            : [
                  {
                      subject,
                      found: isValue(value),
                      rule: `it must be at most ${String(maximumVolumeGb)} GB`,
                      fix: "keep data in S3 and use a smaller volume",
                  },
              ];
    },
    examples: { passes: [notebook(50)], fails: [notebook(5000)] },
});
