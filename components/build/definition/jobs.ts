import { Amount, Text } from "./expressions";
import { JsonObject, present } from "./json";

/** The instances of a job. */
export interface Cluster {
    instanceType: Text;
    instanceCount: Amount;
    /** Size of each instance's volume, in GB. */
    volumeSizeGb: Amount;
    /** Key of the volumes. Left out for types that store on local drives: the service refuses it there. */
    volumeKeyArn?: Text;
}

/** Where in a VPC a job runs, and what its containers may reach. */
export interface JobNetwork {
    subnetIds: readonly string[];
    securityGroupIds: readonly string[];
    /** The containers reach nothing; SageMaker itself moves inputs and outputs. */
    isolated: boolean;
    encryptTraffic: boolean;
}

/** `ClusterConfig` of a processing job, `ResourceConfig` of a training job. */
export function clusterDocument(cluster: Cluster): JsonObject {
    return {
        InstanceType: cluster.instanceType,
        InstanceCount: cluster.instanceCount,
        VolumeSizeInGB: cluster.volumeSizeGb,
        ...present({ VolumeKmsKeyId: cluster.volumeKeyArn }),
    };
}

/** `VpcConfig` of a job or model. */
export function vpcDocument(network: Pick<JobNetwork, "subnetIds" | "securityGroupIds">): JsonObject {
    return { SecurityGroupIds: network.securityGroupIds, Subnets: network.subnetIds };
}
