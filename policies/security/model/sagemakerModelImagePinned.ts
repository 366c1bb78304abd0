import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { requirement } from "../../shared/kinds/requirements";
import { flag, textList } from "../../shared/settingKinds";
import { SettingValues } from "../../shared/settings";
import { MODEL, inBoth } from "../kinds/resourceTypes";

const SETTINGS = {
    requireDigest: flag({
        description: "Whether an image must be named by its digest; otherwise any tag but latest will do.",
        fallback: false,
    }),
    trustedAccounts: textList({
        description: "Accounts from whose registries images may come; with none given, any account.",
        pattern: "^[0-9]{12}$",
        form: "12-digit account ids",
        fallback: [],
    }),
};

type Settings = SettingValues<typeof SETTINGS>;

const DIGEST = /@sha256:[0-9a-f]{64}$/;
const TAG = /:(?!latest$)[\w][\w.-]*$/;

function isPinned(image: string, { requireDigest, trustedAccounts }: Settings): boolean {
    const isTrusted =
        trustedAccounts.length === 0 || trustedAccounts.some((id) => image.startsWith(`${id}.dkr.ecr`));
    return isTrusted && (DIGEST.test(image) || (!requireDigest && TAG.test(image)));
}

const mustBePinned = requirement({
    holds: (value, settings: Settings) => typeof value === "string" && isPinned(value, settings),
    rule: ({ requireDigest, trustedAccounts }) =>
        `it must end in ${requireDigest ? "a digest" : "a digest or a tag other than latest"}` +
        (trustedAccounts.length === 0 ? "" : ` and be in a registry of ${trustedAccounts.join(", ")}`),
    fix: () => "name the image as image@sha256:... in a trusted registry",
});

export const sagemakerModelImagePinned = propertyRule({
    name: "sagemaker-model-image-pinned",
    displayName: "Pinned model images",
    description: "The image of a container must be pinned, and come from a registry that is trusted.",
    why:
        "A tag that moves changes what runs without any change in the program, and a rollback may not " +
        "bring back what ran before.",
    severity: "high",
    tags: ["model", "supply-chain", "sagemaker"],
    framework: wellArchitected("SEC06-BP04", "Validate software integrity."),
    sources: ["Well-Architected Machine Learning Lens MLREL05-BP02"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html",
    remediationSteps:
        "Name the image by its digest (image@sha256:...), from a registry that trustedAccounts lists.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "SageMaker models",
    reads: inBoth(MODEL, "primaryContainer?.image?", "containers[].image?"),
    must: mustBePinned,
    examples: {
        passes: [
            {
                type: MODEL.classic,
                name: "fraud",
                properties: {
                    primaryContainer: { image: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/fraud:1.4" },
                },
            },
        ],
        fails: [
            {
                type: MODEL.classic,
                name: "fraud",
                properties: {
                    primaryContainer: { image: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/fraud" },
                },
            },
        ],
    },
});
