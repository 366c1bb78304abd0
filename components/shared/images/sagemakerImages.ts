import { AwsLocation, dnsSuffix } from "../awsLocation";
import { Problem } from "../problems/problems";
import { CLARIFY_ACCOUNTS, MODEL_MONITOR_ACCOUNTS } from "./sagemakerImageAccounts";

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
