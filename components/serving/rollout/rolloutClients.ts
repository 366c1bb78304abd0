import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as sagemaker from "@aws-sdk/client-sagemaker";
import type { AwsAccessArgs } from "../../shared/awsAccess";
import { awsCredentials } from "./awsCredentials";

/** The clients that a rollout speaks through. */
export interface RolloutClients {
    sagemaker: sagemaker.SageMakerClient;
    cloudwatch: cloudwatch.CloudWatchClient;
}

/** Attempts of one call; SageMaker throttles DescribeEndpoint when many deployments run in one account. */
const MAX_ATTEMPTS = 10;

/** Clients with the given rights, or with those that the SDK finds for itself. */
export function rolloutClients(region: string, access: AwsAccessArgs = {}): RolloutClients {
    const credentials = awsCredentials(access, region);
    const settings = {
        region,
        maxAttempts: MAX_ATTEMPTS,
        retryMode: "standard",
        ...(credentials === undefined ? {} : { credentials }),
    };
    return {
        sagemaker: new sagemaker.SageMakerClient(settings),
        cloudwatch: new cloudwatch.CloudWatchClient(settings),
    };
}
