import { arn, AwsLocation } from "../../components/shared/awsLocation";

const PACKAGE_ARN = /^arn:([^:]+):sagemaker:([^:]+):(\d{12}):model-package\/([^/]+)\/(\d+)$/;

/** What the ARN of a versioned model package says. */
export interface PackageName {
    location: AwsLocation;
    group: string;
    version: number;
}

/** Writes the ARN of one version in a model package group, as SageMaker does. */
export function packageArn(location: AwsLocation, group: string, version: number): string {
    return arn(location, "sagemaker", `model-package/${group}/${version.toString()}`);
}

/** Reads the ARN of a versioned model package; undefined where it is none. */
export function parsePackageArn(text: string): PackageName | undefined {
    const [, partition, region, accountId, group, version] = PACKAGE_ARN.exec(text) ?? [];
    if (
        partition === undefined ||
        region === undefined ||
        accountId === undefined ||
        group === undefined ||
        version === undefined
    ) {
        return undefined;
    }
    return { location: { partition, region, accountId }, group, version: Number(version) };
}
