import type * as pulumi from "@pulumi/pulumi";
import { AwsLocation, s3Arn } from "../../shared/awsLocation";
import type { PolicyStatement } from "../../shared/iam/iamDocuments";
import { interpolate } from "../../shared/plainInputs";
import { createServiceRole, ServiceRole } from "../../shared/iam/serviceRole";
import { Tags } from "../../shared/tags";
import { publishMetrics, pullImages, writeLogs } from "../../shared/iam/workloadStatements";

/** What the role of a serverless endpoint is made from. */
export interface ServerlessRoleSpec {
    location: AwsLocation;
    endpointName: string;
    modelBucketName: pulumi.Input<string>;
    modelKeyArn: pulumi.Input<string>;
    repositoryArns: pulumi.Input<string>[];
    tags: Tags;
}

/** Namespace that SageMaker publishes in, and its memory metric's. */
const METRIC_NAMESPACES = ["AWS/SageMaker", "/aws/sagemaker/*"];

function statementsOf(spec: ServerlessRoleSpec): PolicyStatement[] {
    const { location, modelBucketName, modelKeyArn } = spec;
    const models = interpolate`${s3Arn(location, "")}${modelBucketName}/*`;
    return [
        ...pullImages(spec.repositoryArns),
        { Sid: "ReadModelData", Effect: "Allow", Action: "s3:GetObject", Resource: models },
        { Sid: "ReadEncryptedModels", Effect: "Allow", Action: "kms:Decrypt", Resource: modelKeyArn },
        ...writeLogs(location, `/aws/sagemaker/Endpoints/${spec.endpointName}`),
        ...publishMetrics(METRIC_NAMESPACES),
    ];
}

/**
 * Creates the role that SageMaker serves a model with: `<name>-execution-role` and its policy. Nothing of networks,
 * volumes or alarms is in it, a serverless endpoint has none.
 */
export function createServerlessRole(
    name: string,
    spec: ServerlessRoleSpec,
    opts: pulumi.CustomResourceOptions,
): ServiceRole {
    const { location, tags } = spec;
    const service = "sagemaker.amazonaws.com";
    return createServiceRole(
        `${name}-execution-role`,
        { service, location, statements: statementsOf(spec), tags },
        opts,
    );
}
