import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { PolicyStatement } from "../../../shared/iam/iamDocuments";
import { mapInput } from "../../../shared/plainInputs";
import { s3Object, s3Prefix } from "../../../shared/s3Uri";
import { imageRepositoryArn, modelMonitorImage } from "../../../shared/images/sagemakerImages";
import { createServiceRole, ServiceRole } from "../../../shared/iam/serviceRole";
import { DataQualityMonitorArgs } from "./dataQualityArgs";
import {
    INPUT_PATH,
    jobResources,
    MonitorJob,
    MonitorJobSpec,
    networkConfig,
    OUTPUT_PATH,
    PUBLISHING,
} from "../monitorJob";
import { monitorStatements, readObjects } from "../monitorRole";

function jobStatements(
    spec: MonitorJobSpec,
    baseline: DataQualityMonitorArgs,
    dataCaptureUri: string,
): PolicyStatement[] {
    const { location } = spec;
    const image = modelMonitorImage(location);
    const object = (uri: pulumi.Input<string>) => readObjects(uri, (text) => s3Object(location, text));
    const { baselineKeyArn } = baseline;
    return monitorStatements({
        location,
        inputs: {
            CapturedData: s3Prefix(location, dataCaptureUri),
            Constraints: object(baseline.baselineConstraintsUri),
            Statistics: object(baseline.baselineStatisticsUri),
        },
        outputArn: mapInput(spec.outputUri, (uri) => s3Prefix(location, uri).objectArn),
        repositoryArn: imageRepositoryArn(image, location) ?? image,
        keyArn: spec.keyArn,
        otherKeyArns: baselineKeyArn === undefined ? {} : { Baseline: baselineKeyArn },
    });
}

function createRole(
    name: string,
    spec: MonitorJobSpec,
    baseline: DataQualityMonitorArgs,
    opts: pulumi.CustomResourceOptions,
): ServiceRole {
    const statements = mapInput(spec.dataCaptureUri, (uri) => jobStatements(spec, baseline, uri));
    const role = { service: "sagemaker.amazonaws.com", location: spec.location, statements, tags: spec.tags };
    return createServiceRole(`${name}-role`, role, opts);
}

/**
 * Creates a job that compares requests with a baseline: `<name>-job-definition` and its role. No property of the
 * definition can change, so it has no name of its own: a new one is made, the schedule is pointed at it, and the old
 * one goes.
 */
export function createDataQualityJob(
    name: string,
    spec: MonitorJobSpec,
    baseline: DataQualityMonitorArgs,
    opts: pulumi.CustomResourceOptions,
): MonitorJob {
    const role = createRole(name, spec, baseline, opts);
    const definition = new aws.sagemaker.DataQualityJobDefinition(
        `${name}-job-definition`,
        {
            roleArn: role.arn,
            dataQualityAppSpecification: {
                imageUri: modelMonitorImage(spec.location),
                environment: PUBLISHING,
            },
            dataQualityBaselineConfig: {
                constraintsResource: { s3Uri: baseline.baselineConstraintsUri },
                statisticsResource: { s3Uri: baseline.baselineStatisticsUri },
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
    return { type: "DataQuality", name: definition.name, role };
}
