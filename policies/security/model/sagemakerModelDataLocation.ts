import { machineLearningLens } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { requirement } from "../../shared/kinds/requirements";
import { flag, textList } from "../../shared/settingKinds";
import { SettingValues } from "../../shared/settings";
import { MODEL } from "../kinds/resourceTypes";

const SETTINGS = {
    allowedBuckets: textList({
        description: "Buckets that model data may lie in; with none given, any bucket.",
        pattern: "^[a-z0-9.-]{3,63}$",
        form: "names of buckets",
        fallback: [],
    }),
    requireModelPackage: flag({
        description:
            "Whether models must come from a model package, and no container may name model data itself.",
        fallback: false,
    }),
};

type Settings = SettingValues<typeof SETTINGS>;

function bucketOf(uri: string): string | undefined {
    return /^s3:\/\/([^/]+)\/./.exec(uri)?.[1];
}

const mustBeTrusted = requirement({
    holds: (value, { allowedBuckets, requireModelPackage }: Settings) => {
        const bucket = typeof value === "string" ? bucketOf(value) : undefined;
        const isAllowed =
            bucket !== undefined && (allowedBuckets.length === 0 || allowedBuckets.includes(bucket));
        return isAllowed && !requireModelPackage;
    },
    rule: ({ allowedBuckets, requireModelPackage }) => {
        if (requireModelPackage) {
            return "models must come from a model package";
        }
        return `it must be a place in ${allowedBuckets.length === 0 ? "S3" : `bucket ${allowedBuckets.join(", ")}`}`;
    },
    fix: () => "register the model and name its package in modelPackageName, or move the data",
});

export const sagemakerModelDataLocation = propertyRule({
    name: "sagemaker-model-data-location",
    displayName: "Model data from trusted buckets",
    description: "Model data must come from buckets that are allowed, or from a model package.",
    why: "Model data are code: whoever may write where they lie decides what the endpoint does.",
    severity: "high",
    tags: ["model", "supply-chain", "sagemaker"],
    framework: machineLearningLens("MLREL05-BP02", "Deploy recoverable endpoints of managed versions."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry.html",
    remediationSteps:
        "Keep model data in a bucket that allowedBuckets lists, or deploy a version of the model registry " +
        "by its modelPackageName.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "SageMaker models",
    reads: {
        [MODEL.classic]: [
            "primaryContainer?.modelDataUrl?",
            "primaryContainer?.modelDataSource?.s3DataSources[].s3Uri",
            "containers[].modelDataUrl?",
            "containers[].modelDataSource?.s3DataSources[].s3Uri",
        ],
        [MODEL.native]: [
            "primaryContainer?.modelDataUrl?",
            "primaryContainer?.modelDataSource?.s3DataSource.s3Uri",
            "containers[].modelDataUrl?",
            "containers[].modelDataSource?.s3DataSource.s3Uri",
        ],
    },
    must: mustBeTrusted,
    examples: {
        passes: [
            {
                type: MODEL.classic,
                name: "fraud",
                properties: { primaryContainer: { modelDataUrl: "s3://models/fraud/model.tar.gz" } },
            },
        ],
        fails: [
            {
                type: MODEL.classic,
                name: "fraud",
                properties: { primaryContainer: { modelDataUrl: "https://example.com/model.tar.gz" } },
            },
        ],
    },
});
