import type * as pulumi from "@pulumi/pulumi";
import { given } from "../../../shared/given";
import { s3Object, s3Prefix } from "../../../shared/s3Uri";
import { imageRepositoryArn } from "../../../shared/images/sagemakerImages";
import { createServiceRole, ServiceRole } from "../../../shared/iam/serviceRole";
import type { GroundTruthArgs } from "./groundTruthArgs";
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
    groundTruth: GroundTruthArgs;
    /** Files of the baseline, and what says how to analyse, by a name of letters. */
    files: Record<string, pulumi.Input<string>>;
    /** Key of those files where that is another one. */
    baselineKeyArn: pulumi.Input<string> | undefined;
    image: string;
}

/** The captured requests and the labels, as a job definition of Cloud Control has them. */
export function groundTruthInput(spec: GroundTruthSpec) {
    const { groundTruth, endpointName } = spec;
    return {
        endpointInput: {
            endpointName,
            localPath: INPUT_PATH,
            ...given({
                startTimeOffset: groundTruth.startTimeOffset,
                endTimeOffset: groundTruth.endTimeOffset,
                inferenceAttribute: groundTruth.inferenceAttribute,
                probabilityAttribute: groundTruth.probabilityAttribute,
                probabilityThresholdAttribute: groundTruth.probabilityThreshold,
            }),
        },
        groundTruthS3Input: { s3Uri: groundTruth.groundTruthUri },
    };
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
    const { location, groundTruth } = spec;
    const under = (uri: pulumi.Input<string>) => readObjects(uri, (text) => s3Prefix(location, text));
    const object = (uri: pulumi.Input<string>) => readObjects(uri, (text) => s3Object(location, text));
    const files = Object.entries(spec.files).map(([what, uri]) => [what, object(uri)] as const);
    const reports = under(spec.outputUri);
    const statements = monitorStatements({
        location,
        inputs: {
            CapturedData: under(spec.dataCaptureUri),
            GroundTruth: under(groundTruth.groundTruthUri),
            MergedData: reports,
            ...Object.fromEntries(files),
        },
        outputArn: reports.objectArn,
        repositoryArn: imageRepositoryArn(spec.image, location) ?? spec.image,
        keyArn: spec.keyArn,
        otherKeyArns: {
            ...given({ Baseline: spec.baselineKeyArn, GroundTruth: groundTruth.groundTruthKeyArn }),
        },
    });
    const role = { service: "sagemaker.amazonaws.com", location, statements, tags: spec.tags };
    return createServiceRole(`${name}-role`, role, opts);
}
