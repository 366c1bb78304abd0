import { isValue } from "../../shared/findings";
import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { Judgement } from "../../shared/kinds/judgements";
import { readingRule } from "../../shared/kinds/readingRule";
import { Place } from "../../shared/places";
import { PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { flag } from "../../shared/settingKinds";
import { SettingValues } from "../../shared/settings";
import { MODEL, bothTypes } from "../kinds/resourceTypes";

const SETTINGS = {
    acceptEcr: flag({
        description:
            "Whether an image in a private repository of Amazon ECR will do, or only a registry in your VPC.",
        fallback: true,
    }),
};

const ECR_IMAGE = /^\d{12}\.dkr\.ecr(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\//;

/** An image that a model package names is one in Amazon ECR: SageMaker takes no other there. */
function isFromEcr(container: PropertyValue | undefined): boolean | Unknown {
    const image = valueAt(container, "image");
    if (image instanceof Unknown) {
        return image;
    }
    return image === undefined
        ? valueAt(container, "modelPackageName") !== undefined
        : typeof image === "string" && ECR_IMAGE.test(image);
}

function judgeContainer(
    { subject, value }: Place,
    { acceptEcr }: SettingValues<typeof SETTINGS>,
): Judgement[] {
    const mode = valueAt(value, "imageConfig", "repositoryAccessMode");
    const isEcr = acceptEcr && isFromEcr(value);
    if (mode === "Vpc" || isEcr === true) {
        return [];
    }
    const unknown = [mode, isEcr].find((each) => each instanceof Unknown);
    if (unknown instanceof Unknown) {
        return [unknown];
    }
    const place = `${subject}.imageConfig.repositoryAccessMode`;
    return [
        {
            subject: place,
            found: isValue(mode),
            rule: acceptEcr ? 'it must be "Vpc", or the image be in Amazon ECR' : 'it must be "Vpc"',
            fix: `${acceptEcr ? "push the image to Amazon ECR, or " : ""}set ${place} to "Vpc"`,
        },
    ];
}

export const sagemakerModelPrivateRegistry = readingRule({
    name: "sagemaker-model-private-registry",
    displayName: "Private registries for model images",
    description: "Every container of a model must come from a private registry.",
    why: "From a public registry anybody may replace what your endpoint runs.",
    severity: "medium",
    tags: ["model", "supply-chain", "sagemaker"],
    framework: securityHub(
        "SageMaker.16",
        "Models use a private registry in a VPC; models of several containers likewise (SageMaker.19).",
    ),
    sources: [
        "AWS Security Hub SageMaker.19",
        "AWS Config sagemaker-model-private-registry-required",
        "AWS Config sagemaker-model-multicontainer-private-registry",
    ],
    url: securityHubUrl("SageMaker.16"),
    remediationSteps:
        'Push the image to Amazon ECR, or set imageConfig.repositoryAccessMode to "Vpc" for a registry in ' +
        "your VPC. Security Hub itself accepts the latter only: set acceptEcr to false to hold to its " +
        "letter.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "SageMaker models",
    reads: bothTypes(MODEL, { primary: "primaryContainer?", others: "containers[]" }),
    judge: (readings, settings) =>
        [...readings.all("primary"), ...readings.all("others")].flatMap((container) =>
            judgeContainer(container, settings),
        ),
    examples: {
        passes: [
            {
                type: MODEL.classic,
                name: "fraud",
                properties: {
                    primaryContainer: { image: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/fraud:1" },
                },
            },
        ],
        fails: [
            {
                type: MODEL.classic,
                name: "fraud",
                properties: { primaryContainer: { image: "docker.io/somebody/fraud:1" } },
            },
        ],
    },
});
