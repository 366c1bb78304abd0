import { AsyncEndpointArgs } from "../../../components/serving/asyncEndpoint";
import { MultiModelEndpointArgs } from "../../../components/serving/multiModelEndpoint";
import { RealtimeEndpointArgs } from "../../../components/serving/realtimeEndpoint";
import { ServerlessEndpointArgs } from "../../../components/serving/serverlessEndpoint";
import { EndpointVariantArgs } from "../../../components/serving/hosting/variants";
import { LOCATION, Recording } from "../../support/recorder";
import { statementsIn } from "../policyStatements";

export const KEY = "arn:aws:kms:eu-central-1:111122223333:key/0a1b";
export const PACKAGE = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/1";
export const IMAGE = "492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-xgboost:1.7-1";

export const MODEL = "aws:sagemaker/model:Model";
export const CONFIG = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
export const ENDPOINT = "aws:sagemaker/endpoint:Endpoint";
export const ROLLOUT = "pulumi-nodejs:dynamic/mlops:EndpointRollout";
export const ROLE = "aws:iam/role:Role";
export const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";

const SHARED = {
    location: LOCATION,
    endpointName: "fraud",
    network: { subnetIds: ["subnet-a", "subnet-b"], securityGroupIds: ["sg-1"] },
    keyArn: KEY,
    artifactBucketName: "artifacts",
    rollbackAlarmNames: ["errors"],
    tags: { team: "risk" },
};

/** One variant that serves a registered version, some of it replaced. */
export function variant(overrides: Partial<EndpointVariantArgs> = {}): EndpointVariantArgs {
    return {
        name: "main",
        modelPackageArn: PACKAGE,
        instanceType: "ml.m5.large",
        initialInstanceCount: 2,
        ...overrides,
    };
}

/** One variant that serves a container of one's own, some of it replaced. */
export function imageVariant(overrides: Partial<EndpointVariantArgs> = {}): EndpointVariantArgs {
    return { name: "own", image: IMAGE, instanceType: "ml.m5.large", initialInstanceCount: 2, ...overrides };
}

/** Valid arguments of a real-time endpoint, some of them replaced. */
export function realtimeArgs(overrides: Partial<RealtimeEndpointArgs> = {}): RealtimeEndpointArgs {
    return { ...SHARED, variants: [variant()], ...overrides };
}

/** Valid arguments of a multi-model endpoint, some of them replaced. */
export function multiModelArgs(overrides: Partial<MultiModelEndpointArgs> = {}): MultiModelEndpointArgs {
    return {
        ...SHARED,
        image: IMAGE,
        modelDataPrefix: "s3://artifacts/regional/",
        instanceType: "ml.m5.xlarge",
        initialInstanceCount: 2,
        ...overrides,
    };
}

/** Valid arguments of an asynchronous endpoint, some of them replaced. */
export function asyncArgs(overrides: Partial<AsyncEndpointArgs> = {}): AsyncEndpointArgs {
    return {
        ...SHARED,
        modelPackageArn: PACKAGE,
        instanceType: "ml.m5.xlarge",
        initialInstanceCount: 2,
        ...overrides,
    };
}

/** Valid arguments of a serverless endpoint, some of them replaced. */
export function serverlessArgs(overrides: Partial<ServerlessEndpointArgs> = {}): ServerlessEndpointArgs {
    const { location, endpointName, tags } = SHARED;
    return {
        ...{ location, endpointName, tags },
        ...(overrides.image === undefined ? { modelPackageArn: PACKAGE } : {}),
        memorySizeInMb: 2048,
        maxConcurrency: 20,
        modelBucketName: "models",
        modelKeyArn: KEY,
        ...overrides,
    };
}

/** The statements of the hosting role's policy, by what each is for. */
export function statementsOf(recording: Recording): Record<string, Record<string, unknown>> {
    const statements = statementsIn(recording.one(ROLE_POLICY).inputs["policy"]);
    return Object.fromEntries(statements.map(({ Sid, ...rest }) => [Sid, rest]));
}
