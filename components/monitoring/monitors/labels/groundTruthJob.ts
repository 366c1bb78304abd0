import type * as pulumi from "@pulumi/pulumi";
import { given } from "../../../shared/given";
import { s3Object, s3Prefix } from "../../../shared/s3Uri";
import { imageRepositoryArn } from "../../../shared/images/sagemakerImages";
import { createServiceRole, ServiceRole } from "../../../shared/iam/serviceRole";
import type { LabelMonitorArgs } from "./groundTruthArgs";
import {
    INPUT_PATH,
    jobResources,
    MonitorJob,
    MonitorJobSpec,
    networkConfig,
    OUTPUT_PATH,
} from "../monitorJob";
import { monitorStatements, readObjects } from "../monitorRole";

/** What a job reads to compare answers with what turned out to be true. */
export interface GroundTruthSpec extends MonitorJobSpec {
    monitor: LabelMonitorArgs;
    image: string;
    /** What says how to analyse, beside the baseline and under its key. Default: nothing. */
    configUri?: pulumi.Input<string>;
}

/** The captured requests and the labels, as a job definition of Cloud Control has them. */
export function groundTruthInput(spec: GroundTruthSpec) {
    const { monitor, endpointName } = spec;
    return {
        endpointInput: {
            endpointName,
            localPath: INPUT_PATH,
            ...given({
                startTimeOffset: monitor.startTimeOffset,
                endTimeOffset: monitor.endTimeOffset,
                inferenceAttribute: monitor.inferenceAttribute,
                probabilityAttribute: monitor.probabilityAttribute,
                probabilityThresholdAttribute: monitor.probabilityThreshold,
            }),
        },
        groundTruthS3Input: { s3Uri: monitor.groundTruthUri },
    };
}

/** What the result is compared with, as a job definition of Cloud Control has it. */
export function groundTruthBaseline({ monitor }: GroundTruthSpec) {
    return { constraintsResource: { s3Uri: monitor.baselineConstraintsUri } };
}

/** Where reports are written, as a job definition of Cloud Control has it. */
export function groundTruthOutput(spec: MonitorJobSpec) {
    return {
        kmsKeyId: spec.keyArn,
        monitoringOutputs: [{ s3Output: { s3Uri: spec.outputUri, localPath: OUTPUT_PATH } }],
    };
}

/** What a job definition of Cloud Control says of role, instances, network and time, whatever it compares. */
export function groundTruthSurroundings(spec: MonitorJobSpec, role: ServiceRole) {
    return {
        roleArn: role.arn,
        jobResources: jobResources(spec),
        networkConfig: networkConfig(spec),
        stoppingCondition: { maxRuntimeInSeconds: spec.maxRuntimeSeconds },
        tags: Object.entries(spec.tags).map(([key, value]) => ({ key, value })),
    };
}

/** A job by its definition, which Pulumi names where nobody does. */
export function groundTruthJob(
    type: MonitorJob["type"],
    definition: { jobDefinitionName: pulumi.Output<string | undefined> },
    role: ServiceRole,
): MonitorJob {
    return { type, name: definition.jobDefinitionName as pulumi.Output<string>, role };
}

/**
 * Creates the role of such a job, `<name>-role`. A first job merges answers and labels under the reports' prefix, and
 * the second one reads that.
 */
export function createGroundTruthRole(
    name: string,
    spec: GroundTruthSpec,
    opts: pulumi.CustomResourceOptions,
): ServiceRole {
    const { location, monitor, configUri } = spec;
    const under = (uri: pulumi.Input<string>) => readObjects(uri, (text) => s3Prefix(location, text));
    const object = (uri: pulumi.Input<string>) => readObjects(uri, (text) => s3Object(location, text));
    const reports = under(spec.outputUri);
    const statements = monitorStatements({
        location,
        inputs: {
            CapturedData: under(spec.dataCaptureUri),
            GroundTruth: under(monitor.groundTruthUri),
            MergedData: reports,
            ...(configUri === undefined ? {} : { Configuration: object(configUri) }),
            Constraints: object(monitor.baselineConstraintsUri),
        },
        outputArn: reports.objectArn,
        repositoryArn: imageRepositoryArn(spec.image, location) ?? spec.image,
        keyArn: spec.keyArn,
        otherKeyArns: {
            ...given({ Baseline: monitor.baselineKeyArn, GroundTruth: monitor.groundTruthKeyArn }),
        },
    });
    const role = { service: "sagemaker.amazonaws.com", location, statements, tags: spec.tags };
    return createServiceRole(`${name}-role`, role, opts);
}
