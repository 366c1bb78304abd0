import * as pulumi from "@pulumi/pulumi";
import { ArtifactStore } from "../components/foundation/artifactStore";
import { EncryptionKey } from "../components/foundation/encryptionKey";
import { NatGateways, NetworkFoundation } from "../components/foundation/networkFoundation";
import { NotificationTopic } from "../components/foundation/notificationTopic";
import { AwsLocation } from "../components/shared/awsLocation";
import { NetworkPlacement } from "../components/shared/networkPlacement";
import { Tags } from "../components/shared/tags";
import { Settings } from "./settings";

/** What every stack stands on. */
export interface Foundation {
    location: AwsLocation;
    /** Start of the names of everything in the stack: `<model>-<environment>`. */
    prefix: string;
    /** Tags of everything in the stack. */
    tags: Tags;
    keyArn: pulumi.Output<string>;
    network: NetworkPlacement;
    /** VPC of the network. */
    vpcId: pulumi.Output<string>;
    artifactBucketName: pulumi.Output<string>;
    topicArn: pulumi.Output<string>;
}

const PARTITIONS: Record<string, string> = { "cn-": "aws-cn", "us-gov-": "aws-us-gov" };

const NAT_GATEWAYS: Record<Settings["network"]["natGateways"], NatGateways> = {
    none: NatGateways.None,
    single: NatGateways.Single,
    onePerZone: NatGateways.OnePerZone,
};

/** Where a stack lives, as its settings say. */
export function locationOf(settings: Settings): AwsLocation {
    const special = Object.entries(PARTITIONS).find(([prefix]) => settings.region.startsWith(prefix));
    return { partition: special?.[1] ?? "aws", region: settings.region, accountId: settings.accountId };
}

/** Creates key, network, artefact store and notification topic, and hands on what the rest of a stack needs of them. */
export function createFoundation(settings: Settings): Foundation {
    const location = locationOf(settings);
    const prefix = `${settings.model}-${settings.environment}`;
    const tags = { model: settings.model, environment: settings.environment, ...settings.tags };
    const key = new EncryptionKey(`${prefix}-key`, { location, tags });
    const keyArn = key.keyArn;
    const artifacts = new ArtifactStore(`${prefix}-artifacts`, { location, keyArn, tags });
    const { natGateways, ...addresses } = settings.network;
    const network = new NetworkFoundation(`${prefix}-network`, {
        location,
        keyArn,
        ...addresses,
        natGateways: NAT_GATEWAYS[natGateways],
        tags,
    });
    const { notificationUrl } = settings;
    const topic = new NotificationTopic(`${prefix}-notifications`, {
        location,
        keyArn,
        emails: settings.notifications.emails,
        ...(notificationUrl === undefined ? {} : { httpsEndpoint: notificationUrl }),
        tags,
    });
    return {
        location,
        prefix,
        tags,
        keyArn,
        network: { subnetIds: network.privateSubnetIds, securityGroupIds: [network.securityGroupId] },
        vpcId: network.vpcId,
        artifactBucketName: artifacts.bucketName,
        topicArn: topic.topicArn,
    };
}
