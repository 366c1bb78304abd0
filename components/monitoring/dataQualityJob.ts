import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AwsLocation } from "../shared/awsLocation";
import { PolicyStatement } from "../shared/iamDocuments";
import { NetworkPlacement } from "../shared/networkPlacement";
import { mapInput } from "../shared/plainInputs";
import { S3Objects, s3Object, s3Prefix } from "../shared/s3Uri";
import { imageRepositoryArn, modelMonitorImage } from "../shared/sagemakerImages";
import { createServiceRole, ServiceRole } from "../shared/serviceRole";
import { Tags } from "../shared/tags";
import { DataQualityMonitorArgs } from "./dataQualityArgs";
import { monitorStatements, ReadObjects } from "./monitorRole";

/** What a data quality job is made from. */
export interface DataQualityJobSpec {
    location: AwsLocation;
    endpointName: pulumi.Input<string>;
    dataCaptureUri: pulumi.Input<string>;
    baseline: DataQualityMonitorArgs;
    outputUri: pulumi.Input<string>;
    keyArn: pulumi.Input<string>;
    network: NetworkPlacement;
    networkIsolation: boolean;
    instanceType: string;
    instanceCount: number;
    volumeSizeInGb: number;
    maxRuntimeSeconds: number;
    tags: Tags;
}

const INPUT_PATH = "/opt/ml/processing/input/endpoint";
const OUTPUT_PATH = "/opt/ml/processing/output";

/** Creates the role of a data quality job: `<name>-role` and its policy. */
export function createDataQualityRole(
    name: string,
    spec: DataQualityJobSpec,
    opts: pulumi.CustomResourceOptions,
): ServiceRole {
    const statements = mapInput(spec.dataCaptureUri, (uri) => jobStatements(spec, uri));
    const role = { service: "sagemaker.amazonaws.com", location: spec.location, statements, tags: spec.tags };
    return createServiceRole(`${name}-role`, role, opts);
}

function jobStatements(spec: DataQualityJobSpec, dataCaptureUri: string): PolicyStatement[] {
    const { location, baseline } = spec;
    const image = modelMonitorImage(location);
    const readObject = (uri: pulumi.Input<string>) => partsOf(uri, (text) => s3Object(location, text));
    return monitorStatements({
        location,
        inputs: {
            CapturedData: s3Prefix(location, dataCaptureUri),
            Constraints: readObject(baseline.baselineConstraintsUri),
            Statistics: readObject(baseline.baselineStatisticsUri),
        },
        outputArn: mapInput(spec.outputUri, (uri) => s3Prefix(location, uri).objectArn),
        repositoryArn: imageRepositoryArn(image, location) ?? image,
        keyArn: spec.keyArn,
        baselineKeyArn: baseline.baselineKeyArn,
    });
}

/**
 * Creates the job definition. No property of it can change, so it has no name of its own: a new one is made, the
 * schedule is pointed at it, and the old one goes.
 */
export function createDataQualityJob(
    name: string,
    spec: DataQualityJobSpec,
    role: ServiceRole,
    opts: pulumi.CustomResourceOptions,
): aws.sagemaker.DataQualityJobDefinition {
    return new aws.sagemaker.DataQualityJobDefinition(
        `${name}-job-definition`,
        {
            roleArn: role.arn,
            dataQualityAppSpecification: {
                imageUri: modelMonitorImage(spec.location),
                // The SDK sets it, the service does not: without it there are no metrics and no drift alarm.
                environment: { publish_cloudwatch_metrics: "Enabled" },
            },
            dataQualityBaselineConfig: {
                constraintsResource: { s3Uri: spec.baseline.baselineConstraintsUri },
                statisticsResource: { s3Uri: spec.baseline.baselineStatisticsUri },
            },
            dataQualityJobInput: {
                endpointInput: { endpointName: spec.endpointName, localPath: INPUT_PATH },
            },
            dataQualityJobOutputConfig: {
                kmsKeyId: spec.keyArn,
                monitoringOutputs: { s3Output: { s3Uri: spec.outputUri, localPath: OUTPUT_PATH } },
            },
            jobResources: jobResources(spec),
            networkConfig: networkConfig(spec),
            stoppingCondition: { maxRuntimeInSeconds: spec.maxRuntimeSeconds },
            tags: spec.tags,
        },
        { ...opts, dependsOn: [role.policy] },
    );
}

function jobResources(
    spec: DataQualityJobSpec,
): aws.types.input.sagemaker.DataQualityJobDefinitionJobResources {
    return {
        clusterConfig: {
            instanceType: spec.instanceType,
            instanceCount: spec.instanceCount,
            volumeSizeInGb: spec.volumeSizeInGb,
            volumeKmsKeyId: spec.keyArn,
        },
    };
}

function networkConfig(
    spec: DataQualityJobSpec,
): aws.types.input.sagemaker.DataQualityJobDefinitionNetworkConfig {
    return {
        enableInterContainerTrafficEncryption: true,
        enableNetworkIsolation: spec.networkIsolation,
        vpcConfig: { subnets: spec.network.subnetIds, securityGroupIds: spec.network.securityGroupIds },
    };
}

function partsOf(uri: pulumi.Input<string>, read: (text: string) => S3Objects): ReadObjects {
    const part = (name: keyof S3Objects) => mapInput(uri, (text) => read(text)[name]);
    return { bucketArn: part("bucketArn"), objectArn: part("objectArn"), key: part("key") };
}
