import { AwsLocation, dnsSuffix } from "./awsLocation";
import { Problem } from "./problems";
import { CLARIFY_ACCOUNTS, FRAMEWORK_ACCOUNTS, MODEL_MONITOR_ACCOUNTS } from "./sagemakerImageAccounts";

/** Frameworks that SageMaker publishes containers for, run in script mode. */
export const Framework = { Xgboost: "xgboost", Sklearn: "sklearn" } as const;
export type Framework = (typeof Framework)[keyof typeof Framework];

/** One image that Amazon publishes in an account of its own per region. */
export interface PublishedImage {
    /** What a reader knows it as. */
    title: string;
    repository: string;
    /** Left out where the repository's newest image is meant. */
    tag?: string;
    /** Publishing account by region. */
    accounts: Readonly<Record<string, string>>;
}

/**
 * The newest published version of each framework that both trains and serves, and the tag suffix its images carry.
 * XGBoost 3.0-5 is Python 3.10 with xgboost 3.0.5, numpy 2 and pandas 2
 * (https://github.com/aws/sagemaker-xgboost-container/tree/master/docker/3.0-5); its tags have no suffix since 1.2.
 * scikit-learn 1.4-2 is published for training only, so serving stays with 1.2-1.
 */
const FRAMEWORKS = {
    [Framework.Xgboost]: {
        title: "XGBoost",
        repository: "sagemaker-xgboost",
        versions: ["1.2-2", "1.3-1", "1.5-1", "1.7-1", "3.0-5"],
        newest: "3.0-5",
        tagSuffix: "",
    },
    [Framework.Sklearn]: {
        title: "scikit-learn",
        repository: "sagemaker-scikit-learn",
        versions: ["0.20.0", "0.23-1", "1.0-1", "1.2-1"],
        newest: "1.2-1",
        tagSuffix: "-cpu-py3",
    },
} as const;

/** Versions of a framework that are published for training and serving alike, oldest first. */
export function frameworkVersions(framework: Framework): readonly string[] {
    return FRAMEWORKS[framework].versions;
}

/**
 * The published image of a framework.
 *
 * @param version one of `frameworkVersions(framework)`; the newest where left out
 */
export function publishedFramework(framework: Framework, version?: string): PublishedImage {
    const { title, repository, newest, tagSuffix } = FRAMEWORKS[framework];
    const chosen = version ?? newest;
    return {
        title: `${title} ${chosen}`,
        repository,
        tag: `${chosen}${tagSuffix}`,
        accounts: FRAMEWORK_ACCOUNTS,
    };
}

/** Model Monitor's analyzer. Amazon publishes it without a version tag. */
export const MODEL_MONITOR_ANALYZER: PublishedImage = {
    title: "Model Monitor analyzer",
    repository: "sagemaker-model-monitor-analyzer",
    accounts: MODEL_MONITOR_ACCOUNTS,
};

/** Clarify's processor for bias and explainability. */
export const CLARIFY_PROCESSOR: PublishedImage = {
    title: "Clarify",
    repository: "sagemaker-clarify-processing",
    tag: "1.0",
    accounts: CLARIFY_ACCOUNTS,
};

/** What is wrong with asking for an image in a location: nothing, or that it is not published there. */
export function imageProblems(path: string, image: PublishedImage, location: AwsLocation): Problem[] {
    if (image.accounts[location.region] !== undefined) {
        return [];
    }
    return [
        {
            path,
            rule: `must be a region where Amazon publishes the ${image.title} image`,
            got: location.region,
            fix: `copy the image to your own ECR repository and give its URI, or use one of ${Object.keys(image.accounts).join(", ")}`,
        },
    ];
}

/**
 * URI of a published image in the location's region.
 *
 * @throws RangeError where the image is not published; `imageProblems` reports the same beforehand
 */
export function imageUri(image: PublishedImage, location: AwsLocation): string {
    const account = image.accounts[location.region];
    if (account === undefined) {
        throw new RangeError(`Amazon publishes no ${image.title} image in ${location.region}`);
    }
    const tag = image.tag === undefined ? "" : `:${image.tag}`;
    return `${account}.dkr.ecr.${location.region}.${dnsSuffix(location)}/${image.repository}${tag}`;
}

/** URI of a framework's image; see `publishedFramework` and `imageUri`. */
export function frameworkImage(framework: Framework, location: AwsLocation, version?: string): string {
    return imageUri(publishedFramework(framework, version), location);
}

/** URI of the Model Monitor analyzer; see `imageUri`. */
export function modelMonitorImage(location: AwsLocation): string {
    return imageUri(MODEL_MONITOR_ANALYZER, location);
}

/** URI of the Clarify processor; see `imageUri`. */
export function clarifyImage(location: AwsLocation): string {
    return imageUri(CLARIFY_PROCESSOR, location);
}

const ECR_URI = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)(?:[:@].+)?$/;

/** ARN of the ECR repository that an image URI points into; undefined where the image is not in ECR. */
export function imageRepositoryArn(uri: string, location: AwsLocation): string | undefined {
    const [, account, region, repository] = ECR_URI.exec(uri) ?? [];
    return repository === undefined
        ? undefined
        : `arn:${location.partition}:ecr:${region ?? ""}:${account ?? ""}:repository/${repository}`;
}
