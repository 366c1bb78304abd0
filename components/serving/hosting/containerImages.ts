import { arn, AwsLocation } from "../../shared/awsLocation";

const ECR_IMAGE = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)(?:[:@].+)?$/;
const TRITON_REPOSITORY = "sagemaker-tritonserver";

/** Whether the text is the address of an image in Amazon ECR. */
export function isEcrImage(image: string): boolean {
    return ECR_IMAGE.test(image);
}

/** Whether the image is SageMaker's Triton, the only one that serves many models on a GPU. */
export function isTritonImage(image: string): boolean {
    return ECR_IMAGE.exec(image)?.[3] === TRITON_REPOSITORY;
}

/** ARN of the repository that an image lies in; every repository of the account where the text is no ECR address. */
export function repositoryArn(location: AwsLocation, image: string): string {
    const [, accountId, region, repository] = ECR_IMAGE.exec(image) ?? [];
    return accountId === undefined || region === undefined || repository === undefined
        ? arn(location, "ecr", "repository/*")
        : arn({ ...location, accountId, region }, "ecr", `repository/${repository}`);
}

/** Every repository of the region, of whatever account: a model package names its image itself. */
export function anyRepositoryArn(location: AwsLocation): string {
    return arn({ ...location, accountId: "*" }, "ecr", "repository/*");
}
