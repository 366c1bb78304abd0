import type * as pulumi from "@pulumi/pulumi";
import type { AwsLocation } from "../../shared/awsLocation";
import type { NetworkPlacement } from "../../shared/networkPlacement";
import type { ServiceRole } from "../../shared/iam/serviceRole";
import type { Tags } from "../../shared/tags";

/** What a monitoring job is made from, whatever it looks at. */
export interface MonitorJobSpec {
    location: AwsLocation;
    endpointName: pulumi.Input<string>;
    dataCaptureUri: pulumi.Input<string>;
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

/** A job definition that a schedule runs. */
export interface MonitorJob {
    /** What the job looks at, in SageMaker's words. */
    type: "DataQuality" | "ModelQuality" | "ModelBias";
    /** Name of the definition, another one whenever the job changes. */
    name: pulumi.Output<string>;
    role: ServiceRole;
}

/** Where captured data are put for the container. */
export const INPUT_PATH = "/opt/ml/processing/input/endpoint";
/** Where the container leaves its reports. */
export const OUTPUT_PATH = "/opt/ml/processing/output";

/** The SDK sets it, the service does not: without it there are no metrics and no alarm. */
export const PUBLISHING = { publish_cloudwatch_metrics: "Enabled" } as const;

/** Instances of a job. */
export function jobResources(spec: MonitorJobSpec) {
    return {
        clusterConfig: {
            instanceType: spec.instanceType,
            instanceCount: spec.instanceCount,
            volumeSizeInGb: spec.volumeSizeInGb,
            volumeKmsKeyId: spec.keyArn,
        },
    };
}

/** Network of a job: in the VPC, encrypted between its containers. */
export function networkConfig(spec: MonitorJobSpec) {
    return {
        enableInterContainerTrafficEncryption: true,
        enableNetworkIsolation: spec.networkIsolation,
        vpcConfig: { subnets: spec.network.subnetIds, securityGroupIds: spec.network.securityGroupIds },
    };
}
