import type { AwsLocation } from "../awsLocation";
import { DEEP_LEARNING_ACCOUNTS, FRAMEWORK_ACCOUNTS } from "./sagemakerImageAccounts";
import { imageUri, PublishedImage } from "./sagemakerImages";

/** Frameworks that SageMaker publishes containers for, run in script mode. */
export const Framework = { Xgboost: "xgboost", Sklearn: "sklearn", Pytorch: "pytorch" } as const;
export type Framework = (typeof Framework)[keyof typeof Framework];

/** What a container is for: some frameworks have one image for both, some one for each, and for each processor. */
export interface ImageUse {
    purpose: "training" | "inference";
    processor: "cpu" | "gpu";
}

interface FrameworkImages {
    title: string;
    /** Published versions that both train and serve, oldest first, with the rest of their tags. */
    versions: Readonly<Record<string, string>>;
    repository: (purpose: ImageUse["purpose"]) => string;
    tag: (version: string, suffix: string, processor: ImageUse["processor"]) => string;
    accounts: Readonly<Record<string, string>>;
}

/**
 * What the SageMaker Python SDK (2.245.0; XGBoost 3.0-5 from 2.257.7) knows of each framework.
 * XGBoost 3.0-5 is Python 3.10 with xgboost 3.0.5, numpy 2 and pandas 2
 * (https://github.com/aws/sagemaker-xgboost-container/tree/master/docker/3.0-5); its tags have no suffix since 1.2.
 * scikit-learn 1.4-2 is published for training only, so serving stays with 1.2-1.
 */
const FRAMEWORKS: Readonly<Record<Framework, FrameworkImages>> = {
    [Framework.Xgboost]: {
        title: "XGBoost",
        versions: { "1.2-2": "", "1.3-1": "", "1.5-1": "", "1.7-1": "", "3.0-5": "" },
        repository: () => "sagemaker-xgboost",
        tag: (version) => version,
        accounts: FRAMEWORK_ACCOUNTS,
    },
    [Framework.Sklearn]: {
        title: "scikit-learn",
        versions: { "0.20.0": "py3", "0.23-1": "py3", "1.0-1": "py3", "1.2-1": "py3" },
        repository: () => "sagemaker-scikit-learn",
        // There is no image for GPUs, which scikit-learn makes no use of.
        tag: (version, python) => `${version}-cpu-${python}`,
        accounts: FRAMEWORK_ACCOUNTS,
    },
    [Framework.Pytorch]: {
        title: "PyTorch",
        versions: { "2.3.0": "py311", "2.4.0": "py311", "2.5.1": "py311", "2.6.0": "py312" },
        repository: (purpose) => `pytorch-${purpose}`,
        tag: (version, python, processor) => `${version}-${processor}-${python}`,
        accounts: DEEP_LEARNING_ACCOUNTS,
    },
};

/** Versions of a framework that are published for training and serving alike, oldest first. */
export function frameworkVersions(framework: Framework): readonly string[] {
    return Object.keys(FRAMEWORKS[framework].versions);
}

/**
 * The published image of a framework.
 *
 * @param version one of `frameworkVersions(framework)`; the newest where left out
 */
export function publishedFramework(
    framework: Framework,
    version?: string,
    use: ImageUse = { purpose: "training", processor: "cpu" },
): PublishedImage {
    const { title, versions, repository, tag, accounts } = FRAMEWORKS[framework];
    const chosen = version ?? Object.keys(versions).at(-1) ?? "";
    return {
        title: `${title} ${chosen}`,
        repository: repository(use.purpose),
        tag: tag(chosen, versions[chosen] ?? "", use.processor),
        accounts,
    };
}

/** URI of a framework's image; see `publishedFramework` and `imageUri`. */
export function frameworkImage(
    framework: Framework,
    location: AwsLocation,
    version?: string,
    use?: ImageUse,
): string {
    return imageUri(publishedFramework(framework, version, use), location);
}
