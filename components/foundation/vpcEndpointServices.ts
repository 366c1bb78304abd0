import type { AwsLocation } from "../shared/awsLocation";
import type { Problem } from "../shared/problems/problems";

/** Services that jobs and endpoints call from private subnets, by the last part of their endpoint service's name. */
export const WORKLOAD_SERVICES = [
    "ecr.api",
    "ecr.dkr",
    "kms",
    "logs",
    "monitoring",
    "sagemaker.api",
    "sagemaker.runtime",
    "sts",
] as const;

/**
 * Services whose endpoints have a name of their own in the China regions; the others are named as everywhere.
 * As AWS CDK knows them: `aws-ec2/lib/vpc-endpoint.ts`, getDefaultEndpointPrefix.
 */
const NAMED_APART_IN_CHINA = new Set([
    "athena",
    "cloudformation",
    "ec2",
    "ecr.api",
    "ecr.dkr",
    "elasticfilesystem",
    "lambda",
    "monitoring",
    "sagemaker.api",
    "sagemaker.featurestore-runtime",
    "sagemaker.runtime",
    "sqs",
    "states",
    "sts",
]);

const SERVICE = /^[a-z0-9]+([.-][a-z0-9]+)*$/;

/** Name of the endpoint service, for example `com.amazonaws.eu-central-1.sagemaker.api`. */
export function interfaceServiceName(location: AwsLocation, service: string): string {
    const prefix =
        location.partition === "aws-cn" && NAMED_APART_IN_CHINA.has(service)
            ? "cn.com.amazonaws"
            : "com.amazonaws";
    return `${prefix}.${location.region}.${service}`;
}

/** Name of the S3 gateway's endpoint service, which is the same in every partition. */
export function s3GatewayServiceName(location: AwsLocation): string {
    return `com.amazonaws.${location.region}.s3`;
}

/** The services that get an endpoint: those of every workload and those asked for, sorted. */
export function endpointServices(additional: readonly string[]): string[] {
    return [...WORKLOAD_SERVICES, ...additional].sort();
}

/** What is wrong with the services asked for. */
export function endpointServiceProblems(additional: readonly string[]): Problem[] {
    const present: readonly string[] = [...WORKLOAD_SERVICES, "s3"];
    return additional.flatMap((service, index) => {
        const path = `additionalEndpointServices[${index}]`;
        if (!SERVICE.test(service)) {
            return [
                {
                    path,
                    rule: "must be the last part of an endpoint service's name",
                    got: service,
                    fix: "write for example secretsmanager, not the whole name",
                },
            ];
        }
        return present.includes(service) || additional.indexOf(service) < index
            ? [{ path, rule: "must not repeat an endpoint", got: service, fix: "leave it out" }]
            : [];
    });
}
